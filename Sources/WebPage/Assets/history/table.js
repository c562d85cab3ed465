// The history as a dense table: sorted by its columns, walked and judged by keys.

import { fill, h } from '../dom.js';
import { inHundredShort, listed, size, time } from '../format.js';
import { lead, lookOfResult } from '../headline.js';
import { nameOf } from '../names.js';
import { isRunning } from '../running.js';
import { formatName, lookUp, words } from '../strings.js';

/** @typedef {import('../model').AnalysisSummary} Analysis */
/** @typedef {import('../model').Label} Label */
/** @typedef {'name' | 'answer' | 'chance' | 'created' | 'size' | 'label'} Column */
/** @typedef {{ by: Column, isUp: boolean }} Order */

/** @type {Column[]} */
const columns = ['name', 'answer', 'chance', 'created', 'size', 'label'];

/**
 * The label that a key gives to the row in focus.
 *
 * @type {Record<string, Label>}
 */
const labelKeys = { 1: 'real', 2: 'synthetic', 3: 'manipulated', 4: 'unknown' };

/** Answers from what most accuses down to what was not judged. */
const ranks = ['synthetic', 'uncertain', 'no_signs', 'authentic', 'not_applicable'];

/**
 * What a column sorts an analysis by; null for one that has nothing there, which comes last either way.
 *
 * @type {Record<Column, (item: Analysis) => string | number | null>}
 */
const values = {
  name: (item) => nameOf(item).toLocaleLowerCase(),
  answer: ({ report }) => (report ? ranks.indexOf(report.verdict) + 1 || ranks.length + 1 : null),
  chance: (item) => chanceOf(item),
  created: ({ created }) => created,
  size: ({ media }) => media.bytes,
  label: ({ feedback }) => feedback?.label ?? null,
};

const chanceOf = (/** @type {Analysis} */ { report }) =>
  (report && report.reason !== 'signed' ? report.probability ?? null : null);

/**
 * Analyses in the order of a column; those that are equal there stay as they are, newest first.
 *
 * @param {Analysis[]} items
 * @param {Order} order
 */
export function sorted(items, { by, isUp }) {
  const keyed = items.map((item) => ({ item, value: values[by](item) }));
  keyed.sort(({ value: a }, { value: b }) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const less = a < b ? -1 : a > b ? 1 : 0;
    return isUp ? less : -less;
  });
  return keyed.map(({ item }) => item);
}

/** A table of analyses. */
export class HistoryTable {
  /** @type {Order} */
  order = { by: 'created', isUp: false };
  #selection;
  #say;
  #body = h('tbody');
  /** @type {Map<Column, HTMLElement>} */
  #heads = new Map();
  view;

  /**
   * @param {import('./selection.js').Selection} selection
   * @param {() => void} onOrder called when another order was chosen
   * @param {(item: Analysis, label: Label) => void} say gives an analysis a label
   */
  constructor(selection, onOrder, say) {
    this.#selection = selection;
    this.#say = say;
    const { table } = words.history;
    const heads = columns.map((column) => {
      const choose = () => {
        // Names begin at A, all else with what is most.
        const isUp = this.order.by === column ? !this.order.isUp : ['name', 'answer', 'label'].includes(column);
        this.order = { by: column, isUp };
        this.#mark();
        onOrder();
      };
      const head = h('th', { scope: 'col', class: `of-${column}` },
        h('button', { type: 'button', onclick: choose }, table.columns[column]));
      this.#heads.set(column, head);
      return head;
    });
    this.#mark();
    this.view = h('div', { class: 'dense', role: 'region', 'aria-label': table.label, tabindex: 0 },
      h('p', { class: 'hint' }, table.hint),
      h('table', { onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event) },
        h('caption', { class: 'unseen' }, table.label),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, h('span', { class: 'unseen' }, table.tick)), heads)),
        this.#body));
  }

  /**
   * Shows these, in the order chosen; answers their ids.
   *
   * @param {Analysis[]} items
   * @param {number} [added] how many at the end were not shown before; all rows are made anew without it
   */
  show(items, added = items.length) {
    const ordered = sorted(items, this.order);
    this.#items = new Map(ordered.map((item) => [item.id, item]));
    const known = items.length - added;
    // What comes newest first goes on at the end, and the rows that are there stay.
    const isNext = known > 0 && this.#body.childElementCount === known && ordered.slice(0, known).every((item, at) => item === items[at]);
    if (!isNext) fill(this.#body);
    this.#body.append(...ordered.slice(isNext ? known : 0).map((item) => this.#row(item)));
    return ordered.map(({ id }) => id);
  }

  /** @type {Map<string, Analysis>} */
  #items = new Map();

  /** Shows another state of one of them, in its place. */
  replace(/** @type {Analysis} */ item) {
    this.#items.set(item.id, item);
    const row = this.#body.querySelector(`#row-${item.id}`);
    const hadFocus = row?.contains(document.activeElement);
    const next = this.#row(item);
    row?.replaceWith(next);
    if (hadFocus) next.querySelector('a')?.focus();
  }

  #mark() {
    for (const [column, head] of this.#heads) {
      if (column === this.order.by) head.setAttribute('aria-sort', this.order.isUp ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
    }
  }

  #row(/** @type {Analysis} */ item) {
    const { feedback, media, report } = item;
    const name = nameOf(item);
    const look = report ? lookOfResult(report) : isRunning(item) ? 'open' : 'not_applicable';
    const chance = chanceOf(item);
    return h('tr', { id: `row-${item.id}`, 'data-verdict': look },
      h('td', {}, this.#selection.boxFor(item.id, name)),
      h('th', { scope: 'row', class: 'of-name' }, h('a', { dir: 'auto', href: `#/result/${item.id}`, title: name }, name)),
      h('td', { class: 'of-answer' }, h('span', { class: 'seal', 'aria-hidden': 'true' }),
        report ? lead(report).title : lookUp(words.stateShort, item.state) ?? ''),
      h('td', { class: 'of-chance' }, chance === null ? '' : inHundredShort(chance)),
      h('td', { class: 'of-created' }, h('time', { datetime: item.created }, time(item.created))),
      h('td', { class: 'of-size' }, listed([formatName(media.format), size(media.bytes)])),
      h('td', { class: 'of-label', title: feedback?.note }, feedback && h('strong', {}, words.feedbackShort[feedback.label]),
        feedback?.note && [' ', h('bdi', {}, feedback.note)]));
  }

  /** Keys that work while a row has the focus, and nowhere else. */
  #key(/** @type {KeyboardEvent} */ event) {
    const row = event.target instanceof Element ? event.target.closest('tbody tr') : null;
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = event.key === 'j' || event.key === 'ArrowDown' ? row.nextElementSibling
      : event.key === 'k' || event.key === 'ArrowUp' ? row.previousElementSibling : null;
    const item = this.#items.get(row.id.slice('row-'.length));
    const label = labelKeys[event.key];
    if (to) to.querySelector('a')?.focus();
    else if (event.key === 'x') row.querySelector('input')?.click();
    else if (label && item?.state === 'done') this.#say(item, label);
    else return;
    event.preventDefault();
  }
}
