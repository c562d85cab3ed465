// Taking a result along: as a page of its own, on paper or as PDF, or as data.

import { h } from '../dom.js';
import { save } from '../download.js';
import { words } from '../strings/result-words.js';
import { pageOf } from './document.js';

/**
 * The buttons; `section` is the result as it is shown.
 *
 * @param {import('../model').Report} report
 * @param {() => HTMLElement} section
 */
export function downloadButtons(report, section) {
  const name = (/** @type {string} */ ending) => `touchstone-${report.id}.${ending}`;
  const button = (/** @type {'html' | 'print' | 'json'} */ what, /** @type {() => void} */ onclick) =>
    h('button', { type: 'button', class: 'quiet', onclick }, words.download[what]);
  return [
    button('print', () => print()),
    button('html', async () => {
      save(new Blob([await pageOf(section())], { type: 'text/html' }), name('html'));
    }),
    button('json', () => {
      save(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }), name('json'));
    }),
  ];
}
