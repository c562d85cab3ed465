// Form fields with their names and hints tied to them, for eyes and for screen readers.

import { h } from './dom.js';

let last = 0;

/**
 * A control under its name.
 *
 * @param {string} label
 * @param {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} control
 * @param {string} [hint]
 */
export function field(label, control, hint) {
  last += 1;
  control.id ||= `field-${last}`;
  if (hint) control.setAttribute('aria-describedby', `${control.id}-hint`);
  return h('div', { class: 'field' }, h('label', { for: control.id }, label), control,
    hint && h('p', { id: `${control.id}-hint`, class: 'hint' }, hint));
}

/**
 * A radio button or check box beside its name.
 *
 * @param {HTMLInputElement} control
 * @param {string} label
 * @param {string} [hint]
 */
export const option = (control, label, hint) => h('label', { class: 'rate' }, control,
  h('span', {}, h('strong', {}, label), hint && h('span', { class: 'hint' }, hint)));

/**
 * A menu of one line.
 *
 * @param {[value: string, label: string][]} options
 * @param {string} chosen
 */
export const menu = (options, chosen) => h('select', {}, options.map(([value, label]) =>
  h('option', { value, selected: value === chosen }, label)));

/**
 * A form that does its work once at a time; answers whether it went well.
 *
 * @param {() => Promise<unknown>} work
 * @param {...import('./dom.js').Child} content
 */
export function form(work, ...content) {
  return h('form', {
    onsubmit: async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const button = event.submitter;
      if (button instanceof HTMLButtonElement) button.disabled = true;
      await work();
      if (button instanceof HTMLButtonElement) button.disabled = false;
    },
  }, ...content);
}
