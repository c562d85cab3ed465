// The frame around every page: navigation, who is here, the language, and whether there is a connection.

import { announce, byId, fill, h } from './dom.js';
import { pages } from './pages.js';
import { showShortcuts } from './shortcuts.js';
import { direction, language, languages, speak, words } from './strings.js';

/** Fills the frame of index.html and keeps it true. */
export class Shell {
  #app;

  constructor(/** @type {import('./app.js').App} */ app) {
    this.#app = app;
    document.documentElement.lang = language;
    document.documentElement.dir = direction;
    byId('skip').textContent = words.frame.skip;
    byId('skip').addEventListener('click', (event) => {
      event.preventDefault();
      byId('main').focus();
    });
    byId('nav').setAttribute('aria-label', words.frame.nav);
    fill(byId('foot'), this.#languages(),
      h('button', { type: 'button', class: 'link', onclick: () => showShortcuts(app) }, words.shortcuts.open),
      h('a', { href: '#/verify' }, words.frame.pages.verify), h('a', { href: '/docs' }, words.frame.pages.api));
    addEventListener('offline', () => this.#connect(false));
    addEventListener('online', () => this.#connect(true));
    this.#connect(navigator.onLine);
  }

  /** Shows who is here and what they may open. */
  show(/** @type {import('./session.js').Session} */ session) {
    const shown = pages.filter((page) => page.inMenu && page.isFor(session));
    fill(byId('nav'), h('ul', {}, shown.map((page) =>
      h('li', {}, h('a', { href: `${location.pathname === '/' ? '' : '/'}#/${page.name}`, 'data-to': page.id }, page.title)))));
    byId('nav').hidden = shown.length === 0;
    const signOut = () => this.#app.attempt(() => session.signOut());
    fill(byId('session'),
      h('span', { id: 'who', dir: 'auto', class: session.account && 'address',
        title: session.account?.email ?? (session.allowsGuests ? words.frame.guestHint : null) },
      session.account?.email ?? (session.allowsGuests ? words.frame.guest : '')),
      session.account
        ? h('button', { type: 'button', class: 'quiet', onclick: signOut }, words.frame.signOut)
        : session.allowsGuests && h('a', { class: 'button quiet', href: '#/sign-in' }, words.frame.signIn));
  }

  /** Marks the page in view in the navigation. */
  mark(/** @type {import('./pages.js').PageEntry} */ page) {
    for (const link of byId('nav').querySelectorAll('a')) {
      if (link.dataset.to === page.id) {
        link.setAttribute('aria-current', 'page');
        link.scrollIntoView({ block: 'nearest', inline: 'center' });
      } else {
        link.removeAttribute('aria-current');
      }
    }
  }

  /** Nothing could be loaded: one button tries again. */
  offerRestart(/** @type {() => void} */ restart) {
    fill(byId('main'), h('button', { type: 'button', onclick: restart }, words.frame.again));
  }

  /** Says that the connection is gone, until it is back. */
  #connect(/** @type {boolean} */ isOnline) {
    const bar = byId('offline');
    if (isOnline && !bar.hidden) announce(words.frame.online);
    bar.hidden = isOnline;
    bar.textContent = isOnline ? '' : words.frame.offline;
  }

  #languages() {
    const choose = (/** @type {Event} */ event) => speak(/** @type {HTMLSelectElement} */ (event.target).value);
    return h('label', { class: 'language' }, h('span', { class: 'unseen' }, words.frame.language),
      h('select', { onchange: choose }, Object.entries(languages).map(([code, name]) =>
        h('option', { value: code, lang: code, selected: code === language }, name))));
  }
}
