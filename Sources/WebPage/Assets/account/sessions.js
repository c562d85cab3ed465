// Where the account is signed in.

import { announce, h } from '../dom.js';
import { time } from '../format.js';
import { words } from '../strings/account-words.js';
import { proven } from './proof.js';
import { line, section } from './section.js';

export function sessions(/** @type {import('../pages/account.js').Desk} */ { app, api, signal }) {
  const endAll = () => app.attempt(async () => {
    if (await proven((password) => api.endSessions(null, password), signal)) app.session.end();
  });
  return section({ title: words.account.sessions, hint: words.account.sessionsHint, signal, load: async (reload) => {
    const { items } = await api.sessions();
    const end = (/** @type {string} */ id) => app.attempt(async () => {
      if (!(await proven((password) => api.endSessions(id, password), signal))) return;
      announce(words.account.sessionEnded);
      await reload();
    });
    return [
      h('ul', { class: 'lines' }, items.map((item) => line(
        item.current ? words.account.here : words.account.signedIn(time(item.created)),
        words.account.lastSeen(time(item.refreshed)),
        !item.current && h('button', {
          type: 'button', class: 'quiet', onclick: () => end(item.id),
          'aria-label': `${words.account.end}: ${words.account.signedIn(time(item.created))}`,
        }, words.account.end)))),
      h('button', { type: 'button', class: 'quiet', onclick: endAll }, words.account.endAll),
    ];
  } });
}
