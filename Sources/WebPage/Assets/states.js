// What a page shows while it has nothing to show: loading, empty, failed.

import { h } from './dom.js';
import { inWords } from './notice.js';
import { words } from './strings.js';

/** Where lines will be; words follow for those who wait longer or listen. */
export const skeleton = (/** @type {number} */ lines = 3) => h('div', { class: 'skeleton' },
  h('p', { class: 'unseen' }, words.frame.loading),
  Array.from({ length: lines }, () => h('span', { class: 'bone', 'aria-hidden': 'true' })));

/**
 * Nothing is there yet: why, and what to do about it.
 *
 * @param {string} title
 * @param {string} sentence
 * @param {import('./dom.js').Child} [action]
 */
export const empty = (title, sentence, action) => h('div', { class: 'empty' },
  h('span', { class: 'frame', 'aria-hidden': 'true' }), h('p', { class: 'lead' }, title),
  h('p', { class: 'hint' }, sentence), action);

/**
 * Something could not be loaded: why, and a button to try again.
 *
 * @param {any} problem
 * @param {() => void} retry
 */
export function failed(problem, retry) {
  const [title, ...more] = inWords(problem);
  return h('div', { class: 'empty', role: 'alert' }, h('p', { class: 'lead' }, title),
    more.map((sentence) => sentence && h('p', { class: 'hint' }, sentence)),
    h('button', { type: 'button', class: 'quiet', onclick: retry }, words.frame.again));
}
