// The box for a text that is typed or pasted.

import { h } from '../dom.js';
import { count } from '../format.js';
import { clearNotice, notice } from '../notice.js';
import { words } from '../strings.js';

/** The detectors of texts need so many words; the report of a shorter one says the same. */
const fewest = 50;

/** A text is shown before it is sent. */
export class TextForm {
  #box = h('textarea', { id: 'text', rows: 7, 'aria-describedby': 'count', oninput: () => this.#count() });
  #counted = h('span', { id: 'count', class: 'hint' });
  #keep;

  /**
   * `keep` is told what is written and not sent yet; `draft` is what it was told the last time.
   *
   * @param {(media: import('./deliveries.js').SizedMedium[]) => void} give
   * @param {string} draft
   * @param {(draft: string) => void} keep
   */
  constructor(give, draft, keep) {
    this.#keep = keep;
    this.#box.value = draft;
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      const text = this.#box.value;
      if (isLink(text)) notice(words.intake.link);
      else if (!text.trim()) notice(words.intake.noText);
      else {
        keep('');
        give([{ name: words.intake.pasted, kind: 'text', text, size: text.length }]);
      }
    };
    this.view = h('form', { class: 'panel', onsubmit: submit },
      h('label', { class: 'lead', for: 'text' }, words.intake.text), this.#box,
      h('div', { class: 'row' }, this.#counted, h('button', { type: 'submit' }, words.intake.checkText)));
    this.#count();
  }

  /** Text from outside goes into the box, to be read before it is sent. */
  take(/** @type {string} */ text) {
    if (isLink(text)) return notice(words.intake.link);
    clearNotice();
    this.#box.value = text;
    this.#box.focus();
    this.#count();
  }

  #count() {
    this.#keep(this.#box.value);
    const n = this.#box.value.trim().split(/\s+/u).filter(Boolean).length;
    this.#counted.textContent = n === 0 ? words.intake.empty(count(fewest))
      : n < fewest ? words.intake.tooFew(n, count(n), count(fewest)) : words.intake.words(n, count(n));
  }
}

const isLink = (/** @type {string} */ text) => /^https?:\/\/\S+$/u.test(text.trim());
