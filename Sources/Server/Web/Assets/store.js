// The store of kept checks: how full it is, and the calm question when it is.

import { byId, h, place } from './dom.js';
import { count, size } from './format.js';
import { words } from './strings.js';

/** Shows how much of the limit is used. */
export function showStore({ used, limit, files, max_files: maxFiles }) {
  const share = Math.max(limit > 0 ? used / limit : 1, maxFiles > 0 ? files / maxFiles : 1);
  byId('store').replaceChildren(
    place(h('span', { class: 'meter', 'aria-hidden': 'true' }), { '--share': Math.min(1, share) }),
    h('span', { class: 'hint' }, words.store.used(size(used), size(limit), count(files))));
}

/**
 * Asks which of the suggested checks may go, so that the new one can stay.
 *
 * Answers the chosen suggestion, or null for none; nothing is deleted here.
 */
export async function askForRoom(shortage) {
  const { suggestions } = shortage;
  byId('full-state').textContent = words.store.full(size(shortage.used), size(shortage.limit), size(shortage.needed));
  byId('full-choices').replaceChildren(...suggestions.map(choice));
  byId('full-none').hidden = suggestions.length > 0;
  byId('full-clear').hidden = suggestions.length === 0;
  const dialog = byId('full');
  dialog.returnValue = 'later';
  if (!dialog.open) dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  if (dialog.returnValue !== 'clear') return null;
  return suggestions[Number(dialog.querySelector('input[name=suggestion]:checked')?.value)] ?? null;
}

function choice(suggestion, index) {
  const n = suggestion.analyses.length;
  return h('label', { class: 'rate' },
    h('input', { type: 'radio', name: 'suggestion', value: index, checked: index === 0 }),
    h('span', {}, h('strong', {}, words.store.rule[suggestion.rule](n)),
      h('span', { class: 'hint' }, words.store.frees(size(suggestion.frees)))));
}
