// Earlier checks, newest first: found again by filters, deleted together, exported as a table.

import { announce, byId, fill, h } from '../dom.js';
import { save } from '../download.js';
import { filterForm, filtersOf, isSearch, queryOf } from '../history/filters.js';
import { historyRow } from '../history/row.js';
import { confirmDeletion } from '../notice.js';
import { isRunning } from '../running.js';
import { Selection } from '../history/selection.js';
import { empty, failed, skeleton } from '../states.js';
import { words } from '../strings.js';
import { Thumbnails } from '../history/thumbnails.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../app.js').Visit} Visit */

/** @type {import('../app.js').OpenPage} */
export const open = (app, visit) => new History(app, visit).show(filtersOf(visit.query), isSearch(visit.query));

class History {
  #app;
  #visit;
  /** @type {import('../history/filters.js').Filters} */
  #filters = {};
  /** @type {string | null} */
  #cursor = null;
  /** Ends when the filters change: what was asked for before is no longer shown. */
  #search = new AbortController();
  /**
   * The ids of the rows, in their order.
   *
   * @type {string[]}
   */
  #shown = [];
  #thumbnails;
  #selection = new Selection((ids) => this.#remove(ids));
  #list = h('ul', { id: 'history-list' });
  #state = h('div', { 'aria-live': 'polite' });
  #more = h('button', { type: 'button', class: 'quiet', hidden: true, onclick: () => this.#load() },
    words.history.more);

  constructor(/** @type {App} */ app, /** @type {Visit} */ visit) {
    this.#app = app;
    this.#visit = visit;
    this.#thumbnails = new Thumbnails(app.api, visit.signal);
    visit.signal.addEventListener('abort', () => {
      app.trail.leave(scrollY);
      this.#search.abort();
    });
  }

  /**
   * @param {import('../history/filters.js').Filters} filters
   * @param {boolean} isSearch
   */
  show(filters, isSearch) {
    const filter = filterForm(filters, (chosen) => {
      this.#app.router.rename(`/history?${new URLSearchParams({ ...chosen })}`.replace(/\?$/u, ''));
      this.#find(chosen);
    });
    const isFiltered = isSearch || Object.keys(filters).length > 0;
    const finding = h('details', { class: 'finding', open: isFiltered }, h('summary', {}, words.history.filters), filter);
    const table = h('button', { type: 'button', class: 'quiet', onclick: () => this.#export() }, words.history.export);
    fill(this.#visit.root,
      h('div', { class: 'page-head' }, h('h1', {}, words.history.title), table),
      this.#app.session.account === null && h('p', { class: 'hint' }, words.intake.guest),
      finding, h('section', { class: 'checks', 'aria-label': words.history.title },
        this.#selection.head, this.#list, this.#state, this.#more, this.#selection.bar));
    if (isSearch) filter.querySelector('input')?.focus();
    return this.#find(filters);
  }

  async #find(/** @type {import('../history/filters.js').Filters} */ filters) {
    this.#search.abort();
    this.#search = new AbortController();
    this.#filters = filters;
    this.#cursor = null;
    this.#list.replaceChildren();
    this.#selection.clear();
    this.#shown = [];
    const back = this.#app.trail.back(this.#address);
    await this.#load();
    if (!back) return;
    const { signal } = this.#search;
    while (!signal.aborted && this.#cursor && this.#shown.length < back.rows) await this.#load();
    if (!signal.aborted) scrollTo(0, back.top);
  }

  /** The address of the list as it is filtered. */
  get #address() {
    return queryOf(this.#filters).toString();
  }

  /** Adds the next page to the list. */
  async #load() {
    const { signal } = this.#search;
    const query = queryOf(this.#filters);
    if (this.#cursor) query.set('cursor', this.#cursor);
    this.#more.hidden = true;
    fill(this.#state, skeleton());
    try {
      const { items, next_cursor: next } = await this.#app.api.history(query, signal);
      if (signal.aborted) return;
      this.#cursor = next ?? null;
      this.#shown.push(...items.map((item) => item.id));
      this.#app.trail.lay(this.#address, this.#shown);
      this.#list.append(...items.map((item) => this.#row(item)));
      this.#selection.show();
      this.#more.hidden = !next;
      fill(this.#state, this.#list.childElementCount === 0 && this.#nothing());
      for (const item of items.filter(isRunning)) this.#follow(item, signal);
    } catch (problem) {
      if (!signal.aborted) fill(this.#state, failed(problem, () => this.#load()));
    }
  }

  /** Keeps the row of a check that still runs true, until it has ended. */
  async #follow(/** @type {import('../model').AnalysisSummary} */ item, /** @type {AbortSignal} */ signal) {
    try {
      for await (const now of this.#app.api.watch(item.id, signal)) {
        if (!signal.aborted) this.#list.querySelector(`#check-${item.id}`)?.replaceWith(this.#row(now));
      }
    } catch {
      // The row stays as it was last known: it was deleted, or the line is broken, and that is said elsewhere.
    }
  }

  #row(/** @type {import('../model').Analysis | import('../model').AnalysisSummary} */ item) {
    return historyRow(item, this.#thumbnails, this.#selection);
  }

  #nothing() {
    const isFiltered = Object.keys(this.#filters).length > 0;
    if (isFiltered) {
      const all = h('a', { class: 'button quiet', href: '#/history' }, words.history.showAll);
      return empty(words.history.noMatch, words.history.noMatchHint, all);
    }
    return empty(words.history.none, words.history.noneHint, h('a', { class: 'button', href: '#/' }, words.history.first));
  }

  async #remove(/** @type {string[]} */ ids) {
    const { signal } = this.#visit;
    const question = words.history.confirmMany(ids.length);
    if (!(await confirmDeletion(question, words.history.confirmManyHint, signal))) return;
    await this.#app.attempt(async () => {
      await this.#app.api.clear(ids);
      for (const id of ids) this.#app.shelf.remove(id);
      announce(words.history.deleted);
      if (signal.aborted) return;
      // The button that had the focus is gone.
      byId('main').focus({ preventScroll: true });
      await this.#find(this.#filters);
    });
  }

  #export() {
    return this.#app.attempt(async () => {
      save(await this.#app.api.table(queryOf(this.#filters), this.#visit.signal), 'touchstone-history.csv');
    });
  }
}
