// Links to results of all accounts: whose they are and how long they last, not what they show.

import { line, section } from '../account/section.js';
import { announce, h } from '../dom.js';
import { day } from '../format.js';
import { confirmDeletion } from '../notice.js';
import { words } from '../strings/account-words.js';

/** @typedef {import('../model').ReportLink} ReportLink */

/**
 * The panel, with the newest links and as many more as are asked for.
 *
 * @param {import('../app.js').App} app
 * @param {import('../account/api-client.js').AccountAPI} api
 * @param {AbortSignal} signal
 */
export function links(app, api, signal) {
  let pages = 1;
  return section({ title: words.links.title, hint: words.links.hint, signal, load: async (reload) => {
    /** @type {ReportLink[]} */
    const all = [];
    /** @type {string | null | undefined} */
    let next = null;
    for (let page = 0; page < pages && (page === 0 || next); page += 1) {
      /** @type {import('../model').PageOf<ReportLink>} */
      const answer = await api.links(next ?? null);
      all.push(...answer.items);
      next = answer.next_cursor;
    }
    const revoke = async (/** @type {ReportLink} */ link) => {
      if (!(await confirmDeletion(words.links.question, words.links.questionHint(link.email ?? ''), signal))) return;
      await app.attempt(async () => {
        await api.revokeLink(link.id);
        announce(words.links.revoked);
        await reload();
      });
    };
    const more = async () => {
      pages += 1;
      await reload();
    };
    return [
      all.length === 0 ? h('p', {}, words.links.none)
        : h('ul', { class: 'lines' }, all.map((link) => line(link.email ?? '',
          words.links.lasts(day(link.created), day(link.expires), link.medium),
          h('button', { type: 'button', class: 'quiet', onclick: () => revoke(link),
            'aria-label': words.links.revokeThis(link.email ?? '', day(link.created)) }, words.links.revoke)))),
      next && h('button', { type: 'button', class: 'quiet', onclick: more }, words.history.more),
    ];
  } });
}
