// Earlier checks, newest first: found again by filters, as a list or a dense table, judged, deleted and exported together.

import { announce, byId, fill, h } from '../dom.js';
import { save } from '../download.js';
import { linesOf, tableOf } from '../history/export.js';
import { filterForm, filtersOf, isSearch, queryOf } from '../history/filters.js';
import { historyRow } from '../history/row.js';
import { nameOf } from '../names.js';
import { confirmDeletion, notice } from '../notice.js';
import { isRunning } from '../running.js';
import { Selection } from '../history/selection.js';
import { HistoryTable } from '../history/table.js';
import { empty, failed, skeleton } from '../states.js';
import { words } from '../strings.js';
import { dressed } from '../styles.js';
import { Thumbnails } from '../history/thumbnails.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../app.js').Visit} Visit */

/** @type {import('../app.js').OpenPage} */
export const open = (app, visit) => new History(app, visit).show(filtersOf(visit.query), isSearch(visit.query));

/** How many rows follow at once; the first page is smaller, so that it is there at once. */
const pace = 100;

/** Remembers on this device which view was chosen. */
const memory = 'touchstone.history';

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
   * What is shown, newest first.
   *
   * @type {import('../model').AnalysisSummary[]}
   */
  #items = [];
  #thumbnails;
  #selection = new Selection({
    intoCase: async (ids) => {
      const { putIntoCase } = await dressed(import('../cases/choose.js'), 'cases');
      await putIntoCase(this.#app, ids, this.#visit.signal);
    },
    csv: (ids) => this.#saveTable(ids),
    lines: (ids) => this.#saveLines(ids),
    zip: (ids) => this.#saveZip(ids),
    remove: (ids) => this.#remove(ids),
  });
  #table = new HistoryTable(this.#selection, () => this.#lay(), (item, label) => this.#say(item, label));
  #isTable = localStorage.getItem(memory) === 'table';
  /** Lists of up to a hundred rows. */
  #list = h('div', { id: 'history-list' });
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
    const dense = h('button', { type: 'button', class: 'quiet', 'aria-pressed': String(this.#isTable), onclick: () => {
      this.#isTable = !this.#isTable;
      localStorage.setItem(memory, this.#isTable ? 'table' : 'list');
      dense.setAttribute('aria-pressed', String(this.#isTable));
      // Its boxes are those of the table now.
      this.#list.replaceChildren();
      this.#lay();
    } }, words.history.table.show);
    fill(this.#visit.root,
      h('div', { class: 'page-head' }, h('h1', {}, words.history.title), h('div', { class: 'row' }, dense, table)),
      this.#app.session.account === null && h('p', { class: 'hint' }, words.intake.guest),
      finding, h('section', { class: 'checks', 'aria-label': words.history.title },
        this.#selection.head, this.#list, this.#table.view, this.#state, this.#more, this.#selection.bar));
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
    this.#items = [];
    this.#lay();
    const back = this.#app.trail.back(this.#address);
    await this.#load();
    if (!back) return;
    const { signal } = this.#search;
    while (!signal.aborted && this.#cursor && this.#items.length < back.rows) await this.#load();
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
    if (this.#cursor) {
      query.set('cursor', this.#cursor);
      query.set('limit', String(pace));
    }
    this.#more.hidden = true;
    fill(this.#state, skeleton());
    try {
      const { items, next_cursor: next } = await this.#app.api.history(query, signal);
      if (signal.aborted) return;
      this.#cursor = next ?? null;
      this.#items.push(...items);
      this.#lay(items);
      this.#selection.show();
      this.#more.hidden = !next;
      fill(this.#state, this.#items.length === 0 && this.#nothing());
      for (const item of items.filter(isRunning)) this.#follow(item, signal);
    } catch (problem) {
      if (!signal.aborted) fill(this.#state, failed(problem, () => this.#load()));
    }
  }

  /** Shows what there is in the view that was chosen; `more` is what came at its end. */
  #lay(/** @type {import('../model').AnalysisSummary[] | null} */ more = null) {
    this.#list.hidden = this.#isTable;
    this.#table.view.hidden = !this.#isTable || this.#items.length === 0;
    if (!this.#isTable) {
      const inList = [...this.#list.children].reduce((sum, part) => sum + part.childElementCount, 0);
      const isNext = more !== null && inList + more.length === this.#items.length;
      if (!isNext) fill(this.#list);
      const added = isNext ? more : this.#items;
      for (let at = 0; at < added.length; at += pace) this.#append(added.slice(at, at + pace));
    }
    const shown = this.#isTable ? this.#table.show(this.#items, more?.length) : this.#items.map(({ id }) => id);
    this.#app.trail.lay(this.#address, shown);
  }

  /** Adds rows at the end of the list. */
  #append(/** @type {import('../model').AnalysisSummary[]} */ items) {
    const part = h('ul', {}, items.map((item) => this.#row(item)));
    this.#list.append(part);
    this.#thumbnails.rest(part);
  }

  /** Gives an analysis a label, and keeps the note that it has. */
  #say(/** @type {import('../model').AnalysisSummary} */ item, /** @type {import('../model').Label} */ label) {
    return this.#app.attempt(async () => {
      const note = item.feedback?.note;
      await this.#app.api.giveFeedback(item.id, label, note ?? '');
      this.#take({ ...item, feedback: { label, ...(note && { note }) } });
      announce(`${nameOf(item)}: ${words.feedbackShort[label]}`);
    });
  }

  /** Shows another state of an analysis in its place. */
  #take(/** @type {import('../model').AnalysisSummary} */ now) {
    const place = this.#items.findIndex(({ id }) => id === now.id);
    if (place < 0) return;
    this.#items[place] = now;
    if (this.#isTable) this.#table.replace(now);
    this.#list.querySelector(`#check-${now.id}`)?.replaceWith(this.#row(now));
  }

  /** Keeps the row of a check that still runs true, until it has ended. */
  async #follow(/** @type {import('../model').AnalysisSummary} */ item, /** @type {AbortSignal} */ signal) {
    try {
      for await (const now of this.#app.api.watch(item.id, signal)) {
        if (!signal.aborted) this.#take(now);
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

  #saveTable(/** @type {string[]} */ ids) {
    const ticked = new Set(ids);
    save(new Blob([tableOf(this.#items.filter(({ id }) => ticked.has(id)))], { type: 'text/csv' }), 'touchstone-selection.csv');
  }

  /** Saves the reports of what is ticked; the list has only what heads them. */
  #saveLines(/** @type {string[]} */ ids) {
    const { signal } = this.#visit;
    return this.#app.attempt(async () => {
      const reports = [];
      for (const id of ids) {
        const { report } = await this.#app.api.analysis(id, signal);
        if (report) reports.push(report);
      }
      save(new Blob([linesOf(reports)], { type: 'application/jsonl' }), 'touchstone-selection.jsonl');
    });
  }

  /** Saves files, signed reports and the table of what is ticked. */
  async #saveZip(/** @type {string[]} */ ids) {
    const ticked = new Set(ids);
    const items = this.#items.filter(({ id }) => ticked.has(id));
    await this.#app.attempt(async () => {
      const { archiveOf } = await import('../history/archive.js');
      const { blob, missing } = await archiveOf(this.#app.api, items, (n) => {
        this.#selection.tell(words.history.packing(n, items.length));
      }, this.#visit.signal);
      save(blob, 'touchstone-selection.zip');
      if (missing > 0) notice(words.history.missing(missing));
    });
    this.#selection.tell('');
  }

  #export() {
    return this.#app.attempt(async () => {
      save(await this.#app.api.table(queryOf(this.#filters), this.#visit.signal), 'touchstone-history.csv');
    });
  }
}
