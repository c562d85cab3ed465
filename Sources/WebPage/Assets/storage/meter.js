// How full the store is, as a bar with a part for each kind of medium, and the same as a table.

import { h, place } from '../dom.js';
import { count, percent, size } from '../format.js';
import { lookUp, words } from '../strings.js';

/** The bar and its legend. */
export function meter(/** @type {import('../model').Storage} */ { used, limit, kinds }) {
  const whole = Math.max(limit, used, 1);
  const parts = [...kinds].sort((a, b) => b.bytes - a.bytes);
  return h('div', { class: 'meter' },
    h('div', { class: 'meter-bar', role: 'img', 'aria-label': words.storage.share(percent(used / whole)) },
      parts.map(({ kind, bytes }) => place(h('span', { 'data-kind': kind }), { '--share': bytes / whole }))),
    h('ul', { class: 'meter-legend' }, parts.map(({ kind, bytes, files }) => h('li', {},
      h('span', { class: 'swatch', 'data-kind': kind, 'aria-hidden': 'true' }),
      h('span', { class: 'kind' }, lookUp(words.kinds, kind) ?? kind),
      h('span', { class: 'hint' }, words.storage.results(files, count(files))),
      h('span', { class: 'amount' }, size(bytes))))));
}
