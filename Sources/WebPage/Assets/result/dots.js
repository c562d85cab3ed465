// Of 100 synthetic files how many are found, left open and let pass: a hundred dots and the sentence that says the same.

import { h } from '../dom.js';
import { words } from '../strings/result-words.js';

/**
 * @param {{ found: number, open: number, pass: number } | null} shares
 * @param {string} kind
 */
export function dots(shares, kind) {
  if (!shares) return null;
  const look = (/** @type {number} */ index) =>
    (index < shares.found ? 'found' : index < shares.found + shares.open ? 'left-open' : 'pass');
  const { found, open, pass } = shares;
  return h('div', { class: 'of-hundred' },
    h('p', {}, words.line.ofHundred(found, open, pass, kind)),
    h('div', { class: 'dots', 'aria-hidden': 'true' },
      Array.from({ length: 100 }, (_, index) => h('span', { class: `dot-of ${look(index)}` }))),
    h('p', { class: 'dots-legend hint', 'aria-hidden': 'true' },
      /** @type {const} */ (['found', 'left-open', 'pass']).map((name, index) =>
        h('span', {}, h('span', { class: `dot-of ${name}` }), ` ${words.line.shares[index]}`))));
}
