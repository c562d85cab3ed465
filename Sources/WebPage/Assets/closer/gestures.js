// How a stage is zoomed and moved: by wheel, mouse, fingers, keys and buttons.

import { h } from '../dom.js';
import { words } from '../strings/result-words.js';

/** @typedef {import('./viewport.js').Point} Point */

/**
 * What the gestures ask for. A zoom without a point is one around the middle of the stage.
 *
 * @typedef {object} Moves
 * @property {(factor: number, point?: Point) => void} zoom
 * @property {(x: number, y: number) => void} move by a distance in pixels of the stage
 * @property {() => void} fit shows all of it
 * @property {() => void} actual shows its real size
 */

/** Factor of one step of a button or key. */
const stride = 1.5;

/** Distance of one arrow key, in pixels. */
const pace = 64;

/** Listens on a stage. */
export function listen(/** @type {HTMLElement} */ stage, /** @type {Moves} */ moves) {
  /**
   * Where each finger or the mouse is.
   *
   * @type {Map<number, Point>}
   */
  const pointers = new Map();
  const at = (/** @type {MouseEvent} */ event) => {
    const { left, top } = stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  stage.addEventListener('wheel', (event) => {
    event.preventDefault();
    moves.zoom(2 ** (-event.deltaY / 300), at(event));
  }, { passive: false });
  stage.addEventListener('dblclick', (event) => moves.zoom(2, at(event)));
  stage.addEventListener('pointerdown', (event) => {
    stage.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, at(event));
  });
  // One finger moves the image; two also zoom it.
  stage.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (other) {
      const apart = (/** @type {Point} */ point) => Math.hypot(point.x - other.x, point.y - other.y);
      moves.zoom(apart(now) / Math.max(1, apart(before)), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    } else {
      moves.move(now.x - before.x, now.y - before.y);
    }
  });
  for (const end of ['pointerup', 'pointercancel']) {
    stage.addEventListener(end, (event) => {
      if (event instanceof PointerEvent) pointers.delete(event.pointerId);
    });
  }
  /** @type {Record<string, () => void>} */
  const keys = {
    '+': () => moves.zoom(stride), '=': () => moves.zoom(stride), '-': () => moves.zoom(1 / stride),
    0: moves.fit, 1: moves.actual,
    ArrowLeft: () => moves.move(pace, 0), ArrowRight: () => moves.move(-pace, 0),
    ArrowUp: () => moves.move(0, pace), ArrowDown: () => moves.move(0, -pace),
  };
  stage.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    keys[event.key]();
    event.preventDefault();
  });
}

/** The buttons for the same, around the scale that is shown. */
export function zoomButtons(/** @type {Moves} */ moves, /** @type {HTMLElement} */ scale) {
  const sign = (/** @type {string} */ label, /** @type {string} */ text, /** @type {() => void} */ onclick) =>
    h('button', { type: 'button', class: 'quiet', 'aria-label': label, title: label, onclick }, text);
  const named = (/** @type {string} */ label, /** @type {() => void} */ onclick) =>
    h('button', { type: 'button', class: 'quiet', onclick }, label);
  const { farther, nearer, whole, actual } = words.closer;
  return h('div', { class: 'closer-zoom' },
    sign(farther, '−', () => moves.zoom(1 / stride)), scale, sign(nearer, '+', () => moves.zoom(stride)),
    named(whole, moves.fit), named(actual, moves.actual));
}
