// The cases of an account: what somebody works on.

import { Cases } from '../cases/client.js';
import { fill, h } from '../dom.js';
import { field, form } from '../fields.js';
import { time } from '../format.js';
import { empty, failed, skeleton } from '../states.js';
import { words } from '../strings/case-words.js';

/** From so many on they are searched. */
const many = 8;

/** @type {import('../app.js').OpenPage} */
export async function open(app, visit) {
  const cases = new Cases(app.api.connection);
  const title = h('input', { type: 'text', maxlength: 100, required: true });
  const place = h('div', {}, skeleton());
  const make = () => app.attempt(async () => {
    const { id } = await cases.make({ title: title.value });
    app.router.go(`/case/${id}`);
  });
  fill(visit.root, h('h1', {}, words.frame.pages.cases), h('p', { class: 'hint' }, words.cases.hint), place,
    h('section', { class: 'panel narrow' }, h('h2', {}, words.cases.new),
      form(make, field(words.cases.title, title), h('button', {}, words.cases.make))));
  try {
    const { items } = await cases.all(visit.signal);
    if (visit.signal.aborted) return;
    fill(place, items.length === 0 ? empty(words.cases.none, words.cases.noneHint) : listed(items));
  } catch (problem) {
    if (!visit.signal.aborted) fill(place, failed(problem, () => open(app, visit)));
  }
}

/** The list, and a field that leaves what has a word in its title or a tag. */
function listed(/** @type {import('../model').CaseSummary[]} */ items) {
  const rows = items.map((item) => ({
    text: [item.title, ...item.tags].join(' ').toLocaleLowerCase(),
    row: h('li', {},
      h('div', {}, h('a', { href: `#/case/${item.id}` }, h('strong', { dir: 'auto' }, item.title)),
        h('p', { class: 'hint' }, [words.cases.files(item.analyses), time(item.changed)].join(' · '))),
      h('div', { class: 'tags' }, item.tags.map((tag) => h('span', { class: 'stamp' }, tag)))),
  }));
  const none = h('p', { class: 'hint', role: 'status' });
  const search = h('input', { type: 'search', oninput: () => {
    const wanted = search.value.trim().toLocaleLowerCase();
    for (const { text, row } of rows) row.hidden = !text.includes(wanted);
    none.textContent = rows.every(({ row }) => row.hidden) ? words.history.noMatch : '';
  } });
  return [items.length >= many && h('div', { class: 'narrow' }, field(words.cases.search, search)),
    h('ul', { class: 'lines' }, rows.map(({ row }) => row)), none];
}
