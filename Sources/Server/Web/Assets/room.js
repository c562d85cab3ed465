// The calm question when the store is full: what may go so that a new check can stay.

import { ask } from './dialog.js';
import { announce, h } from './dom.js';
import { size } from './format.js';
import { words } from './strings.js';

/**
 * Makes room for an analysis and keeps it; nothing is deleted before the visitor says so. Answers whether it is kept.
 *
 * @param {import('./app.js').App} app
 * @param {string} id
 * @param {import('./model').Shortage} shortage
 * @param {AbortSignal} signal
 */
export async function makeRoom(app, id, shortage, signal) {
  const chosen = await askForRoom(shortage, signal);
  if (!chosen) return false;
  return app.attempt(async () => {
    await app.api.clear(chosen.analyses, id);
    for (const gone of chosen.analyses) app.shelf.remove(gone);
    announce(words.store.cleared(chosen.analyses.length, size(chosen.frees)));
  });
}

/**
 * @param {import('./model').Shortage} shortage
 * @param {AbortSignal} signal
 */
async function askForRoom({ used, limit, needed, suggestions }, signal) {
  const choices = suggestions.map((suggestion, index) => choice(suggestion, index));
  const later = { value: 'later', label: words.store.later, class: 'quiet' };
  const answer = await ask({
    title: words.store.fullTitle,
    body: [
      h('p', {}, words.store.full(size(used), size(limit), size(needed))),
      choices.length ? choices.map(([label]) => label) : h('p', { class: 'hint' }, words.store.none),
    ],
    buttons: choices.length ? [later, { value: 'clear', label: words.store.clear }] : [later],
  }, signal);
  const index = choices.findIndex(([, input]) => input.checked);
  return answer === 'clear' ? suggestions[index] ?? null : null;
}

/**
 * @param {import('./model').Suggestion} suggestion
 * @param {number} index
 * @returns {[HTMLElement, HTMLInputElement]}
 */
function choice(suggestion, index) {
  const input = h('input', { type: 'radio', name: 'suggestion', value: index, checked: index === 0 });
  return [h('label', { class: 'rate' }, input,
    h('span', {}, h('strong', {}, words.store.rule[suggestion.rule](suggestion.analyses.length)),
      h('span', { class: 'hint' }, words.store.frees(size(suggestion.frees))))), input];
}
