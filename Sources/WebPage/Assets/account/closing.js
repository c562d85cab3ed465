// The end of the account, with everything that it holds.

import { h } from '../dom.js';
import { field, form } from '../fields.js';
import { confirmDeletion } from '../notice.js';
import { words } from '../strings/account-words.js';
import { panel } from './section.js';

export function closing(/** @type {import('../pages/account.js').Desk} */ { app, api, account, signal }) {
  const name = h('input', { type: 'text', autocomplete: 'username', value: account.email, hidden: true });
  const hasPassword = account.sign_in?.includes('password') ?? true;
  const proof = h('input', { type: 'password', autocomplete: 'current-password', required: true });
  const close = async () => {
    if (!(await confirmDeletion(words.account.closeQuestion(account.email), words.account.closeHint, signal))) return;
    await app.attempt(async () => {
      await api.deleteAccount(proof.value);
      app.session.end();
    });
  };
  return panel(words.account.close, words.account.closeHint,
    h('details', {}, h('summary', {}, words.account.closeOpen), form(close, name,
      hasPassword ? field(words.account.password, proof, words.account.closeProof)
        : h('p', { class: 'hint' }, words.account.closeFresh),
      h('button', { class: 'danger' }, words.account.close))));
}
