// What went wrong, said in words, and the question before something is deleted.

import { ask } from './dialog.js';
import { byId, fill, h } from './dom.js';
import { lookUp, words } from './strings.js';

/**
 * Shows a sentence that needs attention, with more under it.
 *
 * @param {string} title
 * @param {(string | undefined)[]} more
 */
export function notice(title, ...more) {
  fill(byId('problem'), h('div', { class: 'notice' },
    h('strong', {}, title), more.filter(Boolean).map((sentence) => h('p', {}, sentence))));
  byId('problem').scrollIntoView({ block: 'nearest' });
}

/**
 * A problem as a title and the sentences under it. What was wrong this time is the server's to say; its title and hint,
 * which speak to programs too, give way to this page's where it has any.
 *
 * @param {any} problem
 * @returns {[string, ...(string | undefined)[]]}
 */
export function inWords(problem) {
  const { title, hint } = problem;
  const [ownTitle, ownHint] = lookUp(words.problem, problem.code) ?? (title ? [title, hint] : words.problem.unexpected);
  return [ownTitle, problem.detail, ownHint];
}

/** Shows a problem. */
export function showProblem(/** @type {any} */ problem) {
  notice(...inWords(problem));
}

export function clearNotice() {
  byId('problem').replaceChildren();
}

/**
 * Asks before something is deleted; true for yes.
 *
 * @param {string} title
 * @param {string} sentence
 * @param {AbortSignal} [signal]
 */
export async function confirmDeletion(title, sentence, signal) {
  const answer = await ask({
    title,
    body: [h('p', {}, sentence)],
    buttons: [
      { value: 'keep', label: words.confirm.keep, class: 'quiet' },
      { value: 'delete', label: words.confirm.delete, class: 'danger' },
    ],
  }, signal);
  return answer === 'delete';
}
