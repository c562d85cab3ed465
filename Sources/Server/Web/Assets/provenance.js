// Where a file comes from: its signature in sentences, then the notes in its metadata.

import { h } from './dom.js';
import { time } from './format.js';
import { words } from './strings.js';

/** Whether what the signature says comes before the statistics: it is proof, or it is broken. */
export const outranks = (provenance) => ['trusted', 'invalid'].includes(provenance?.c2pa?.state);

/** The nodes, or null for a file that says nothing about itself. */
export function originView(provenance) {
  const signed = provenance?.c2pa ? sentences(provenance.c2pa) : [];
  const claims = provenance?.metadata ?? [];
  if (signed.length + claims.length === 0) return null;
  return [
    signed.map((sentence) => h('p', {}, sentence)),
    claims.length > 0 && h('ul', { class: 'claims' }, claims.map(note)),
    claims.length > 0 && h('p', { class: 'hint' }, words.claimNote),
  ];
}

const note = (claim) => h('li', {},
  h('code', {}, claim.path), ` ${words.claim[claim.claim] ?? ''}: `, h('q', {}, claim.value));

/** One sentence a fact, the most important first. */
function sentences(c2pa) {
  const say = words.signature;
  const failures = c2pa.failures.join(', ');
  if (c2pa.state === 'absent') return failures ? [say.elsewhere] : [];
  if (c2pa.state === 'unavailable') return [say.unavailable];
  if (c2pa.state === 'unreadable') return [say.unreadable];
  if (c2pa.state === 'invalid' && !isIntact(c2pa)) return [say.mismatch(failures)];
  const steps = c2pa.actions.map((action) => action.replace('c2pa.', '')).join(', ');
  return [`${signed(c2pa)}. ${say[c2pa.state](failures)}`, ...(steps ? [say.steps(steps)] : [])];
}

/** The signature fits the file, though its certificate may not hold. */
const isIntact = (c2pa) =>
  c2pa.failures.length > 0 && c2pa.failures.every((code) => code.startsWith('signingCredential.'));

function signed(c2pa) {
  const say = words.signature;
  const names = [c2pa.signer, c2pa.issuer].filter(Boolean).join(', ') || say.nameless;
  const program = c2pa.made_with ?? c2pa.generator;
  const made = [say.origin[c2pa.digital_source_type], program && say.program(program)].filter(Boolean).join(', ');
  return say.by(names, c2pa.signed_at && time(c2pa.signed_at)) + (made && `: ${made}`);
}
