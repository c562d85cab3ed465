// Where a file comes from: its signature as a chain of steps, then the notes in its metadata.

import { h } from '../dom.js';
import { count, time } from '../format.js';
import { lookUp } from '../strings.js';
import { words } from '../strings/result-words.js';

/** @typedef {import('../model').Provenance} Provenance */
/** @typedef {import('../model').Credentials} Credentials */

/** Whether what the signature says comes before the statistics: it is proof, or it is broken. */
export const outranks = (/** @type {Provenance | undefined} */ provenance) =>
  ['trusted', 'invalid'].includes(provenance?.c2pa?.state ?? '');

/** The nodes, or null for a file that says nothing about itself. */
export function originView(/** @type {Provenance | undefined} */ provenance) {
  const c2pa = provenance?.c2pa;
  const claims = provenance?.metadata ?? [];
  const sentence = c2pa && standing(c2pa);
  if (!sentence && claims.length === 0) return null;
  return [
    sentence && h('p', {}, sentence),
    c2pa && isReadable(c2pa) && h('ol', { class: 'chain' }, links(c2pa).map((link) => h('li', {}, link))),
    claims.length > 0 && h('ul', { class: 'claims' }, claims.map(note)),
    claims.length > 0 && h('p', { class: 'hint' }, words.claimNote),
  ];
}

const note = (/** @type {import('../model').Claim} */ claim) => h('li', {},
  h('code', {}, claim.path), ` ${lookUp(words.claim, claim.claim) ?? ''}: `, h('q', {}, claim.value));

/** What the signature is worth, in a sentence; empty where there is none. */
function standing(/** @type {Credentials} */ c2pa) {
  const say = words.signature;
  const failures = c2pa.failures.join(', ');
  switch (c2pa.state) {
    case 'absent': return failures ? say.elsewhere : '';
    case 'unavailable': return say.unavailable;
    case 'unreadable': return say.unreadable;
    case 'invalid': return isIntact(c2pa) ? say.invalid(failures) : say.mismatch(failures);
    default: return say[c2pa.state];
  }
}

/** Whether what it says may be told: a signature that does not fit the file says nothing. */
const isReadable = (/** @type {Credentials} */ c2pa) =>
  c2pa.state === 'trusted' || c2pa.state === 'valid_untrusted' || (c2pa.state === 'invalid' && isIntact(c2pa));

/** The signature fits the file, though its certificate may not hold. */
const isIntact = (/** @type {Credentials} */ c2pa) =>
  c2pa.failures.length > 0 && c2pa.failures.every((code) => code.startsWith('signingCredential.'));

/** The steps of the chain, oldest first: from what, how made, what was done, who signed. */
function links(/** @type {Credentials} */ c2pa) {
  const say = words.signature;
  const program = c2pa.made_with ?? c2pa.generator;
  const made = [lookUp(say.origin, c2pa.digital_source_type), program && say.program(program)].filter(Boolean);
  const names = [c2pa.signer, c2pa.issuer].filter(Boolean).join(', ') || say.nameless;
  return [
    c2pa.ingredients > 0 && say.ingredients(c2pa.ingredients, count(c2pa.ingredients)),
    made.length > 0 && say.made(made.join(', ')),
    ...c2pa.actions.map((action) => lookUp(say.action, action.replace('c2pa.', '')) ?? action),
    say.by(names, time(c2pa.signed_at)),
  ].filter(Boolean);
}
