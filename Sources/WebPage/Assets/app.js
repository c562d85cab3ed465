// The page: who is here, where they are, and what all pages share.

import { API } from './api.js';
import { Arrivals } from './arrivals.js';
import { Deliveries } from './intake/deliveries.js';
import { announce, byId, fill, h } from './dom.js';
import { clearNotice, showProblem } from './notice.js';
import { pageFor } from './pages.js';
import { Trail } from './history/trail.js';
import { Router } from './router.js';
import { Session } from './session.js';
import { listenForShortcuts } from './shortcuts.js';
import { Shell } from './shell.js';
import { Shelf } from './shelf.js';
import { failed } from './states.js';
import { words } from './strings.js';
import { dressed } from './styles.js';

/**
 * One stay on one page. `signal` is aborted when the visitor leaves it or becomes another one: whatever a page started
 * ends with it, and nothing of it is shown any more.
 *
 * @typedef {import('./router.js').Place & { root: HTMLElement, signal: AbortSignal }} Visit
 */

/**
 * A page fills `visit.root`.
 *
 * @typedef {(app: App, visit: Visit) => void | Promise<void>} OpenPage
 */

export class App {
  api = new API();
  shelf = new Shelf(this.api);
  session = new Session(this.api, (change) => this.#change(change));
  /** @type {import('./model').Capabilities} */
  capabilities = {
    version: '', guest: false, formats: [], max_bytes: Infinity, max_pixels: Infinity, detectors: [],
    operating_points: {},
  };
  router = new Router((place) => this.#open(place));
  arrivals = new Arrivals(this);
  deliveries = new Deliveries(this);
  /** Texts that were typed and not sent yet, by their writer's account. */
  drafts = /** @type {Map<string, string>} */ (new Map());
  trail = new Trail();
  #shell = new Shell(this);
  #visit = new AbortController();
  /** Ends when the visitor becomes another one. */
  #person = new AbortController();
  #isStarted = false;
  #address = '';
  /** Where the visitor was when their session ended by itself. */
  left = '/';

  async start() {
    await this.attempt(async () => {
      this.capabilities = await this.api.capabilities();
      this.session.allowsGuests = this.capabilities.guest;
      const { arrival } = this.router;
      await this.session.resume(arrival !== null);
      if (arrival !== null) this.router.rename(this.session.account ? arrival : '/sign-in');
      this.#isStarted = true;
      this.#shell.show(this.session);
      this.router.follow();
      if (this.session.hasEnded) showProblem({ code: this.session.allowsGuests ? 'expired_to_guest' : 'expired' });
    }, () => this.#shell.offerRestart(() => this.start()));
  }

  /** Says what the page in view is about. */
  title(/** @type {string} */ about) {
    document.title = words.title(about);
  }

  /**
   * Runs a piece of work; a problem is shown in words, after `undo` has cleared up. Answers whether it went well.
   *
   * @param {() => void | Promise<void>} work
   * @param {() => void} [undo]
   */
  async attempt(work, undo = () => {}) {
    const { signal } = this.#visit;
    clearNotice();
    try {
      await work();
      return true;
    } catch (problem) {
      undo();
      if (!signal.aborted) showProblem(problem);
      return false;
    }
  }

  /**
   * Asks what may go so that an analysis can stay, then shows it as it is kept.
   *
   * @param {string} id
   * @param {import('./model').Shortage} shortage
   */
  async makeRoom(id, shortage) {
    const { makeRoom } = await dressed(import('./storage/room.js'), 'storage');
    if (await makeRoom(this, id, shortage, this.#person.signal)) this.router.follow();
  }

  /** The visitor is another one: nothing of the one before stays on the page. */
  #change(/** @type {import('./session.js').Change} */ change) {
    this.#visit.abort();
    this.#person.abort();
    this.#person = new AbortController();
    this.shelf.clear();
    this.trail.clear();
    this.arrivals.clear();
    this.deliveries.clear(change);
    if (change === 'another') this.drafts.clear();
    if (change === 'expired') this.left = location.hash.slice(1) || '/';
    this.router.rename({ expired: '/sign-in', back: this.left, another: '/' }[change]);
    if (change !== 'expired') this.left = '/';
    this.#shell.show(this.session);
    this.router.follow();
    if (change === 'expired') showProblem({ code: 'expired' });
  }

  /** Opens a page in an element of its own. */
  async #open(/** @type {import('./router.js').Place} */ place) {
    if (!this.#isStarted) return;
    this.#visit.abort();
    this.#visit = new AbortController();
    const { signal } = this.#visit;
    const page = pageFor(place.name, this.session);
    const root = h('div', { class: 'page', 'data-page': page.id });
    // A page that is only shown anew does not speak over what was just said.
    const isNews = byId('main').querySelector('[data-page]') !== null && location.hash !== this.#address;
    this.#address = location.hash;
    fill(byId('main'), root);
    clearNotice();
    this.title(page.isFirst ? '' : page.title);
    this.#shell.mark(page);
    scrollTo(0, 0);
    try {
      const { open } = await page.load();
      if (signal.aborted) return;
      if (isNews) {
        byId('main').focus({ preventScroll: true });
        announce(document.title);
      }
      await open(this, { ...place, root, signal });
    } catch (problem) {
      if (!signal.aborted) fill(root, h('h1', {}, page.title), failed(problem, () => this.router.follow()));
    }
  }
}

const app = new App();
listenForShortcuts(app);
app.start();
