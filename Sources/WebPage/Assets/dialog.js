// Questions that need an answer before anything happens.

import { h } from './dom.js';

/**
 * Asks in a dialogue; answers the value of the button that was pressed, or null for none.
 *
 * The first button is the careful one and has the focus. Leaving the page, as by `signal`, is no answer.
 *
 * @param {object} question
 * @param {string} question.title
 * @param {import('./dom.js').Child[]} question.body
 * @param {{ value: string, label: string, class?: string }[]} question.buttons
 * @param {AbortSignal} [signal]
 * @returns {Promise<string | null>}
 */
export async function ask({ title, body, buttons }, signal) {
  const form = h('form', { method: 'dialog' }, h('h2', { id: 'question' }, title), body,
    h('div', { class: 'row end' }, buttons.map(({ value, label, class: look }, index) =>
      h('button', { value, class: look, autofocus: index === 0, formnovalidate: index === 0 }, label))));
  const dialog = h('dialog', { 'aria-labelledby': 'question' }, form);
  const leave = () => dialog.close('');
  signal?.addEventListener('abort', leave);
  document.body.append(dialog);
  dialog.showModal();
  await new Promise((resolve) => { dialog.addEventListener('close', resolve, { once: true }); });
  signal?.removeEventListener('abort', leave);
  dialog.remove();
  return signal?.aborted ? null : dialog.returnValue || null;
}
