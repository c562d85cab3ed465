// A closer look at an image: as large as the window, zoomed and moved, and in views for trained eyes.

import { h } from '../dom.js';
import { field, menu } from '../fields.js';
import { percent } from '../format.js';
import { lookUp } from '../strings.js';
import { words } from '../strings/result-words.js';
import { fit, move, zoom } from './viewport.js';
import { hasQuality, paint, viewNames } from './views.js';

/** Factor of one step of a button or key. */
const stride = 1.5;

const viewName = (/** @type {string} */ name) => lookUp(words.closer.views, name) ?? name;

/** Distance of one arrow key on the stage, in pixels. */
const pace = 64;

/**
 * Opens a dialogue with an image; settles when it is closed.
 *
 * @param {HTMLImageElement} shown the image as the page shows it
 * @param {string} name
 */
export async function lookCloser(shown, name) {
  // The visitor may have gone on while this module was loaded.
  if (!shown.isConnected) return;
  const closer = new Closer(shown, name);
  await closer.show();
}

class Closer {
  #image;
  #name;
  /** @type {import('./viewport.js').Viewport} */
  #view = { scale: 1, x: 0, y: 0 };
  /**
   * Where each finger or the mouse is.
   *
   * @type {Map<number, import('./viewport.js').Point>}
   */
  #pointers = new Map();
  /** The view that was asked for last: an earlier one that is still being computed is thrown away. */
  #wanted = 0;
  /** @type {HTMLElement} */
  #subject;
  #stage = h('div', { class: 'closer-stage', tabindex: 0, role: 'group' });
  #scale = h('output', { class: 'closer-scale' });
  #hint = h('p', { class: 'hint', role: 'status' });
  #choice = menu([['original', words.closer.original],
    ...viewNames.map((each) => /** @type {[string, string]} */ ([each, viewName(each)]))], 'original');
  #quality = h('input', { type: 'range', min: 50, max: 98, step: 1, value: 90 });
  #qualityField = h('div', { hidden: true }, field(words.closer.quality, this.#quality));

  constructor(/** @type {HTMLImageElement} */ shown, /** @type {string} */ name) {
    this.#name = name;
    this.#image = h('img', { src: shown.src, alt: name, draggable: 'false' });
    this.#subject = this.#image;
  }

  async show() {
    const button = (/** @type {string} */ label, /** @type {string} */ sign, /** @type {() => void} */ onclick) =>
      h('button', { type: 'button', class: 'quiet', 'aria-label': label, title: label, onclick }, sign);
    this.#stage.setAttribute('aria-label', words.closer.stage);
    this.#stage.append(this.#image);
    const dialog = h('dialog', { class: 'closer', 'aria-label': words.closer.title(this.#name) },
      h('div', { class: 'closer-bar' },
        field(words.closer.view, this.#choice), this.#qualityField,
        h('div', { class: 'closer-zoom' },
          button(words.closer.farther, '−', () => this.#zoom(1 / stride)), this.#scale,
          button(words.closer.nearer, '+', () => this.#zoom(stride)),
          h('button', { type: 'button', class: 'quiet', onclick: () => this.#fit() }, words.closer.whole),
          h('button', { type: 'button', class: 'quiet', onclick: () => this.#actual() }, words.closer.actual)),
        h('a', { class: 'button quiet', href: this.#image.src, download: this.#name }, words.closer.save),
        h('button', { type: 'button', onclick: () => dialog.close() }, words.closer.close)),
      this.#stage, this.#hint);
    document.body.append(dialog);
    dialog.showModal();
    this.#listen();
    const watcher = new ResizeObserver(() => this.#fit());
    watcher.observe(this.#stage);
    await this.#image.decode().catch(() => {});
    this.#fit();
    this.#explain('original');
    const leave = () => dialog.close();
    addEventListener('hashchange', leave);
    await new Promise((resolve) => { dialog.addEventListener('close', resolve, { once: true }); });
    removeEventListener('hashchange', leave);
    this.#wanted += 1;
    watcher.disconnect();
    dialog.remove();
  }

  #listen() {
    const stage = this.#stage;
    stage.addEventListener('wheel', (event) => {
      event.preventDefault();
      this.#zoom(2 ** (-event.deltaY / 300), this.#at(event));
    }, { passive: false });
    stage.addEventListener('dblclick', (event) => this.#zoom(2, this.#at(event)));
    stage.addEventListener('pointerdown', (event) => {
      stage.setPointerCapture(event.pointerId);
      this.#pointers.set(event.pointerId, this.#at(event));
    });
    stage.addEventListener('pointermove', (event) => this.#drag(event));
    for (const end of ['pointerup', 'pointercancel']) {
      stage.addEventListener(end, (event) => {
        if (event instanceof PointerEvent) this.#pointers.delete(event.pointerId);
      });
    }
    stage.addEventListener('keydown', (event) => {
      /** @type {Record<string, () => void>} */
      const keys = {
        '+': () => this.#zoom(stride), '=': () => this.#zoom(stride), '-': () => this.#zoom(1 / stride),
        0: () => this.#fit(), 1: () => this.#actual(),
        ArrowLeft: () => this.#move(pace, 0), ArrowRight: () => this.#move(-pace, 0),
        ArrowUp: () => this.#move(0, pace), ArrowDown: () => this.#move(0, -pace),
      };
      if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
      keys[event.key]();
      event.preventDefault();
    });
    this.#choice.addEventListener('change', () => this.#change());
    this.#quality.addEventListener('change', () => this.#change());
  }

  /** One finger moves the image; two also zoom it. */
  #drag(/** @type {PointerEvent} */ event) {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = this.#at(event);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, now);
    if (other) {
      const apart = (/** @type {import('./viewport.js').Point} */ point) => Math.hypot(point.x - other.x, point.y - other.y);
      this.#zoom(apart(now) / Math.max(1, apart(before)), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    } else {
      this.#move(now.x - before.x, now.y - before.y);
    }
  }

  async #change() {
    const name = this.#choice.value;
    this.#wanted += 1;
    const mine = this.#wanted;
    this.#qualityField.hidden = !hasQuality(name);
    if (name === 'original') {
      this.#put(this.#image, name);
      return;
    }
    this.#hint.textContent = words.closer.computing;
    // Lets the sentence be drawn before the pixels take the thread.
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    const canvas = await paint(name, this.#image, Number(this.#quality.value) / 100);
    if (mine !== this.#wanted) return;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', viewName(name));
    this.#put(canvas, name);
  }

  #put(/** @type {HTMLElement} */ subject, /** @type {string} */ name) {
    this.#subject = subject;
    this.#stage.replaceChildren(subject);
    this.#explain(name);
    this.#draw();
  }

  #explain(/** @type {string} */ name) {
    this.#hint.textContent = name === 'original' ? words.closer.keys
      : `${lookUp(words.closer.hints, name)} ${words.closer.noVerdict}`;
  }

  get #size() {
    return { width: this.#image.naturalWidth || 1, height: this.#image.naturalHeight || 1 };
  }

  get #room() {
    return { width: this.#stage.clientWidth, height: this.#stage.clientHeight };
  }

  #at(/** @type {MouseEvent} */ event) {
    const { left, top } = this.#stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #fit() {
    this.#view = fit(this.#size, this.#room);
    this.#draw();
  }

  /** One pixel of the image for one of the screen. */
  #actual() {
    this.#zoom(1 / devicePixelRatio / this.#view.scale);
  }

  #zoom(/** @type {number} */ factor, point = { x: this.#room.width / 2, y: this.#room.height / 2 }) {
    this.#view = zoom(this.#view, factor, point, this.#size, this.#room);
    this.#draw();
  }

  #move(/** @type {number} */ x, /** @type {number} */ y) {
    this.#view = move(this.#view, { x, y }, this.#size, this.#room);
    this.#draw();
  }

  #draw() {
    const { scale, x, y } = this.#view;
    const { width, height } = this.#size;
    Object.assign(this.#subject.style, {
      left: `${x}px`, top: `${y}px`, width: `${width * scale}px`, height: `${height * scale}px`,
    });
    // From here on single pixels are to be seen.
    this.#stage.classList.toggle('pixels', scale * devicePixelRatio >= 2);
    this.#scale.textContent = percent(scale * devicePixelRatio);
  }
}
