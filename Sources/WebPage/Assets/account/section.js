// A part of the account page that loads by itself: when one fails, the others are there all the same.

import { fill, h } from '../dom.js';
import { failed, skeleton } from '../states.js';

/**
 * A panel with a title; `load` makes its content, again whenever `reload` of the result is called.
 *
 * @param {object} part
 * @param {string} part.title
 * @param {string} [part.hint]
 * @param {AbortSignal} part.signal
 * @param {(reload: () => Promise<void>) => Promise<import('../dom.js').Child[]>} part.load
 */
export function section({ title, hint, signal, load }) {
  const body = h('div', { class: 'stack' }, skeleton());
  const view = panel(title, hint, body);
  /** Puts other content into it; where the focus was in what goes, it goes to the title. */
  const show = (/** @type {import('../dom.js').Child} */ content) => {
    if (signal.aborted) return;
    if (body.contains(document.activeElement)) view.querySelector('h2')?.focus({ preventScroll: true });
    fill(body, content);
  };
  const reload = async () => {
    try {
      show(await load(reload));
    } catch (problem) {
      show(failed(problem, reload));
    }
  };
  reload();
  return view;
}

/**
 * A panel that needs nothing from the server.
 *
 * @param {string} title
 * @param {string | undefined} hint
 * @param {import('../dom.js').Child[]} content
 */
export const panel = (title, hint, ...content) => h('section', { class: 'panel' },
  h('h2', { tabindex: '-1' }, title), hint && h('p', { class: 'hint' }, hint), content);

/**
 * A line of a list, with what it is at the left and what can be done at the right.
 *
 * @param {import('../dom.js').Child} name
 * @param {import('../dom.js').Child} detail
 * @param {import('../dom.js').Child[]} actions
 */
export const line = (name, detail, ...actions) => h('li', {},
  h('div', {}, h('strong', { dir: 'auto' }, name), h('p', { class: 'hint' }, detail)), actions);
