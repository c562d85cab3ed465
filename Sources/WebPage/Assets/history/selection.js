// What is ticked in a list, and the bar that says so and acts on it.

import { fill, h } from '../dom.js';
import { count } from '../format.js';
import { words } from '../strings.js';

/** The ticked items of a list. */
export class Selection {
  /** @type {Map<string, HTMLInputElement>} */
  #boxes = new Map();
  #actions;
  #said = h('span', { role: 'status' });
  #isPacking = false;
  bar = h('div', { class: 'selection', role: 'region', 'aria-label': words.history.selection, hidden: true });
  #all = h('input', { type: 'checkbox', onchange: () => this.#tickAll(this.#all.checked) });
  /** Ticks all that are shown, or none. */
  head = h('label', { class: 'all' }, this.#all, words.history.all);

  /** Each action is called with the ids that are ticked. */
  constructor(/** @type {{ [action in 'intoCase' | 'csv' | 'lines' | 'zip' | 'remove']: (ids: string[]) => void }} */ actions) {
    this.#actions = actions;
  }

  /** The box of an item. */
  boxFor(/** @type {string} */ id, /** @type {string} */ name) {
    const box = h('input', {
      type: 'checkbox', 'aria-label': words.history.select(name), checked: this.#boxes.get(id)?.checked,
      onchange: () => this.show(),
    });
    this.#boxes.set(id, box);
    return box;
  }

  clear() {
    this.#boxes.clear();
    this.show();
  }

  /** Says how far the saving of many files has come; empty once it has ended. No other begins meanwhile. */
  tell(/** @type {string} */ progress) {
    const was = this.#isPacking;
    this.#isPacking = progress !== '';
    if (was !== this.#isPacking) this.show();
    if (progress) this.#said.textContent = progress;
  }

  get #ticked() {
    return [...this.#boxes].filter(([, box]) => box.checked).map(([id]) => id);
  }

  #tickAll(/** @type {boolean} */ isTicked) {
    for (const box of this.#boxes.values()) box.checked = isTicked;
    this.show();
  }

  /** Makes the bar and the box of all true to what is ticked. */
  show() {
    const ticked = this.#ticked;
    this.#all.checked = ticked.length > 0 && ticked.length === this.#boxes.size;
    this.#all.indeterminate = ticked.length > 0 && ticked.length < this.#boxes.size;
    this.head.hidden = this.#boxes.size === 0;
    this.bar.hidden = ticked.length === 0;
    this.#said.textContent = words.history.selected(ticked.length, count(ticked.length));
    fill(this.bar, this.#said,
      h('button', { type: 'button', class: 'quiet', onclick: () => this.#tickAll(false) }, words.history.selectNone),
      ticked.length === 2 && h('a', { class: 'button quiet', href: `#/compare/${ticked.join('/')}` }, words.history.compare),
      h('button', { type: 'button', class: 'quiet', onclick: () => this.#actions.intoCase(ticked) }, words.history.intoCase),
      h('button', { type: 'button', class: 'quiet', onclick: () => this.#actions.csv(ticked) }, words.history.saveTable),
      h('button', { type: 'button', class: 'quiet', onclick: () => this.#actions.lines(ticked) }, words.history.saveLines),
      h('button', { type: 'button', class: 'quiet', disabled: this.#isPacking, onclick: () => this.#actions.zip(ticked) },
        words.history.saveZip),
      h('button', { type: 'button', class: 'danger', onclick: () => this.#actions.remove(ticked) }, words.confirm.delete));
  }
}
