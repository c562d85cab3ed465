// Accounts, for administrators: how much they hold, how much they may, and whether they are let in.

import { AccountAPI } from '../account/api-client.js';
import { accountForm } from '../admin/limits.js';
import { links } from '../admin/links.js';
import { invitation, offerPassword } from '../admin/tickets.js';
import { trust } from '../admin/trust.js';
import { announce, fill, h } from '../dom.js';
import { count, day, size } from '../format.js';
import { failed, skeleton } from '../states.js';
import { lookUp } from '../strings.js';
import { words } from '../strings/account-words.js';

/** @typedef {import('../model').ManagedAccount} ManagedAccount */

/** @type {import('../app.js').OpenPage} */
export const open = async (app, visit) => {
  const api = new AccountAPI(app.api.connection);
  const rows = h('tbody');
  const state = h('div', { 'aria-live': 'polite' });
  const { columns } = words.admin;
  fill(visit.root, h('div', { class: 'page-head' }, h('h1', {}, words.admin.title)), server(app.capabilities),
    trust(app, api, visit.signal),
    h('section', { class: 'panel' }, h('h2', {}, words.admin.accounts),
      h('table', { class: 'accounts' }, h('caption', { class: 'unseen' }, words.admin.accounts),
        h('thead', {}, h('tr', {}, columns.map((name) => h('th', { scope: 'col' }, name)),
          h('th', { scope: 'col' }, h('span', { class: 'unseen' }, words.admin.change)))), rows),
      state),
    invitation(app, api), links(app, api, visit.signal));
  const change = (/** @type {ManagedAccount} */ account) => async () => {
    const wanted = await accountForm(account, account.id !== app.session.account?.id, visit.signal);
    if (!wanted) return;
    await app.attempt(async () => {
      const changed = await api.changeAccount(account.id, wanted);
      rows.querySelector(`#account-${account.id}`)?.replaceWith(row(changed, change(changed), offer(changed)));
      announce(words.account.saved);
    });
  };
  const offer = (/** @type {ManagedAccount} */ account) => () => offerPassword(app, api, account, visit.signal);
  const load = async (/** @type {string | null} */ cursor) => {
    fill(state, skeleton());
    try {
      const { items, next_cursor: next } = await api.accounts(cursor);
      if (visit.signal.aborted) return;
      rows.append(...items.map((account) => row(account, change(account), offer(account))));
      fill(state, next && h('button', { type: 'button', class: 'quiet', onclick: () => load(next) },
        words.history.more));
    } catch (problem) {
      if (!visit.signal.aborted) fill(state, failed(problem, () => load(cursor)));
    }
  };
  await load(null);
};

/**
 * @param {ManagedAccount} account
 * @param {() => void} change
 * @param {() => void} offer
 */
function row(account, change, offer) {
  const { columns, role, open: isOpen, disabled } = words.admin;
  const cells = [
    h('strong', {}, account.email),
    role[account.role] ?? account.role,
    day(account.created),
    words.admin.used(size(account.used), size(account.max_bytes), count(account.files), count(account.max_files)),
    h('span', { class: 'stamp', 'data-disabled': account.disabled }, account.disabled ? disabled : isOpen),
    h('div', { class: 'row' },
      h('button', { type: 'button', class: 'quiet', 'aria-label': words.admin.changeThis(account.email), onclick: change },
        words.admin.change),
      account.role !== 'guest' && h('button', {
        type: 'button', class: 'quiet', 'aria-label': words.admin.passwordOf(account.email), onclick: offer,
      }, words.account.passwordTitle)),
  ];
  return h('tr', { id: `account-${account.id}` },
    cells.map((cell, index) => h('td', { 'data-label': columns[index] }, cell)));
}

/** What this server can do, and which detectors are missing. */
function server(/** @type {import('../model').Capabilities} */ { version, detectors }) {
  const missing = detectors.filter((each) => each.problem);
  return h('section', { class: 'panel' }, h('h2', {}, words.admin.server),
    h('p', {}, words.admin.version(version, detectors.length - missing.length, detectors.length)),
    missing.length > 0 && h('ul', { class: 'lines' }, missing.map((each) => {
      const told = lookUp(words.modelProblem, each.problem_code);
      return h('li', {}, h('div', {}, h('code', {}, each.id), told && h('p', {}, told),
        h('p', { class: told && 'hint' }, h('bdi', { lang: 'en' }, each.problem))));
    })));
}
