// What went wrong, said in words, and the question before something is deleted.

import { ask } from './dialog.js';
import { byId, fill, h } from './dom.js';
import { language, lookUp, words } from './strings.js';

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
 * A problem as a title and the sentences under it, by its cause or its code. What the server says of it beyond that is
 * English.
 *
 * @param {any} problem
 * @returns {[string, ...(string | undefined)[]]}
 */
export function inWords(problem) {
  const code = problem.code ?? (isMissingModule(problem) ? 'network' : '');
  const [title, hint] = lookUp(words.cause, problem.cause) ?? lookUp(words.problem, code)
    ?? words.problem.unexpected;
  const detail = language === 'en' && !problem.cause ? problem.detail : undefined;
  return [title, problem.list ? words.inList(problem.list, problem.certificate) : detail, hint];
}

/** Whether a part of the page could not be loaded; each browser says so in its own sentence. */
const isMissingModule = (/** @type {unknown} */ problem) => problem instanceof TypeError
  && /dynamically imported module|importing a module/iu.test(problem.message);

/** A problem in one line. */
export function sentenceOf(/** @type {any} */ problem) {
  const [title, ...more] = inWords(problem);
  return [`${title}.`, ...more].filter(Boolean).join(' ');
}

/** Shows a problem. */
export function showProblem(/** @type {any} */ problem) {
  notice(...inWords(problem));
}

/**
 * Says, once, why somebody who was sent elsewhere to sign in came back without that.
 *
 * @param {import('./app.js').App} app
 * @param {import('./app.js').Visit} visit
 * @param {string} address of the page in view
 */
export function tellReturn(app, visit, address) {
  const cause = visit.query.get('problem');
  if (cause === null) return;
  app.router.rename(address);
  showProblem({ cause, code: cause });
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
