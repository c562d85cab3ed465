// Single keys that go to a page or show the list of keys. They can be turned off (WCAG 2.1.4).

import { ask } from './dialog.js';
import { h } from './dom.js';
import { option } from './fields.js';
import { pages } from './pages.js';
import { words } from './strings.js';

const memory = 'touchstone.keys';

/**
 * The pages that have a key, by it.
 *
 * @type {Record<string, string>}
 */
const targets = { c: 'analyse', h: 'history', s: 'storage', a: 'account' };

/** How long letters after "/" are meant for the search, whose field may not be there yet; milliseconds. */
const patience = 1500;

/** Where letters are typed, or choose. */
const writable = "input:not([type='radio'], [type='checkbox'], [type='range']), select, textarea, [contenteditable]";

const areOn = () => localStorage.getItem(memory) !== 'off';

/** Listens for the keys. */
export function listenForShortcuts(/** @type {import('./app.js').App} */ app) {
  let searchUntil = 0;
  addEventListener('keydown', (event) => {
    const { target, key, timeStamp } = event;
    const isTyping = target instanceof Element && target.closest(writable);
    const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.repeat;
    if (!areOn() || isTyping || isHeld || timeStamp < searchUntil || document.querySelector('dialog[open]')) return;
    const page = pages.find(({ id, isFor }) => id === targets[key] && isFor(app.session));
    if (key === '?') showShortcuts(app);
    else if (key === '/' && app.session.mayCheck) {
      searchUntil = timeStamp + patience;
      app.router.go('/history?find');
    } else if (key === 'n' || key === 'p') {
      const link = document.querySelector(`a[rel='${key === 'n' ? 'next' : 'prev'}']`);
      if (!(link instanceof HTMLElement)) return;
      link.click();
    } else if (page) app.router.go(`/${page.name}`);
    else return;
    event.preventDefault();
  });
}

/** The list of keys, with the switch that turns them off. */
export async function showShortcuts(/** @type {import('./app.js').App} */ app) {
  const { title, single, singleHint, close, keys } = words.shortcuts;
  const reachable = Object.entries(targets).flatMap(([key, id]) => {
    const page = pages.find((each) => each.id === id && each.isFor(app.session));
    return page ? [[key, page.title]] : [];
  });
  const list = [...reachable, ['/', keys.search], ['n', keys.next], ['p', keys.previous], ['?', keys.help], ['Esc', keys.close]];
  const isOn = h('input', {
    type: 'checkbox', checked: areOn(), onchange: () => localStorage.setItem(memory, isOn.checked ? 'on' : 'off'),
  });
  await ask({
    title,
    body: [
      h('dl', { class: 'keys' }, list.map(([key, use]) => h('div', {}, h('dt', {}, h('kbd', {}, key)), h('dd', {}, use)))),
      option(isOn, single, singleHint),
    ],
    buttons: [{ value: 'close', label: close }],
  });
}
