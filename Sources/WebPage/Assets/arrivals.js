// What is dropped or pasted anywhere on the page. The analyse page takes it, wherever the visitor was.

/** @typedef {{ files: File[] } | { text: string }} Arrival */

/** Listens on the whole document; nothing is taken while nobody may check anything. */
export class Arrivals {
  #app;
  #depth = 0;
  /** @type {Arrival | null} */
  #waiting = null;
  /** @type {((arrival: Arrival) => void) | null} */
  #taker = null;

  constructor(/** @type {import('./app.js').App} */ app) {
    this.#app = app;
    document.addEventListener('paste', (event) => this.#paste(event));
    document.addEventListener('dragenter', (event) => this.#drag(event, 1));
    document.addEventListener('dragleave', (event) => this.#drag(event, -1));
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => this.#drop(event));
  }

  /**
   * Hands over what waits and what arrives from now on, until `signal` is aborted.
   *
   * @param {(arrival: Arrival) => void} taker
   * @param {AbortSignal} signal
   */
  takeWith(taker, signal) {
    this.#taker = taker;
    signal.addEventListener('abort', () => { if (this.#taker === taker) this.#taker = null; });
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) taker(waiting);
  }

  /** Forgets what nobody took. */
  clear() {
    this.#waiting = null;
  }

  /** Hands something over as if it had been dropped. */
  give(/** @type {Arrival} */ arrival) {
    if (this.#taker) return this.#taker(arrival);
    this.#waiting = arrival;
    this.#app.router.go('/');
  }

  #take(/** @type {DataTransfer | null} */ transfer) {
    const files = [...(transfer?.files ?? [])];
    const text = transfer?.getData('text/plain') ?? '';
    if (files.length) this.give({ files });
    else if (text.trim()) this.give({ text });
  }

  #paste(/** @type {ClipboardEvent} */ event) {
    if (!this.#app.session.mayCheck) return;
    const isTyping = event.target instanceof Element && event.target.closest('input, textarea');
    if (isTyping && !event.clipboardData?.files.length) return;
    event.preventDefault();
    this.#take(event.clipboardData);
  }

  #drag(/** @type {DragEvent} */ event, /** @type {number} */ change) {
    event.preventDefault();
    this.#depth = Math.max(0, this.#depth + change);
    document.body.classList.toggle('dragging', this.#app.session.mayCheck && this.#depth > 0);
  }

  #drop(/** @type {DragEvent} */ event) {
    event.preventDefault();
    this.#depth = 0;
    document.body.classList.remove('dragging');
    if (this.#app.session.mayCheck) this.#take(event.dataTransfer);
  }
}
