// Signing in and creating an account.

import { fill, h } from '../dom.js';
import { field, form } from '../fields.js';
import { words } from '../strings/account-words.js';

/** The form to sign in with; it turns into the one for a new account.
 *
 * @type {import('../app.js').OpenPage}
 */
export const open = (app, visit) => {
  show(app, visit, false, '');
};

/**
 * @param {import('../app.js').App} app
 * @param {import('../app.js').Visit} visit
 * @param {boolean} isNew
 * @param {string} address what was typed so far
 */
function show(app, visit, isNew, address) {
  const { signIn, create, newHere, known } = words.account;
  const email = h('input', { id: 'email', type: 'email', autocomplete: 'username', required: true, value: address });
  const password = h('input', {
    id: 'password', type: 'password', required: true, autocomplete: isNew ? 'new-password' : 'current-password',
    minlength: isNew && 8,
  });
  const go = async () => {
    const isIn = await app.attempt(async () => {
      if (isNew) await app.api.register(email.value.trim(), password.value);
      await app.session.signIn(email.value.trim(), password.value);
    });
    if (!isIn) password.select();
  };
  const turn = () => show(app, visit, !isNew, email.value);
  fill(visit.root, h('section', { class: 'panel narrow' },
    h('h1', {}, isNew ? create : signIn),
    h('p', { class: 'hint' }, words.account.why),
    form(go, field(words.account.email, email),
      field(words.account.password, password, isNew ? words.account.passwordHint : undefined),
      h('button', {}, isNew ? create : signIn)),
    h('p', { class: 'switch' }, isNew ? known : newHere, ' ',
      h('button', { type: 'button', class: 'link', onclick: turn }, isNew ? signIn : create)),
    app.session.allowsGuests && h('p', { class: 'switch' }, h('a', { href: '#/' }, words.account.asGuest))));
  app.title(isNew ? create : signIn);
  (address ? password : email).focus();
}
