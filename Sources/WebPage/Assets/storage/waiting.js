// Checks that found the store full and wait a day for room.

import { announce, h } from '../dom.js';
import { size, time } from '../format.js';
import { nameOf } from '../names.js';
import { Problem } from '../problem.js';
import { words } from '../strings.js';

/**
 * The list, or nothing where none waits; `again` is called when one is kept.
 *
 * @param {import('../app.js').App} app
 * @param {import('../app.js').Visit} visit
 * @param {import('../model').AnalysisSummary[]} items
 * @param {() => void} again
 */
export function waitingList(app, visit, items, again) {
  if (items.length === 0) return null;
  const keep = (/** @type {string} */ id) => app.attempt(async () => {
    try {
      await app.api.retain(id, 'keep');
      announce(words.retention.changed.keep);
      if (!visit.signal.aborted) again();
    } catch (problem) {
      if (!(problem instanceof Problem) || !problem.shortage) throw problem;
      await app.makeRoom(id, problem.shortage);
    }
  });
  return h('section', { class: 'panel' }, h('h2', {}, words.storage.waiting),
    h('p', { class: 'hint' }, words.storage.waitingHint),
    h('ul', { class: 'lines' }, items.map((item) => h('li', {},
      h('div', {}, h('a', { dir: 'auto', href: `#/result/${item.id}` }, nameOf(item)),
        h('p', { class: 'hint' }, size(item.media.bytes), item.retention.until &&
          ` · ${words.storage.until(time(item.retention.until))}`)),
      h('button', { type: 'button', class: 'quiet', onclick: () => keep(item.id) }, words.retention.action.keep)))));
}
