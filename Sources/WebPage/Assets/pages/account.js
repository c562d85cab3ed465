// The account: what happens to new checks, the password, where one is signed in, keys, webhooks, and the end of it.

import { closing } from '../account/closing.js';
import { keys } from '../account/keys.js';
import { keeping } from '../account/keeping.js';
import { password } from '../account/password.js';
import { provider } from '../account/provider.js';
import { sessions } from '../account/sessions.js';
import { webhooks } from '../account/webhooks.js';
import { AccountAPI } from '../account/api-client.js';
import { fill, h } from '../dom.js';
import { day } from '../format.js';
import { tellReturn } from '../notice.js';
import { words } from '../strings/account-words.js';

/**
 * What each part of the page works with.
 *
 * @typedef {object} Desk
 * @property {import('../app.js').App} app
 * @property {AccountAPI} api
 * @property {import('../model').Account} account
 * @property {AbortSignal} signal
 */

/** @type {import('../app.js').OpenPage} */
export const open = (app, visit) => {
  const { account } = app.session;
  if (!account) return;
  /** @type {Desk} */
  const desk = { app, api: new AccountAPI(app.api.connection), account, signal: visit.signal };
  fill(visit.root,
    h('div', { class: 'page-head' }, h('h1', {}, words.frame.pages.account),
      h('p', { class: 'hint' }, words.account.since(account.email, day(account.created)))),
    h('div', { class: 'columns' },
      h('div', { class: 'column' }, keeping(desk),
        (account.sign_in?.includes('password') ?? true) && password(desk), provider(desk), sessions(desk)),
      h('div', { class: 'column' }, keys(desk), webhooks(desk), closing(desk))));
  tellReturn(app, visit, '/account');
};
