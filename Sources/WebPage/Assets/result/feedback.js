// What the visitor knows about a medium, and how they know it.

import { h } from '../dom.js';
import { words } from '../strings/result-words.js';

/** Longest note, as the API has it. */
const longest = 1000;

/** @typedef {import('../model').Label} Label */

/**
 * @param {import('../model').Analysis} analysis
 * @param {(label: Label, note: string) => void} say
 */
export function feedbackPart(analysis, say) {
  const known = analysis.feedback;
  const note = h('textarea', { id: 'note', rows: 2, maxlength: longest }, known?.note);
  const labels = /** @type {[Label, string][]} */ (Object.entries(words.feedback.label));
  const form = h('form', {}, h('fieldset', { class: 'feedback' }, h('legend', {}, words.feedback.question),
    h('div', { class: 'row tools' }, labels.map(([label, text]) =>
      h('label', { class: 'rate' },
        h('input', { type: 'radio', name: 'feedback', value: label, required: true, checked: label === known?.label }),
        h('span', {}, text))))),
  h('details', { open: known?.note !== undefined }, h('summary', {}, words.feedback.more),
    h('label', { class: 'hint', for: 'note' }, words.feedback.note), note,
    h('button', { type: 'submit', class: 'quiet' }, words.feedback.send)));
  const send = () => {
    const label = /** @type {Label | null} */ (new FormData(form).get('feedback'));
    if (label) say(label, note.value.trim());
  };
  form.addEventListener('change', (event) => { if (event.target instanceof HTMLInputElement) send(); });
  form.addEventListener('submit', (event) => { event.preventDefault(); send(); });
  return h('section', { class: 'part' }, form);
}
