// A loupe over an image: single pixels, 2 to 8 times as large, while a finger or the mouse is held still, or by keys.

import { h, place } from '../dom.js';
import { count } from '../format.js';
import { words } from '../strings/result-words.js';
import { around, pixelAt } from './viewport.js';

/** @typedef {import('./viewport.js').Point} Point */
/** @typedef {import('./viewport.js').Viewport} Viewport */

/** Its width and height in pixels of the stage. */
const side = 208;
/** How long something is held before it shows, in milliseconds, and how still, in pixels. */
const [patience, still] = [350, 6];
const [least, most] = [2, 8];
const step = 16;

/**
 * What it looks at: an image or a view of it, which may have fewer pixels than the image.
 *
 * @typedef {object} Subject
 * @property {CanvasImageSource & { width: number, height: number }} source
 * @property {import('./viewport.js').Size} pixels of the source
 * @property {import('./viewport.js').Size} size of the image
 * @property {Viewport} view where the image lies on the stage
 */

export class Loupe {
  #stage;
  #subject;
  #power = 4;
  /**
   * The place on the stage that it looks at; null while it is not shown.
   *
   * @type {Point | null}
   */
  #at = null;
  /** Whether it stays without being held. */
  #isPinned = false;
  #lens = h('canvas', { width: side, height: side });
  #told = h('output', { class: 'loupe-told' });
  #view = h('div', { class: 'loupe', hidden: true }, this.#lens, this.#told);
  button = h('button', { type: 'button', class: 'quiet', 'aria-pressed': 'false', onclick: () => this.toggle() }, words.closer.loupe);

  /**
   * Listens on a stage; made before what zooms and moves there, which gets nothing while the loupe is used.
   *
   * @param {HTMLElement} stage
   * @param {() => Subject} subject
   */
  constructor(stage, subject) {
    this.#stage = stage;
    this.#subject = subject;
    stage.append(this.#view);
    this.#hold();
    stage.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Shows it in the middle until it is put away, or puts it away. */
  toggle() {
    if (this.#isPinned) {
      this.#away();
      return;
    }
    this.#isPinned = true;
    this.button.setAttribute('aria-pressed', 'true');
    this.#look({ x: this.#stage.clientWidth / 2, y: this.#stage.clientHeight / 2 });
    this.#stage.focus();
  }

  /** Puts it away; tells whether it was there. */
  close() {
    const wasThere = this.#at !== null;
    if (wasThere) this.#away();
    return wasThere;
  }

  /** Draws it anew where the image was moved under it, or another view of it is shown. */
  redraw() {
    this.#stage.append(this.#view);
    if (this.#at) this.#look(this.#at);
  }

  #away() {
    this.#isPinned = false;
    this.#at = null;
    this.#view.hidden = true;
    this.button.setAttribute('aria-pressed', 'false');
  }

  #hold() {
    const stage = this.#stage;
    let timer = 0;
    let isHeld = false;
    /** @type {Point} */
    let start = { x: 0, y: 0 };
    const at = (/** @type {MouseEvent} */ event) => {
      const { left, top } = stage.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    stage.addEventListener('pointerdown', (event) => {
      clearTimeout(timer);
      start = at(event);
      // A second finger zooms.
      if (event.isPrimary && event.button === 0) timer = setTimeout(() => { isHeld = true; this.#look(start); }, patience);
    });
    stage.addEventListener('pointermove', (event) => {
      const now = at(event);
      if (Math.hypot(now.x - start.x, now.y - start.y) > still) clearTimeout(timer);
      if (isHeld || (this.#isPinned && event.pointerType === 'mouse' && event.buttons === 0)) this.#look(now);
      if (isHeld) event.stopImmediatePropagation();
    });
    for (const end of ['pointerup', 'pointercancel']) {
      stage.addEventListener(end, () => {
        clearTimeout(timer);
        if (isHeld && !this.#isPinned) this.#away();
        isHeld = false;
      });
    }
    stage.addEventListener('wheel', (event) => {
      if (!isHeld) return;
      this.#enlarge(event.deltaY < 0 ? 1 : -1);
      event.preventDefault();
      event.stopImmediatePropagation();
    }, { passive: false });
    // A finger that is held would open the browser's menu.
    stage.addEventListener('contextmenu', (event) => { if (isHeld) event.preventDefault(); });
  }

  #key(/** @type {KeyboardEvent} */ event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'l') {
      this.toggle();
    } else if (this.#at && this.#isPinned) {
      // One pixel of the image, or several.
      const pace = Math.max(1, this.#subject().view.scale) * (event.shiftKey ? step : 1);
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      const larger = { '+': 1, '=': 1, '-': -1 }[event.key];
      if (way) this.#look({ x: this.#at.x + way[0] * pace, y: this.#at.y + way[1] * pace });
      else if (larger) this.#enlarge(larger);
      else return;
    } else {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #enlarge(/** @type {number} */ by) {
    this.#power = Math.min(most, Math.max(least, this.#power + by));
    if (this.#at) this.#look(this.#at);
  }

  /** Shows what is at a place of the stage. */
  #look(/** @type {Point} */ point) {
    const { source, pixels, size, view } = this.#subject();
    const { clientWidth: width, clientHeight: height } = this.#stage;
    this.#at = { x: Math.min(width, Math.max(0, point.x)), y: Math.min(height, Math.max(0, point.y)) };
    const pixel = pixelAt(view, this.#at, size);
    const [x, y, across] = around(pixel, side / this.#power, size, pixels);
    const context = this.#lens.getContext('2d', { willReadFrequently: true });
    if (!context) return;
    context.imageSmoothingEnabled = false;
    context.fillStyle = '#808080';
    context.fillRect(0, 0, side, side);
    context.drawImage(source, x, y, across, across, 0, 0, side, side);
    const colour = [...context.getImageData(side / 2, side / 2, 1, 1).data].slice(0, 3);
    // The pixel that is told, framed so that it is seen on any colour.
    for (const [style, wide] of /** @type {const} */ ([['#fff', 2], ['#000', 1]])) {
      context.strokeStyle = style;
      context.lineWidth = wide;
      context.strokeRect(side / 2 - wide, side / 2 - wide, this.#power + 2 * wide, this.#power + 2 * wide);
    }
    this.#told.textContent = words.closer.loupeTold(count(pixel.x), count(pixel.y),
      `#${colour.map((each) => each.toString(16).padStart(2, '0')).join('')}`, this.#power);
    // Beside the place it shows, on the side that has room.
    const left = this.#at.x + 24 + side < width ? this.#at.x + 24 : this.#at.x - 24 - side;
    const top = Math.min(height - side - 32, Math.max(4, this.#at.y - side / 2));
    place(this.#view, { '--left': `${Math.max(4, left)}px`, '--top': `${Math.max(4, top)}px` });
    this.#view.hidden = false;
  }
}
