// The store: how full it is and with what, what could go, and what waits for room.

import { announce, fill, h } from '../dom.js';
import { form } from '../fields.js';
import { count, size } from '../format.js';
import { meter } from '../storage/meter.js';
import { confirmDeletion } from '../notice.js';
import { suggestionChoice } from '../storage/room.js';
import { empty, failed, skeleton } from '../states.js';
import { words } from '../strings.js';
import { waitingList } from '../storage/waiting.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../app.js').Visit} Visit */

/** Where there is something, suggestions aim at a quarter of it. */
const part = 4;

/** @type {import('../app.js').OpenPage} */
export async function open(app, visit) {
  const head = h('h1', {}, words.storage.title);
  fill(visit.root, head, skeleton(4));
  const again = () => open(app, visit);
  try {
    const [store, held] = await Promise.all([
      app.api.storage(0, visit.signal),
      app.api.history(new URLSearchParams({ retain: 'held', limit: '100' }), visit.signal),
    ]);
    const { suggestions } = store.used > 0 ? await app.api.storage(Math.ceil(store.used / part), visit.signal) : store;
    if (visit.signal.aborted) return;
    fill(visit.root, head, usage(store),
      waitingList(app, visit, held.items, again),
      store.files > 0 && makingRoom(app, visit, suggestions, again));
  } catch (problem) {
    if (!visit.signal.aborted) fill(visit.root, head, failed(problem, again));
  }
}

/** How much of the limit is used, by kind. */
function usage(/** @type {import('../model').Storage} */ store) {
  if (store.files === 0) {
    return empty(words.storage.none, words.storage.noneHint(size(store.limit)),
      h('a', { class: 'button', href: '#/' }, words.history.first));
  }
  return h('section', { class: 'panel' },
    h('p', { class: 'lead' }, words.storage.used(size(store.used), size(store.limit))),
    meter(store),
    h('p', { class: 'hint' }, words.storage.files(count(store.files), count(store.max_files))),
    store.transient > 0 && h('p', { class: 'hint' }, words.storage.transient(size(store.transient))));
}

/**
 * What could go, and the button that clears it.
 *
 * @param {App} app
 * @param {Visit} visit
 * @param {import('../model').Suggestion[]} suggestions
 * @param {() => void} again
 */
function makingRoom(app, visit, suggestions, again) {
  if (suggestions.length === 0) return null;
  const choices = suggestions.map(suggestionChoice);
  const clear = async () => {
    const chosen = suggestions[choices.findIndex(({ input }) => input.checked)];
    const question = words.history.confirmMany(chosen.analyses.length);
    if (!(await confirmDeletion(question, words.history.confirmManyHint, visit.signal))) return;
    await app.attempt(async () => {
      const { deleted, freed } = await app.api.clear(chosen.analyses);
      for (const id of chosen.analyses) app.shelf.remove(id);
      announce(words.storage.cleared(deleted, size(freed)));
      again();
    });
  };
  return h('section', { class: 'panel' }, h('h2', {}, words.storage.room),
    h('p', { class: 'hint' }, words.storage.roomHint),
    form(clear,
      h('fieldset', { class: 'choices' }, h('legend', { class: 'unseen' }, words.storage.room),
        choices.map(({ label }) => label)),
      h('div', { class: 'row' }, h('button', { class: 'quiet' }, words.storage.clear),
        h('a', { href: '#/history' }, words.storage.choose))));
}
