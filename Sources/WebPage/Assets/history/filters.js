// The filters of the history: a row of controls, and the query they mean.

import { h } from '../dom.js';
import { field, menu } from '../fields.js';
import { words } from '../strings.js';

/** The names of the filters in the address of the page. */
const names = /** @type {const} */ (['q', 'kind', 'verdict', 'labelled', 'retain', 'from', 'to']);

/** @typedef {{ [name in typeof names[number]]?: string }} Filters */

/** Whether an address asks for the search, such as after a key was pressed. */
export const isSearch = (/** @type {URLSearchParams} */ query) => query.has('find');

/** The filters that an address names. */
export const filtersOf = (/** @type {URLSearchParams} */ query) => /** @type {Filters} */ (
  Object.fromEntries(names.map((name) => [name, query.get(name) ?? '']).filter(([, value]) => value)));

/** What the server is asked: days become moments, in the visitor's time zone; the last day counts as a whole. */
export function queryOf(/** @type {Filters} */ filters) {
  const query = new URLSearchParams({ ...filters });
  if (filters.verdict === 'failed') {
    query.delete('verdict');
    query.set('state', 'failed');
  }
  for (const [name, extra] of /** @type {const} */ ([['from', 0], ['to', 1]])) {
    const [year, month, day] = (filters[name] ?? '').split('-').map(Number);
    const moment = new Date(year, month - 1, day + extra);
    if (Number.isNaN(moment.getTime())) query.delete(name);
    else query.set(name, moment.toISOString().replace(/\.\d+/u, ''));
  }
  return query;
}

/**
 * The controls; `change` is called with what was chosen, a moment after the last letter.
 *
 * @param {Filters} filters
 * @param {(filters: Filters) => void} change
 */
export function filterForm(filters, change) {
  const { any, verdicts, retained, labelled } = words.history;
  const answers = Object.entries({ ...verdicts, failed: words.stateShort.failed });
  const kinds = Object.entries(words.kinds);
  const controls = {
    q: h('input', { type: 'search', maxlength: 80, value: filters.q }),
    kind: menu([['', any], ...kinds], filters.kind ?? ''),
    verdict: menu([['', any], ...answers], filters.verdict ?? ''),
    labelled: menu([['', any], ...Object.entries(labelled)], filters.labelled ?? ''),
    retain: menu([['', any], ...Object.entries(retained)], filters.retain ?? ''),
    from: h('input', { type: 'date', value: filters.from }),
    to: h('input', { type: 'date', value: filters.to }),
  };
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => change(filtersOf(new URLSearchParams(
      names.map((name) => [name, controls[name].value.trim()])))), 250);
  };
  return h('form', { class: 'filters', role: 'search', oninput: later, onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    later();
  } }, names.map((name) => field(words.history.filter[name], controls[name])));
}
