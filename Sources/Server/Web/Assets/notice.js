// What went wrong, said in words, and questions that need a yes.

import { byId, h } from './dom.js';
import { words } from './strings.js';

/** Shows a sentence that needs attention, with more under it. */
export function notice(title, ...more) {
  byId('problem').replaceChildren(h('div', { class: 'notice' },
    h('strong', {}, title), more.filter(Boolean).map((sentence) => h('p', {}, sentence))));
  byId('problem').scrollIntoView({ block: 'nearest' });
}

/**
 * Shows a problem. What was wrong this time is the server's to say; its title and hint, which speak to programs too,
 * give way to this page's where it has any.
 */
export function showProblem(problem) {
  const { title, hint } = problem;
  const [ownTitle, ownHint] = words.problem[problem.code] ?? (title ? [title, hint] : words.problem.unexpected);
  notice(ownTitle, problem.detail, ownHint);
}

export function clearNotice() {
  byId('problem').replaceChildren();
}

/** Asks before something is deleted; true for yes. */
export async function confirmDeletion(name) {
  const dialog = byId('confirm');
  byId('confirm-text').textContent = words.history.confirm(name);
  dialog.returnValue = 'cancel';
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  return dialog.returnValue === 'delete';
}
