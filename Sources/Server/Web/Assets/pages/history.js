// Earlier checks, newest first.

import { announce, fill, h } from '../dom.js';
import { time } from '../format.js';
import { nameOf } from '../names.js';
import { confirmDeletion } from '../notice.js';
import { lookUp, words } from '../strings.js';

/** @type {import('../app.js').OpenPage} */
export const open = async (app, visit) => {
  const list = h('ul', { id: 'history-list' });
  const more = h('button', { type: 'button', class: 'quiet', hidden: true }, words.history.more);
  const none = h('p', { class: 'hint', hidden: true }, words.history.none);
  fill(visit.root, h('h1', {}, words.history.title), none, list, more);
  const query = new URLSearchParams();
  const load = async () => {
    const page = await app.api.history(query, visit.signal);
    if (visit.signal.aborted) return;
    list.append(...page.items.map((item) => row(app, visit, item)));
    more.hidden = !page.next_cursor;
    none.hidden = list.childElementCount > 0;
    if (page.next_cursor) query.set('cursor', page.next_cursor);
  };
  more.addEventListener('click', () => app.attempt(load));
  await load();
};

/**
 * @param {import('../app.js').App} app
 * @param {import('../app.js').Visit} visit
 * @param {import('../model').Analysis} item
 */
function row(app, visit, item) {
  const verdict = item.report?.verdict;
  const name = nameOf(item);
  const answer = lookUp(words.headline, verdict) ?? lookUp(words.stateShort, item.state) ?? '';
  const remove = async () => {
    const sentence = words.history.confirm(name);
    if (!(await confirmDeletion(words.history.confirmTitle, sentence, visit.signal))) return;
    await app.attempt(async () => {
      await app.api.delete(item.id);
      app.shelf.remove(item.id);
      app.router.follow();
      announce(words.history.deleted);
    });
  };
  return h('li', { 'data-verdict': verdict ?? 'not_applicable' },
    h('a', { class: 'open', href: `#/result/${item.id}`, 'aria-label': words.history.open(name, answer) },
      h('span', { class: 'seal', 'aria-hidden': 'true' }),
      h('span', { class: 'name' }, name),
      h('span', { class: 'verdict' }, answer),
      h('time', { class: 'hint' }, time(item.created))),
    h('button', { type: 'button', class: 'plain', 'aria-label': words.history.delete(name), onclick: remove },
      words.action.delete));
}
