// Links that let people in: to an account of their own, or back into one whose password is forgotten.

import { secret } from '../account/secret.js';
import { ask } from '../dialog.js';
import { fill, h } from '../dom.js';
import { field, form } from '../fields.js';
import { time } from '../format.js';
import { words } from '../strings/account-words.js';

/** @typedef {import('../model').AccountTicket} AccountTicket */

/**
 * The form that invites somebody.
 *
 * @param {import('../app.js').App} app
 * @param {import('../account/api-client.js').AccountAPI} api
 */
export function invitation(app, api) {
  const say = words.admin;
  const email = h('input', { type: 'email', required: true, autocomplete: 'off' });
  const made = h('div', { 'aria-live': 'polite' });
  const invite = () => app.attempt(async () => {
    fill(made);
    const ticket = await api.invite(email.value.trim());
    fill(made, h('p', {}, say.invited(ticket.email, time(ticket.expires))), link(ticket));
    email.value = '';
  });
  return h('section', { class: 'panel' }, h('h2', {}, say.invite), h('p', { class: 'hint' }, say.inviteHint),
    form(invite, field(words.account.email, email), h('button', { class: 'quiet' }, say.makeLink)), made);
}

/**
 * Shows the link to a new password, after the question that makes it.
 *
 * @param {import('../app.js').App} app
 * @param {import('../account/api-client.js').AccountAPI} api
 * @param {import('../model').ManagedAccount} account
 * @param {AbortSignal} signal
 */
export async function offerPassword(app, api, account, signal) {
  const say = words.admin;
  const cancel = { value: 'cancel', label: say.cancel, class: 'quiet' };
  const answer = await ask({
    title: account.email, body: [h('p', {}, say.resetHint)], buttons: [cancel, { value: 'make', label: say.makeLink }],
  }, signal);
  if (answer !== 'make') return;
  await app.attempt(async () => {
    const ticket = await api.offerPassword(account.id);
    await ask({
      title: account.email, body: [h('p', {}, say.resetUntil(time(ticket.expires))), link(ticket)],
      buttons: [{ value: 'close', label: words.shortcuts.close, class: 'quiet' }],
    }, signal);
  });
}

const link = (/** @type {AccountTicket} */ ticket) => secret(new URL(ticket.url, location.origin).href);
