// A closer look at an image: as large as the window, zoomed and moved, and in views for trained eyes.

import { h } from '../dom.js';
import { field, menu } from '../fields.js';
import { percent } from '../format.js';
import { lookUp } from '../strings.js';
import { words } from '../strings/result-words.js';
import { listen, zoomButtons } from './gestures.js';
import { Loupe } from './loupe.js';
import { fit, move, zoom } from './viewport.js';
import { hasQuality, paint, viewNames } from './views.js';

const viewName = (/** @type {string} */ name) => lookUp(words.closer.views, name) ?? name;

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
  /** Whether all of it is shown, and stays so when the window changes. */
  #isWhole = true;
  /** The view that was asked for last: an earlier one that is still being computed is thrown away. */
  #wanted = 0;
  /** @type {HTMLElement} */
  #subject;
  #stage = h('div', { class: 'closer-stage', tabindex: 0, role: 'group' });
  #loupe = new Loupe(this.#stage, () => this.#under);
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
    /** @type {import('./gestures.js').Moves} */
    const moves = {
      zoom: (factor, point) => this.#zoom(factor, point), move: (x, y) => this.#move(x, y),
      fit: () => this.#fit(), actual: () => this.#actual(),
    };
    this.#stage.setAttribute('aria-label', words.closer.stage);
    this.#stage.prepend(this.#image);
    const dialog = h('dialog', { class: 'closer', 'aria-label': words.closer.title(this.#name) },
      h('div', { class: 'closer-bar' },
        field(words.closer.view, this.#choice), this.#qualityField,
        zoomButtons(moves, this.#scale), this.#loupe.button,
        h('a', { class: 'button quiet', href: this.#image.src, download: this.#name }, words.closer.save),
        h('button', { type: 'button', onclick: () => dialog.close() }, words.closer.close)),
      this.#stage, this.#hint);
    document.body.append(dialog);
    // The sentence takes room: it is there before the image is fitted into the rest.
    this.#explain('original');
    dialog.showModal();
    // Escape puts the loupe away first.
    dialog.addEventListener('cancel', (event) => { if (this.#loupe.close()) event.preventDefault(); });
    listen(this.#stage, moves);
    this.#choice.addEventListener('change', () => this.#change());
    this.#quality.addEventListener('change', () => this.#change());
    await this.#image.decode().catch(() => {});
    this.#fit();
    const watcher = new ResizeObserver(() => (this.#isWhole ? this.#fit() : this.#zoom(1)));
    watcher.observe(this.#stage);
    const leave = () => dialog.close();
    addEventListener('hashchange', leave);
    await new Promise((resolve) => { dialog.addEventListener('close', resolve, { once: true }); });
    removeEventListener('hashchange', leave);
    this.#wanted += 1;
    watcher.disconnect();
    dialog.remove();
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
    this.#loupe.redraw();
    this.#explain(name);
    this.#draw();
  }

  #explain(/** @type {string} */ name) {
    this.#hint.textContent = name === 'original' ? words.closer.keys
      : `${lookUp(words.closer.hints, name)} ${words.closer.noVerdict}`;
  }

  /** What the loupe looks at. */
  get #under() {
    const source = /** @type {HTMLImageElement | HTMLCanvasElement} */ (this.#subject);
    const pixels = source instanceof HTMLCanvasElement ? { width: source.width, height: source.height } : this.#size;
    return { source, pixels, size: this.#size, view: this.#view };
  }

  get #size() {
    return { width: this.#image.naturalWidth || 1, height: this.#image.naturalHeight || 1 };
  }

  get #room() {
    return { width: this.#stage.clientWidth, height: this.#stage.clientHeight };
  }

  #fit() {
    this.#isWhole = true;
    this.#view = fit(this.#size, this.#room);
    this.#draw();
  }

  /** One pixel of the image for one of the screen. */
  #actual() {
    this.#zoom(1 / devicePixelRatio / this.#view.scale);
  }

  #zoom(/** @type {number} */ factor, point = { x: this.#room.width / 2, y: this.#room.height / 2 }) {
    this.#isWhole = false;
    this.#view = zoom(this.#view, factor, point, this.#size, this.#room);
    this.#draw();
  }

  #move(/** @type {number} */ x, /** @type {number} */ y) {
    this.#isWhole = false;
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
    this.#loupe.redraw();
  }
}
