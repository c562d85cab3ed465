// Addresses that are told when a check has ended, where the server has them.

import { announce, fill, h } from '../dom.js';
import { field, form } from '../fields.js';
import { time } from '../format.js';
import { confirmDeletion } from '../notice.js';
import { Problem } from '../problem.js';
import { lookUp } from '../strings.js';
import { words } from '../strings/account-words.js';
import { secret } from './secret.js';
import { line, section } from './section.js';

/** @typedef {import('../pages/account.js').Desk} Desk */
/** @typedef {import('../model').Webhook} Webhook */

export function webhooks(/** @type {Desk} */ desk) {
  const { app, api, signal } = desk;
  /** @type {Webhook | null} */
  let made = null;
  const part = section({ title: words.webhooks.title, hint: words.webhooks.hint, signal, load: async (reload) => {
    const items = await api.webhooks().then((page) => page.items, (problem) => {
      if (!(problem instanceof Problem) || problem.status !== 404) throw problem;
      part.remove();
      return [];
    });
    const shown = made?.secret ? secret(made.secret) : null;
    made = null;
    const address = h('input', { type: 'url', required: true, maxlength: 2048, placeholder: 'https://example.org/hook' });
    const make = () => app.attempt(async () => {
      made = await api.makeWebhook(address.value.trim());
      announce(words.account.once);
      await reload();
    });
    return [
      shown,
      items.length > 0 && h('ul', { class: 'lines' }, items.map((item) => hook(desk, item, reload))),
      h('details', {}, h('summary', {}, words.webhooks.new), form(make,
        field(words.webhooks.address, address, words.webhooks.addressHint),
        h('button', { class: 'quiet' }, words.webhooks.make))),
    ];
  } });
  return part;
}

/** @type {(desk: Desk, item: Webhook, reload: () => Promise<void>) => HTMLElement} */
function hook({ app, api, signal }, item, reload) {
  const end = async () => {
    if (!(await confirmDeletion(words.webhooks.end, item.url, signal))) return;
    await app.attempt(async () => {
      await api.deleteWebhook(item.id);
      announce(words.history.deleted);
      await reload();
    });
  };
  const list = h('ul', { class: 'lines small' });
  const show = () => app.attempt(async () => {
    const { items } = await api.deliveries(item.id);
    const again = (/** @type {string} */ id) => app.attempt(async () => {
      await api.replay(item.id, id);
      await show();
    });
    fill(list, items.length === 0 && h('li', { class: 'hint' }, words.webhooks.none), items.map((message) => line(
      `${words.webhooks.state[message.state]} · ${time(message.created)}`,
      [message.event, message.status && `, HTTP ${message.status}`,
        message.error && `: ${lookUp(words.deliveryCause, message.cause) ?? message.error}`],
      message.state !== 'pending' && h('button', { type: 'button', class: 'plain', onclick: () => again(message.id) },
        words.webhooks.replay))));
  });
  return h('li', { class: 'tall' },
    h('div', {}, h('strong', {}, item.url),
      h('details', { ontoggle: show }, h('summary', { class: 'hint' }, words.webhooks.deliveries), list)),
    h('button', { type: 'button', class: 'quiet', 'aria-label': words.history.delete(item.url), onclick: end },
      words.confirm.delete));
}
