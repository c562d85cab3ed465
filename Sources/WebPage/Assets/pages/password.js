// A new password for an account, with the link that an administrator made.

import { announce, fill, h } from '../dom.js';
import { field, form } from '../fields.js';
import { words } from '../strings/account-words.js';

/** @type {import('../app.js').OpenPage} */
export const open = (app, visit) => {
  const next = h('input', {
    id: 'password', type: 'password', autocomplete: 'new-password', required: true, minlength: 8, maxlength: 128,
  });
  const go = async () => {
    const isChanged = await app.attempt(() => app.api.resetPassword(visit.query.get('ticket') ?? '', next.value));
    if (!isChanged) return next.select();
    app.router.go('/sign-in');
    announce(words.account.passwordReset);
  };
  fill(visit.root, h('section', { class: 'panel narrow' },
    h('h1', {}, words.account.resetTitle), h('p', { class: 'hint' }, words.account.resetHint),
    form(go, field(words.account.passwordNew, next, words.account.passwordHint),
      h('button', {}, words.account.passwordChange))));
  next.focus();
};
