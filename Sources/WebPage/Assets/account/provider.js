// The identity provider that may open the account beside its password.

import { h } from '../dom.js';
import { words } from '../strings/account-words.js';
import { proven } from './proof.js';
import { panel } from './section.js';

/** Nothing where the server has no provider. */
export function provider(/** @type {import('../pages/account.js').Desk} */ { app, api, account, signal }) {
  const name = app.capabilities.sign_in?.provider;
  if (!name) return false;
  const ways = account.sign_in ?? [];
  const isLinked = ways.includes('provider');
  const label = isLinked ? words.account.providerUnlink(name) : words.account.providerLink(name);
  const said = { hint: words.account.providerProof, go: label };
  const link = () => app.attempt(async () => {
    await proven(async (password) => location.assign((await api.linkProvider(password)).url), signal, said);
  });
  const unlink = () => app.attempt(async () => {
    if (!(await proven((password) => api.unlinkProvider(password), signal, said))) return;
    app.session.account = await app.api.account();
    app.router.follow();
  });
  return panel(words.account.providerTitle,
    isLinked ? words.account.providerLinked(name) : words.account.providerNone(name),
    !isLinked || ways.includes('password')
      ? h('button', { type: 'button', class: 'quiet', onclick: isLinked ? unlink : link }, label)
      : h('p', {}, words.account.providerAlone));
}
