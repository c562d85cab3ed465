// What a result is compared with: chosen among the earlier ones of its kind.

import { fill, h } from '../dom.js';
import { field } from '../fields.js';
import { time } from '../format.js';
import { lead } from '../headline.js';
import { Thumbnails } from '../history/thumbnails.js';
import { nameOf } from '../names.js';
import { empty, failed, skeleton } from '../states.js';
import { words } from '../strings/result-words.js';

/** How long somebody types before the search begins; milliseconds. */
const patience = 300;

/** The page that asks for the other one. */
export class Partner {
  #app;
  #visit;
  #item;
  #thumbnails;
  #search = h('input', { type: 'search' });
  #list = h('ul', { class: 'lines partners' });
  #state = h('div', { 'aria-live': 'polite' });
  #more = h('button', { type: 'button', class: 'quiet', hidden: true, onclick: () => this.#load() }, words.history.more);
  /** @type {string | null} */
  #cursor = null;
  #query = new AbortController();

  /**
   * @param {import('../app.js').App} app
   * @param {import('../app.js').Visit} visit
   * @param {import('../model').Analysis} item
   */
  constructor(app, visit, item) {
    this.#app = app;
    this.#visit = visit;
    this.#item = item;
    this.#thumbnails = new Thumbnails(app.api, visit.signal);
    visit.signal.addEventListener('abort', () => this.#query.abort());
    let timer = 0;
    this.#search.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#find(), patience);
    });
  }

  show() {
    const name = nameOf(this.#item);
    fill(this.#visit.root, h('h1', {}, words.compare.with(name)),
      h('div', { class: 'narrow' }, field(words.history.filter.q, this.#search)), this.#list, this.#state, this.#more,
      h('a', { class: 'button quiet', href: `#/result/${this.#item.id}` }, words.compare.back));
    this.#app.title(words.compare.with(name));
    return this.#find();
  }

  #find() {
    this.#query.abort();
    this.#query = new AbortController();
    this.#cursor = null;
    fill(this.#list);
    return this.#load();
  }

  async #load() {
    const { signal } = this.#query;
    const query = new URLSearchParams({ kind: this.#item.media.kind });
    if (this.#search.value.trim()) query.set('q', this.#search.value.trim());
    if (this.#cursor) query.set('cursor', this.#cursor);
    this.#more.hidden = true;
    fill(this.#state, skeleton());
    try {
      const { items, next_cursor: next } = await this.#app.api.history(query, signal);
      if (signal.aborted || this.#visit.signal.aborted) return;
      this.#cursor = next ?? null;
      this.#list.append(...items.filter(({ id }) => id !== this.#item.id).map((item) => this.#line(item)));
      this.#more.hidden = !next;
      fill(this.#state, !this.#list.hasChildNodes() && !next && empty(words.compare.none, words.compare.noneHint));
    } catch (problem) {
      if (!signal.aborted) fill(this.#state, failed(problem, () => this.#load()));
    }
  }

  #line(/** @type {import('../model').AnalysisSummary} */ item) {
    const said = item.report && lead(item.report).title;
    return h('li', {}, this.#thumbnails.of(item), h('div', {},
      h('a', { class: 'name', dir: 'auto', href: `#/compare/${this.#item.id}/${item.id}` }, nameOf(item)),
      h('p', { class: 'hint' }, [said, time(item.created)].filter(Boolean).join(' · '))));
  }
}
