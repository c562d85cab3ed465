// Where a file comes from: its signature as a chain of steps, then its unsigned metadata.

import { h } from '../dom.js';
import { apart, count, day, listed } from '../format.js';
import { claimed, isIntact, leads, makingOf, markOf, originOf, standingOf, valueKind } from '../origin.js';
import { language, lookUp } from '../strings.js';
import { words } from '../strings/result-words.js';

/** @typedef {import('../model').Provenance} Provenance */
/** @typedef {import('../model').Credentials} Credentials */

/** Whether this part comes before the statistics' reasons: it says what heads the result. */
export const outranks = (/** @type {Provenance | undefined} */ provenance) => leads(originOf(provenance));

/** The nodes, or null for a file that says nothing about itself. */
export function originView(/** @type {Provenance | undefined} */ provenance) {
  const c2pa = provenance?.c2pa;
  const claims = provenance?.metadata ?? [];
  const remarks = provenance?.remarks ?? [];
  const sentence = c2pa && standing(c2pa);
  const pixels = provenance?.pixel_signature;
  if (!sentence && !pixels && claims.length + remarks.length === 0) return null;
  return [
    pixels && h('p', {}, lookUp(words.signature.pixels, pixels.state)?.(pixels.signer, pixels.path) ?? ''),
    sentence && h('p', {}, sentence),
    isIntact(c2pa) && c2pa && h('p', { class: 'chain' }, sentenceCase(links(c2pa).join(words.signature.then))),
    claims.length + remarks.length > 0 && [
      h('h3', {}, words.unsigned),
      h('ul', { class: 'claims' }, claims.map(note), remarks.map(remark)),
      h('p', { class: 'hint' }, words.claimNote),
    ],
  ];
}

const sentenceCase = (/** @type {string} */ text) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

function note(/** @type {import('../model').Claim} */ claim) {
  const told = lookUp(words.value, valueKind(claim));
  if (markOf(claim.path)) return h('li', {}, h('code', {}, markOf(claim.path)), ` ${words.leftBy(claim.value)}`);
  return h('li', {}, h('code', {}, claim.path), ` ${lookUp(words.claim, claimed(claim)) ?? ''}: `,
    told ?? h('q', { dir: 'auto' }, claim.value));
}

const remark = (/** @type {import('../model').Remark} */ { path, meaning }) =>
  h('li', {}, h('code', {}, path), ` ${lookUp(words.remark, meaning) ?? ''}.`);

/** What the signature is worth, in a sentence; empty where there is none. */
function standing(/** @type {Credentials} */ c2pa) {
  const say = words.signature;
  const worth = standingOf(c2pa);
  const why = failures(c2pa);
  switch (worth) {
    case 'proved': case 'unknown': return say[worth];
    case 'expired': case 'altered': case 'refused': return say[worth](why);
    default: break;
  }
  if (c2pa.state === 'absent') return c2pa.failures.length > 0 ? say.elsewhere : '';
  return c2pa.state === 'unavailable' ? say.unavailable : say.unreadable;
}

/** Status codes of the signature in words; one that has none is told by its code. */
const failures = (/** @type {Credentials} */ c2pa) =>
  listed([...new Set(c2pa.failures.map((code) => lookUp(words.signature.failure, code) ?? apart(code)))]);

/** Steps that say nothing beside how the file was made. */
const silent = ['created', 'opened'];

/** The steps of the chain, oldest first: from what, how made, what was done, who signed. */
function links(/** @type {Credentials} */ c2pa) {
  const say = words.signature;
  const making = makingOf(c2pa.digital_source_type);
  const program = c2pa.made_with ?? c2pa.generator ?? '';
  const names = listed([...new Set([c2pa.signer, c2pa.issuer])]) || say.nameless;
  const actions = c2pa.actions.map((action) => action.replace('c2pa.', ''));
  return [
    c2pa.ingredients > 0 && say.ingredients(c2pa.ingredients, count(c2pa.ingredients)),
    say.made(making, program),
    ...actions.filter((action, index) => !silent.includes(action) && action !== actions[index - 1])
      .map((action) => lookUp(say.action, action) ?? action),
    say.by(names, day(c2pa.signed_at)),
  ].filter(Boolean);
}
