// Signing in and creating an account, also with an administrator's invitation.

import { fill, h } from '../dom.js';
import { field, form } from '../fields.js';
import { tellReturn } from '../notice.js';
import { words } from '../strings/account-words.js';
import { subjectOf } from '../ticket.js';

/** The form to sign in with; it turns into the one for a new account, which an invitation opens at once.
 *
 * @type {import('../app.js').OpenPage}
 */
export const open = (app, visit) => {
  const invitation = visit.query.get('ticket') ?? undefined;
  show(app, visit, { isNew: invitation !== undefined, address: invitation ? subjectOf(invitation) : '', invitation });
  tellReturn(app, visit, '/sign-in');
};

/**
 * @param {import('../app.js').App} app
 * @param {import('../app.js').Visit} visit
 * @param {{ isNew: boolean, address: string, invitation?: string }} state what was typed so far, and the invitation
 */
function show(app, visit, { isNew, address, invitation }) {
  const { signIn, create, newHere, known, byInvitation, invited } = words.account;
  const { passwords, provider } = app.capabilities.sign_in ?? { passwords: true };
  const email = h('input', {
    id: 'email', type: 'email', autocomplete: 'username', required: true, value: address,
    readOnly: isNew && Boolean(invitation && address),
  });
  const password = h('input', {
    id: 'password', type: 'password', required: true, autocomplete: isNew ? 'new-password' : 'current-password',
    minlength: isNew && 8,
  });
  const go = async () => {
    const isIn = await app.attempt(async () => {
      if (isNew) await app.api.register(email.value.trim(), password.value, invitation);
      await app.session.signIn(email.value.trim(), password.value);
    });
    if (!isIn) password.select();
  };
  const turn = () => show(app, visit, { isNew: !isNew, address: email.value, invitation });
  const mayCreate = isNew || invitation !== undefined || app.capabilities.registration !== 'invitation';
  fill(visit.root, h('section', { class: 'panel narrow' },
    h('h1', {}, isNew ? create : signIn),
    h('p', { class: 'hint' }, isNew && invitation ? invited : words.account.why),
    app.session.account && h('p', { class: 'hint' }, words.account.already(app.session.account.email)),
    provider && h('div', { class: 'stack' }, elsewhere(app, provider, invitation),
      passwords && h('p', { class: 'switch' }, words.account.orPassword)),
    passwords && form(go, field(words.account.email, email),
      field(words.account.password, password, isNew ? words.account.passwordHint : undefined),
      h('button', {}, isNew ? create : signIn)),
    passwords && h('p', { class: 'switch' }, mayCreate
      ? [isNew ? known : newHere, ' ', h('button', { type: 'button', class: 'link', onclick: turn }, isNew ? signIn : create)]
      : byInvitation),
    app.session.allowsGuests && h('p', { class: 'switch' }, h('a', { href: '#/' }, words.account.asGuest))));
  app.title(isNew ? create : signIn);
  if (passwords) (address ? password : email).focus();
}

/**
 * The way in by the server's identity provider, which leads back to where the visitor was.
 *
 * @param {import('../app.js').App} app
 * @param {string} provider
 * @param {string} [invitation]
 */
function elsewhere(app, provider, invitation) {
  const go = () => app.attempt(async () => {
    const { url } = await app.api.providerAddress(app.left, invitation);
    location.assign(url);
  });
  return [
    h('button', { type: 'button', id: 'provider', onclick: go }, words.account.signInWith(provider)),
    h('p', { class: 'hint' }, words.account.providerWhy(provider)),
  ];
}
