// Small previews of media in a list, fetched when they come into view.

import { h } from '../dom.js';
import { words } from '../strings.js';

/** Shapes that stand for a kind of medium where there is no preview. */
const shapes = {
  image: 'M4 5h16v14H4z M8.5 11a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z M4 17l5-4 3 2 4-5 4 5',
  audio: 'M4 10v4 M8 6v12 M12 9v6 M16 4v16 M20 10v4',
  video: 'M4 5h16v14H4z M10 9v6l5-3z',
  text: 'M5 6h14 M5 10h14 M5 14h14 M5 18h8',
};

/** The previews of one list; all of them go when `signal` is aborted. */
export class Thumbnails {
  #api;
  #signal;
  /** @type {Map<Element, string>} */
  #links = new Map();
  #watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) this.#come(entry.target);
  }, { rootMargin: '200px' });

  /**
   * @param {import('../api.js').API} api
   * @param {AbortSignal} signal
   */
  constructor(api, signal) {
    this.#api = api;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#watcher.disconnect());
  }

  /**
   * The place of an item's preview: its kind first, its picture once that is there.
   *
   * @param {import('../model').Analysis | import('../model').AnalysisSummary} item
   * @param {boolean} [waits] whether it is fetched only when it comes into view; on paper all are
   */
  of({ media, links }, waits = true) {
    const place = h('span', { class: 'thumb', 'data-kind': media.kind }, icon(media.kind));
    if (links.thumbnail) {
      this.#links.set(place, links.thumbnail);
      if (waits) this.#watcher.observe(place);
      else this.#load(place);
    }
    return place;
  }

  /** Watches a part of a list instead of each preview in it, until it comes into view. */
  rest(/** @type {Element} */ part) {
    for (const place of part.querySelectorAll('.thumb')) this.#watcher.unobserve(place);
    this.#watcher.observe(part);
  }

  /** A preview came into view, or a part of a list. */
  #come(/** @type {Element} */ target) {
    if (this.#links.has(target)) {
      this.#load(target);
      return;
    }
    this.#watcher.unobserve(target);
    for (const place of target.querySelectorAll('.thumb')) if (this.#links.has(place)) this.#watcher.observe(place);
  }

  async #load(/** @type {Element} */ place) {
    this.#watcher.unobserve(place);
    try {
      const url = URL.createObjectURL(await this.#api.media(this.#links.get(place) ?? '', this.#signal));
      this.#signal.addEventListener('abort', () => URL.revokeObjectURL(url));
      const picture = h('img', { src: url, alt: '', onload: () => place.replaceChildren(picture) });
    } catch {
      // The shape of its kind stays.
    }
  }
}

/** A line drawing with the kind as its name. */
function icon(/** @type {import('../model').Kind} */ kind) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', shapes[kind] ?? shapes.image);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', words.kinds[kind] ?? '');
  svg.append(path);
  return svg;
}
