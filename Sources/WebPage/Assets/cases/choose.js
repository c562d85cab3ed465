// The question into which case something goes: one that is there, or a new one.

import { ask } from '../dialog.js';
import { announce, h } from '../dom.js';
import { field, option } from '../fields.js';
import { notice } from '../notice.js';
import { words } from '../strings/case-words.js';
import { Cases, most } from './client.js';

/**
 * Puts analyses into the case that the visitor chooses, and goes there.
 *
 * @param {import('../app.js').App} app
 * @param {string[]} analyses
 * @param {AbortSignal} signal of the page where that was asked for
 */
export const putIntoCase = (app, analyses, signal) => app.attempt(async () => {
  const cases = new Cases(app.api.connection);
  const { items } = await cases.all(signal);
  if (signal.aborted) return;
  const title = h('input', { type: 'text', maxlength: 100 });
  const choice = (/** @type {string} */ value, /** @type {string} */ label, /** @type {boolean} */ checked, /** @type {string} */ hint) =>
    option(h('input', { type: 'radio', name: 'case', value, checked }), label, hint);
  const list = h('fieldset', { class: 'choices which-case' }, h('legend', {}, words.cases.which),
    items.map((item, index) => choice(item.id, item.title, index === 0, words.cases.files(item.analyses))),
    choice('', words.cases.new, items.length === 0, ''), field(words.cases.title, title));
  // Whoever types a title means a new one.
  title.addEventListener('input', () => {
    const box = list.querySelector("input[value='']");
    if (box instanceof HTMLInputElement) box.checked = true;
  });
  const answer = await ask({
    title: words.cases.put(analyses.length), body: [list],
    buttons: [{ value: '', label: words.cases.cancel, class: 'quiet' }, { value: 'put', label: words.cases.putThere }],
  }, signal);
  if (answer !== 'put') return;
  const chosen = /** @type {HTMLInputElement | null} */ (list.querySelector('input[name=case]:checked'));
  const id = chosen?.value ?? '';
  const made = id ? await add(cases, id, analyses)
    : await cases.make({ title: title.value.trim() || words.cases.untitled, analyses: analyses.slice(0, most) });
  if (!made) {
    notice(words.cases.full);
    return;
  }
  announce(words.cases.added);
  app.router.go(`/case/${made.id}`);
});

/**
 * The case with more analyses; null where they are too many.
 *
 * @param {Cases} cases
 * @param {string} id
 * @param {string[]} more
 */
async function add(cases, id, more) {
  const before = await cases.read(id);
  const analyses = [...new Set([...before.analyses, ...more])];
  return analyses.length > most ? null : cases.change(before, { analyses });
}
