// Keys with which programs act for the account.

import { announce, h } from '../dom.js';
import { field, form, menu, option } from '../fields.js';
import { day, listed } from '../format.js';
import { confirmDeletion } from '../notice.js';
import { words } from '../strings/account-words.js';
import { secret } from './secret.js';
import { line, section } from './section.js';

/** The lives of a key that are offered, in days; none for ever. */
const lives = ['30', '90', '365', ''];

export function keys(/** @type {import('../pages/account.js').Desk} */ { app, api, signal }) {
  /** @type {import('../model').Key | null} */
  let made = null;
  return section({ title: words.account.keys, hint: words.account.keysHint, signal, load: async (reload) => {
    const { items } = await api.keys();
    const shown = made?.key ? secret(made.key) : null;
    made = null;
    const end = async (/** @type {import('../model').Key} */ key) => {
      const question = words.account.keyEnd(key.name);
      if (!(await confirmDeletion(question, words.account.keyEndHint, signal))) return;
      await app.attempt(async () => {
        await api.deleteKey(key.id);
        announce(words.history.deleted);
        await reload();
      });
    };
    return [
      shown,
      items.length > 0 && h('ul', { class: 'lines' }, items.map((key) => line(key.name,
        [h('code', {}, `${key.prefix}…`), ` · ${listed(key.scopes.map((scope) => words.account.scope[scope]))} · `,
          key.expires ? words.account.expires(day(key.expires)) : words.account.noExpiry],
        h('button', {
          type: 'button', class: 'quiet', 'aria-label': words.history.delete(key.name), onclick: () => end(key),
        }, words.confirm.delete)))),
      keyForm(async (request) => app.attempt(async () => {
        made = await api.makeKey(request);
        announce(words.account.once);
        await reload();
      })),
    ];
  } });
}

/** The form for a new key. */
function keyForm(/** @type {(request: Parameters<import('./api-client.js').AccountAPI['makeKey']>[0]) => Promise<unknown>} */ make) {
  const name = h('input', { type: 'text', required: true, maxlength: 80, autocomplete: 'off' });
  const life = menu(lives.map((days) => [days, words.account.life(Number(days))]), '90');
  const write = h('input', { type: 'checkbox', checked: true });
  return h('details', {}, h('summary', {}, words.account.keyNew), form(() => {
    const expires = life.value && new Date(Date.now() + Number(life.value) * 86_400_000).toISOString();
    return make({
      name: name.value.trim(), scopes: write.checked ? ['read', 'write'] : ['read'],
      ...(expires && { expires: expires.replace(/\.\d+/u, '') }),
    });
  }, field(words.account.keyName, name, words.account.keyNameHint), field(words.account.keyLife, life),
  option(write, words.account.keyWrite, words.account.keyWriteHint),
  h('button', { class: 'quiet' }, words.account.keyMake)));
}
