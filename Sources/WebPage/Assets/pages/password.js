// A new password for an account, with the link that an administrator made.

import { announce, fill, h } from '../dom.js';
import { field, form } from '../fields.js';
import { words } from '../strings/account-words.js';
import { subjectOf } from '../ticket.js';

/** @type {import('../app.js').OpenPage} */
export const open = (app, visit) => {
  const ticket = visit.query.get('ticket') ?? '';
  const next = h('input', {
    id: 'password', type: 'password', autocomplete: 'new-password', required: true, minlength: 8, maxlength: 128,
  });
  const go = async () => {
    const isChanged = await app.attempt(() => app.api.resetPassword(ticket, next.value));
    if (visit.signal.aborted) return;
    if (isChanged) changed(app, visit, subjectOf(ticket));
    else next.select();
  };
  fill(visit.root, h('section', { class: 'panel narrow' },
    h('h1', {}, words.account.resetTitle), h('p', { class: 'hint' }, words.account.resetHint),
    form(go, field(words.account.passwordNew, next, words.account.passwordHint),
      h('button', {}, words.account.passwordChange))));
  next.focus();
};

/**
 * Says that an account has its new password, and leads to where it is asked for: every session of the account has ended.
 *
 * @param {import('../app.js').App} app
 * @param {import('../app.js').Visit} visit
 * @param {string} id of the account
 */
function changed(app, visit, id) {
  const signIn = h('button', { type: 'button', onclick: () => {
    if (app.session.account?.id === id) app.session.end();
    app.router.go('/sign-in');
  } }, words.account.signIn);
  fill(visit.root, h('section', { class: 'panel narrow' },
    h('h1', {}, words.account.resetTitle), h('p', {}, words.account.passwordReset), signIn));
  announce(words.account.passwordReset);
  signIn.focus();
}
