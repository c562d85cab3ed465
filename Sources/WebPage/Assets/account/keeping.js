// What happens to new checks, unless something else is chosen for one.

import { announce, h } from '../dom.js';
import { field, form, option } from '../fields.js';
import { words } from '../strings/account-words.js';
import { panel } from './section.js';

export function keeping(/** @type {import('../pages/account.js').Desk} */ { app, api, account }) {
  const { retention } = account;
  const chosen = retention.mode === 'ephemeral' ? 'ephemeral' : retention.days ? 'days' : 'keep';
  const radio = (/** @type {string} */ value) => h('input', {
    type: 'radio', name: 'keeping', value, checked: value === chosen, onchange: () => { period.hidden = !some.checked; },
  });
  const [all, some, none] = [radio('keep'), radio('days'), radio('ephemeral')];
  const days = h('input', { type: 'number', min: 1, max: 3650, value: retention.days ?? 90, required: true });
  const period = field(words.account.days, days);
  period.hidden = chosen !== 'days';
  const save = () => app.attempt(async () => {
    const days_ = some.checked ? Number(days.value) : undefined;
    app.session.account = await api.setRetention({ mode: none.checked ? 'ephemeral' : 'keep', days: days_ });
    announce(words.account.saved);
  });
  return panel(words.account.keeping, words.account.keepingHint, form(save,
    h('fieldset', { class: 'choices' }, h('legend', { class: 'unseen' }, words.account.keeping),
      option(all, words.account.keepAll), option(some, words.account.keepSome), period,
      option(none, words.account.keepNone, words.account.keepNoneHint)),
    h('button', { class: 'quiet' }, words.account.save)));
}
