// Two pictures or videos, zoomed and moved together: side by side, one over the other with a slider, or their difference.

import { difference } from '../closer/filters.js';
import { listen, zoomButtons } from '../closer/gestures.js';
import { fit, move, zoom } from '../closer/viewport.js';
import { most, read } from '../closer/views.js';
import { h, place } from '../dom.js';
import { field, menu } from '../fields.js';
import { percent } from '../format.js';
import { words } from '../strings/result-words.js';
import { differing, frameOf, isSameShape } from './frame.js';
import { playback } from './playback.js';

/** @typedef {HTMLImageElement | HTMLVideoElement} Picture */
/** @typedef {'sides' | 'slider' | 'difference'} Mode */

/** Of what differs less than this factor from black nothing is to be seen at first. */
const gainAtFirst = 4;

const sizeOf = (/** @type {Picture} */ picture) => (picture instanceof HTMLVideoElement
  ? { width: picture.videoWidth, height: picture.videoHeight }
  : { width: picture.naturalWidth, height: picture.naturalHeight });

/**
 * A picture or video that can be drawn; null where this browser cannot show it.
 *
 * @param {import('../shelf.js').Medium} medium
 * @param {string} kind
 * @returns {Promise<Picture | null>}
 */
export async function pictureOf({ name, url }, kind) {
  if (!url || (kind !== 'image' && kind !== 'video')) return null;
  const picture = kind === 'video'
    ? h('video', { 'aria-label': name, preload: 'auto', playsinline: true }) : h('img', { alt: name, draggable: 'false' });
  const isThere = await new Promise((resolve) => {
    picture.addEventListener(kind === 'video' ? 'loadeddata' : 'load', () => resolve(true), { once: true });
    picture.addEventListener('error', () => resolve(false), { once: true });
    if (picture instanceof HTMLVideoElement) picture.muted = true;
    picture.src = url;
  });
  return isThere && sizeOf(picture).width > 0 ? picture : null;
}

/** The two on their stages, with what controls them. */
export class Pair {
  #pictures;
  #names;
  #frame;
  #places;
  /** @type {Mode} */
  #mode = 'sides';
  #view = { scale: 1, x: 0, y: 0 };
  /** Whether all of it is shown, and stays so when the window changes. */
  #isWhole = true;
  #scale = h('output', { class: 'closer-scale' });
  #hint = h('p', { class: 'hint', role: 'status' });
  #canvas = h('canvas', { role: 'img' });
  /** The difference that was asked for last: an earlier one is thrown away. */
  #wanted = 0;
  #layers;
  #stages;
  #divider = h('span', { class: 'divider', 'aria-hidden': 'true' });
  #choice = menu(/** @type {[string, string][]} */ (Object.entries(words.compare.modes)), 'sides');
  /** Left is left in every language, as in the pictures. */
  #cut = h('input', { type: 'range', dir: 'ltr', min: 0, max: 100, step: 1, value: 50 });
  #cutField = h('div', { hidden: true }, field(words.compare.slider, this.#cut));
  #gain = h('input', { type: 'range', min: 1, max: 20, step: 1, value: gainAtFirst });
  #gainField = h('div', { hidden: true }, field(words.compare.gain, this.#gain));
  view;

  /**
   * @param {Picture[]} pictures two of them
   * @param {string[]} names
   * @param {AbortSignal} signal ends the playing and the watching of the window
   */
  constructor(pictures, names, signal) {
    this.#pictures = pictures;
    this.#names = names;
    const sizes = pictures.map(sizeOf);
    const { frame, places } = frameOf(sizes);
    this.#frame = frame;
    this.#places = places;
    this.#layers = pictures.map((picture) => h('div', { class: 'layer' }, picture));
    this.#stages = names.map((name) =>
      h('div', { class: 'closer-stage', tabindex: 0, role: 'group', 'aria-label': words.compare.stage(name) }));
    /** @type {import('../closer/gestures.js').Moves} */
    const moves = {
      zoom: (factor, point) => this.#zoom(factor, point),
      move: (x, y) => { this.#isWhole = false; this.#turn(move(this.#view, { x, y }, this.#frame, this.#room)); },
      fit: () => this.#fit(),
      actual: () => this.#zoom(1 / devicePixelRatio / this.#view.scale),
    };
    for (const stage of this.#stages) listen(stage, moves);
    this.#choice.addEventListener('change', () => this.#change());
    this.#cut.addEventListener('input', () => this.#slide());
    this.#gain.addEventListener('change', () => this.#subtract());
    this.#grip();
    const videos = pictures.flatMap((each) => (each instanceof HTMLVideoElement ? [each] : []));
    this.view = h('section', { class: 'pair', 'aria-label': words.compare.pictures },
      h('div', { class: 'closer-bar' }, field(words.closer.view, this.#choice), this.#cutField, this.#gainField,
        zoomButtons(moves, this.#scale)),
      h('div', { class: 'stages' }, this.#stages), this.#hint,
      videos.length > 0 && playback(videos, () => this.#subtract(), signal),
      !isSameShape(sizes) && h('p', { class: 'hint' }, words.compare.otherShape));
    const watcher = new ResizeObserver(() => (this.#isWhole ? this.#fit() : this.#zoom(1)));
    watcher.observe(this.#stages[0]);
    signal.addEventListener('abort', () => watcher.disconnect());
    this.#change();
  }

  get #room() {
    return { width: this.#stages[0].clientWidth, height: this.#stages[0].clientHeight };
  }

  #fit() {
    this.#isWhole = true;
    this.#turn(fit(this.#frame, this.#room));
  }

  #zoom(/** @type {number} */ factor, point = { x: this.#room.width / 2, y: this.#room.height / 2 }) {
    this.#isWhole = false;
    this.#turn(zoom(this.#view, factor, point, this.#frame, this.#room));
  }

  #turn(/** @type {import('../closer/viewport.js').Viewport} */ view) {
    this.#view = view;
    const lay = (/** @type {HTMLElement} */ node, /** @type {import('./frame.js').Place} */ { x, y, width, height }) =>
      Object.assign(node.style, {
        left: `${view.x + x * view.scale}px`, top: `${view.y + y * view.scale}px`,
        width: `${width * view.scale}px`, height: `${height * view.scale}px`,
      });
    for (const [index, picture] of this.#pictures.entries()) lay(picture, this.#places[index]);
    lay(this.#canvas, { x: 0, y: 0, ...this.#frame });
    for (const stage of this.#stages) stage.classList.toggle('pixels', view.scale * devicePixelRatio >= 2);
    this.#scale.textContent = percent(view.scale * devicePixelRatio);
  }

  #change() {
    const mode = /** @type {Mode} */ (this.#choice.value);
    this.#mode = mode;
    this.#wanted += 1;
    const [first, second] = this.#stages;
    const [one, other] = this.#layers;
    this.#cutField.hidden = mode !== 'slider';
    this.#gainField.hidden = mode !== 'difference';
    second.hidden = mode !== 'sides';
    other.classList.toggle('cut', mode === 'slider');
    const { hints } = words.compare;
    this.#hint.textContent = mode === 'sides' ? hints.sides
      : mode === 'slider' ? hints.slider(this.#names[0], this.#names[1]) : words.closer.computing;
    if (mode === 'sides') {
      first.replaceChildren(one);
      second.replaceChildren(other);
    } else if (mode === 'slider') {
      first.replaceChildren(one, other, this.#divider);
      this.#slide();
    } else {
      first.replaceChildren(h('div', { class: 'layer' }, this.#canvas));
      // Lets the sentence be drawn before the pixels take the thread.
      setTimeout(() => this.#subtract(), 20);
    }
    this.#fit();
  }

  #slide() {
    place(this.#stages[0], { '--cut': `${this.#cut.value}%` });
  }

  /** The line between the two can be dragged, too. */
  #grip() {
    const divider = this.#divider;
    divider.addEventListener('pointerdown', (event) => {
      event.stopPropagation();
      divider.setPointerCapture(event.pointerId);
    });
    divider.addEventListener('pointermove', (event) => {
      if (!divider.hasPointerCapture(event.pointerId)) return;
      event.stopPropagation();
      const { left, width } = this.#stages[0].getBoundingClientRect();
      this.#cut.value = String((100 * (event.clientX - left)) / Math.max(1, width));
      this.#slide();
    });
  }

  /** Computes the difference of what is shown now. */
  #subtract() {
    if (this.#mode !== 'difference') return;
    const { width, height } = this.#frame;
    const shrink = Math.min(1, Math.sqrt(most / (width * height)));
    this.#canvas.width = Math.max(1, Math.round(width * shrink));
    this.#canvas.height = Math.max(1, Math.round(height * shrink));
    const [one, other] = this.#pictures.map((picture, index) => {
      const { x, y, width: across, height: down } = this.#places[index];
      return read(this.#canvas, picture, [x, y, across, down].map((each) => each * shrink));
    });
    const { data } = difference(one, other, Number(this.#gain.value));
    this.#canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(data), this.#canvas.width), 0, 0);
    const sentence = words.compare.differing(percent(differing(one, other)));
    this.#canvas.setAttribute('aria-label', sentence);
    this.#hint.textContent = `${sentence} ${words.compare.hints.difference}`;
  }
}
