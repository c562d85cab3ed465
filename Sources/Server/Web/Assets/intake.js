// Every way to hand something in: drop anywhere, choose, paste, type.

import { byId, h } from './dom.js';
import { number, size } from './format.js';
import { clearNotice } from './notice.js';
import { formatName, words } from './strings.js';

/** Listens for media; `actions` are the functions `file(file)`, `text(string)` and `refuse(sentence)`. */
export class Intake {
  #actions;
  #depth = 0;
  /** Nothing is taken while this is false, as before signing in. */
  isOpen = false;

  constructor(actions) {
    this.#actions = actions;
    byId('choose').addEventListener('click', () => byId('file').click());
    byId('file').addEventListener('change', (event) => this.#choose(event.target));
    byId('text').addEventListener('input', () => this.#count());
    byId('text-form').addEventListener('submit', (event) => this.#submit(event));
    document.addEventListener('paste', (event) => this.#paste(event));
    document.addEventListener('dragenter', (event) => this.#drag(event, 1));
    document.addEventListener('dragleave', (event) => this.#drag(event, -1));
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => this.#drop(event));
    this.#count();
  }

  /** Shows what this server accepts and the measured rates it offers. */
  describe(capabilities) {
    const names = capabilities.formats.filter((format) => format !== 'text').map(formatName);
    byId('formats').textContent = words.intake.formats(names.join(', '), size(capabilities.max_bytes));
    const points = Object.entries(capabilities.operating_points ?? {})
      .flatMap(([kind, list]) => list.map((point) => ({ kind, rate: point.max_fpr })));
    const rates = [...new Set(points.map((point) => point.rate))].sort((a, b) => a - b);
    const kinds = [...new Set(points.map((point) => point.kind))];
    const kindsOf = (rate) => points.filter((point) => point.rate === rate).map((point) => point.kind);
    const usual = rates.find((rate) => kindsOf(rate).length === kinds.length) ?? rates[0];
    const options = rates.map((rate) =>
      rateOption({ rate, isUsual: rate === usual, isHighest: rate === rates.at(-1) }, kindsOf(rate), kinds));
    byId('rates').hidden = rates.length < 2;
    byId('rates').append(...options);
  }

  /** What was chosen: `max_fpr`, the share of authentic media that may be called synthetic, and `thorough`. */
  get options() {
    const rate = document.querySelector('input[name=rate]:checked');
    return { ...(rate && { max_fpr: Number(rate.value) }), ...(byId('thorough').checked && { thorough: true }) };
  }

  clear() {
    byId('text-form').reset();
    this.#count();
  }

  #choose(input) {
    const files = [...input.files];
    input.value = '';
    if (files.length) this.#give(files);
  }

  #count() {
    const n = byId('text').value.trim().split(/\s+/u).filter(Boolean).length;
    byId('count').textContent = n === 0 ? words.intake.empty : words.intake.words(n);
  }

  #submit(event) {
    event.preventDefault();
    const text = byId('text').value;
    if (text.trim()) this.#actions.text(text);
    else this.#actions.refuse(words.intake.noText);
  }

  #paste(event) {
    if (!this.isOpen) return;
    const files = [...event.clipboardData.files];
    if (files.length) {
      event.preventDefault();
      this.#give(files);
    } else if (!event.target.closest?.('input, textarea')) {
      this.#take(event.clipboardData.getData('text/plain'));
    }
  }

  #drag(event, change) {
    event.preventDefault();
    this.#depth = Math.max(0, this.#depth + change);
    document.body.classList.toggle('dragging', this.isOpen && this.#depth > 0);
  }

  #drop(event) {
    event.preventDefault();
    this.#depth = 0;
    document.body.classList.remove('dragging');
    if (!this.isOpen) return;
    const files = [...event.dataTransfer.files];
    if (files.length) this.#give(files);
    else this.#take(event.dataTransfer.getData('text/plain'));
  }

  #give(files) {
    if (files.length === 1) this.#actions.file(files[0]);
    else this.#actions.refuse(words.intake.several);
  }

  /** Text from outside goes into the box, to be read before it is sent. */
  #take(text) {
    if (!text.trim()) return;
    if (/^https?:\/\/\S+$/u.test(text.trim())) return this.#actions.refuse(words.intake.link);
    clearNotice();
    byId('text').value = text;
    byId('text').focus();
    this.#count();
  }
}

function rateOption({ rate, isUsual, isHighest }, ofKinds, kinds) {
  const things = ofKinds.map((kind) => words.kind(kind).many).join(' or ');
  const often = `${number(rate * 100)} in 100`;
  const note = isHighest ? words.rates.alert : words.rates.careful;
  const only = ofKinds.length < kinds.length && words.rates.only(things);
  return h('label', { class: 'rate' },
    h('input', { type: 'radio', name: 'rate', value: rate, checked: isUsual }),
    h('span', {}, h('strong', {}, words.rates.label(often, things)),
      h('span', { class: 'hint' }, [note, only].filter(Boolean).join(' '))));
}
