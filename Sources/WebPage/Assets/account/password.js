// A new password; every other session ends.

import { announce, h } from '../dom.js';
import { field, form } from '../fields.js';
import { words } from '../strings/account-words.js';
import { panel } from './section.js';

export function password(/** @type {import('../pages/account.js').Desk} */ { app, api, account }) {
  const name = h('input', { type: 'text', autocomplete: 'username', value: account.email, hidden: true });
  const current = h('input', { type: 'password', autocomplete: 'current-password', required: true });
  const next = h('input', {
    type: 'password', autocomplete: 'new-password', required: true, minlength: 8, maxlength: 128,
  });
  const said = h('p', { class: 'hint', hidden: true }, words.account.passwordChanged);
  const change = () => app.attempt(async () => {
    said.hidden = true;
    await api.changePassword(current.value, next.value);
    [current.value, next.value] = ['', ''];
    said.hidden = false;
    announce(words.account.passwordChanged);
  });
  return panel(words.account.passwordTitle, words.account.passwordNote, form(change, name,
    field(words.account.passwordNow, current), field(words.account.passwordNew, next, words.account.passwordHint),
    h('button', { class: 'quiet' }, words.account.passwordChange), said));
}
