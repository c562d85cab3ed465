// The calm question when the store is full: what may go so that a new check can stay.

import { ask } from '../dialog.js';
import { announce, h, place } from '../dom.js';
import { option } from '../fields.js';
import { count, size, time } from '../format.js';
import { words } from '../strings.js';

/**
 * Makes room for an analysis and keeps it; nothing is deleted before the visitor says so. Answers whether it is kept.
 *
 * @param {import('../app.js').App} app
 * @param {string} id
 * @param {import('../model').Shortage} shortage
 * @param {AbortSignal} signal
 */
export async function makeRoom(app, id, shortage, signal) {
  const isByCount = shortage.used + shortage.needed <= shortage.limit;
  const store = isByCount ? await app.api.storage(0, signal).catch(() => null) : null;
  const chosen = await askForRoom(shortage, store, signal);
  if (!chosen) return false;
  return app.attempt(async () => {
    await app.api.clear(chosen.analyses, id);
    for (const gone of chosen.analyses) app.shelf.remove(gone);
    announce(words.store.cleared(chosen.analyses.length, size(chosen.frees)));
  });
}

/**
 * The question; `store` is there when the number of results is what is full.
 *
 * @param {import('../model').Shortage} shortage
 * @param {import('../model').Storage | null} store
 * @param {AbortSignal} signal
 */
async function askForRoom(shortage, store, signal) {
  const { used, limit, needed, suggestions } = shortage;
  const choices = suggestions.map(suggestionChoice);
  const later = { value: 'later', label: words.store.later, class: 'quiet' };
  const answer = await ask({
    title: words.store.fullTitle,
    body: [
      store ? fullness(store.files, store.max_files, 1) : fullness(used, limit, needed),
      h('p', {}, store ? words.store.fullByCount(count(store.files), count(store.max_files))
        : words.store.full(size(used), size(limit), size(needed))),
      h('p', { class: 'hint' }, words.store.waits(shortage.held_until ? time(shortage.held_until) : null)),
      choices.length
        ? h('fieldset', { class: 'choices' }, h('legend', {}, words.store.choose), choices.map(({ label }) => label))
        : h('p', { class: 'hint' }, words.store.none),
    ],
    buttons: choices.length ? [later, { value: 'clear', label: words.store.clear }] : [later],
  }, signal);
  return answer === 'clear' ? suggestions[choices.findIndex(({ input }) => input.checked)] ?? null : null;
}

/** What is in use, what is free, and how far the new one sticks out, to scale. */
function fullness(/** @type {number} */ used, /** @type {number} */ limit, /** @type {number} */ needed) {
  const whole = Math.max(limit, used + needed, 1);
  return place(h('div', { class: 'fullness', 'aria-hidden': 'true' },
    h('span', { class: 'in-use' }), h('span', { class: 'new' }), h('span', { class: 'limit' })),
  { '--used': used / whole, '--needed': needed / whole, '--limit': limit / whole });
}

/**
 * One suggestion as a choice.
 *
 * @param {import('../model').Suggestion} suggestion
 * @param {number} index
 */
export function suggestionChoice(suggestion, index) {
  const input = h('input', { type: 'radio', name: 'suggestion', value: index, checked: index === 0 });
  const rule = words.store.rule[suggestion.rule](suggestion.analyses.length);
  return { input, label: option(input, rule, words.store.frees(size(suggestion.frees))) };
}
