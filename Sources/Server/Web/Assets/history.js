// The list of earlier checks, newest first, a page at a time.

import { byId, h } from './dom.js';
import { time } from './format.js';
import { words } from './strings.js';

/** Shows and refreshes the history of one visitor. */
export class History {
  #client;
  #actions;
  #cursor = null;
  /** Changes when the visitor does: what was asked for before is no longer shown. */
  #visit = 0;

  /** `actions` are the functions `open(item)`, `remove(item)` and `more()`. */
  constructor(client, actions) {
    this.#client = client;
    this.#actions = actions;
    byId('history-more').addEventListener('click', () => actions.more());
  }

  clear() {
    this.#visit += 1;
    byId('history').hidden = true;
    byId('history-list').replaceChildren();
  }

  async refresh() {
    await this.#load(null);
  }

  async append() {
    await this.#load(this.#cursor);
  }

  async #load(cursor) {
    const visit = this.#visit;
    const page = await this.#client.history(cursor);
    if (visit !== this.#visit) return;
    if (cursor === null) byId('history-list').replaceChildren();
    byId('history-list').append(...page.items.map((item) => this.#row(item)));
    this.#cursor = page.next_cursor ?? null;
    byId('history-more').hidden = this.#cursor === null;
    byId('history').hidden = byId('history-list').childElementCount === 0;
  }

  #row(item) {
    const verdict = item.report?.verdict ?? item.verdict ?? null;
    const name = nameOf(item);
    const answer = words.headline[verdict] ?? words.stateShort[item.state];
    return h('li', { 'data-verdict': verdict ?? 'not_applicable' },
      h('button', { type: 'button', class: 'open', 'aria-label': words.history.open(name, answer),
        onclick: () => this.#actions.open(item) },
        h('span', { class: 'seal', 'aria-hidden': 'true' }),
        h('span', { class: 'name' }, name),
        h('span', { class: 'verdict' }, answer),
        h('time', { class: 'hint' }, time(item.created ?? item.report?.created))),
      h('button', { type: 'button', class: 'plain', 'aria-label': words.history.delete(name),
        onclick: () => this.#actions.remove(item) }, words.action.delete));
  }
}

/** What to call an analysis. */
export function nameOf(item) {
  const kind = (item.media ?? item.report?.media)?.kind;
  return item.name || (kind === 'text' ? words.intake.pasted : words.history.unnamed(words.kind(kind).one));
}
