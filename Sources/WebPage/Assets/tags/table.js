// The table of everything that an image file says about itself: searched, copied, read when it is opened.

import { announce, fill, h } from '../dom.js';
import { field } from '../fields.js';
import { count } from '../format.js';
import { words } from '../strings/result-words.js';

/** @typedef {import('./found.js').Tag} Tag */

/** What opens the table; the file is read then, and not before. */
export function tagsPart(/** @type {Blob} */ file) {
  const place = h('div', { class: 'stack' });
  let isRead = false;
  const read = async () => {
    if (isRead || !part.open) return;
    isRead = true;
    const { tagsOf } = await import('./tags.js');
    const { tags, isCut } = await tagsOf(file);
    fill(place, h('p', { class: 'hint' }, words.tags.hint),
      tags.length > 0 ? table(tags) : h('p', {}, words.tags.none), isCut && h('p', { class: 'hint' }, words.tags.cut));
  };
  const part = h('details', { class: 'all-tags alone', ontoggle: read }, h('summary', {}, words.tags.title), place);
  return part;
}

/** Tags as lines with tabs, as a spreadsheet takes them; what it would take for a formula begins with an apostrophe. */
export const linesOf = (/** @type {Tag[]} */ tags) => tags.map(({ group, name, value }) =>
  [group, name, value].map((each) => each.replace(/[\t\r\n]+/gu, ' ').replace(/^(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/u, "'"))
    .join('\t')).join('\n');

/** Whether a tag has every word that is searched for, in its group, name or value. */
export const fits = (/** @type {Tag} */ { group, name, value }, /** @type {string} */ wanted) => {
  const text = `${group} ${name} ${value}`.toLocaleLowerCase();
  return wanted.toLocaleLowerCase().split(/\s+/u).every((word) => text.includes(word));
};

function table(/** @type {Tag[]} */ tags) {
  const search = h('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  const told = h('span', { class: 'hint', role: 'status' });
  const rows = tags.map((tag) => ({ tag, row: h('tr', {},
    h('th', { scope: 'row' }, h('bdi', {}, tag.name)), h('td', {}, h('bdi', {}, tag.value))) }));
  const groups = [...new Set(tags.map(({ group }) => group))].map((group) => ({ group, body: h('tbody', {},
    h('tr', {}, h('th', { scope: 'rowgroup', colspan: 2, class: 'group' }, h('bdi', {}, group))),
    rows.filter(({ tag }) => tag.group === group).map(({ row }) => row)) }));
  const shown = () => rows.filter(({ row }) => !row.hidden).map(({ tag }) => tag);
  const find = () => {
    for (const { tag, row } of rows) row.hidden = !fits(tag, search.value.trim());
    const left = shown();
    for (const { group, body } of groups) body.hidden = !left.some((tag) => tag.group === group);
    told.textContent = words.tags.shown(count(left.length), count(tags.length));
  };
  const copy = async () => {
    await navigator.clipboard.writeText(linesOf(shown()));
    announce(words.handOn.copied);
    told.textContent = words.handOn.copied;
  };
  search.addEventListener('input', find);
  find();
  return [
    field(words.tags.search, search),
    h('div', { class: 'row tools' },
      navigator.clipboard && h('button', { type: 'button', class: 'quiet', onclick: copy }, words.tags.copy), told),
    h('div', { class: 'tag-table', role: 'region', 'aria-label': words.tags.title, tabindex: 0 },
      h('table', {}, h('caption', { class: 'unseen' }, words.tags.title), groups.map(({ body }) => body))),
  ];
}
