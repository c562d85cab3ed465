// Moments of a video, shown one after the other in a player of their own.

import { h } from '../dom.js';

export class Seeker {
  #video;
  /** Whether the browser could not go on: it shows no further moment then. */
  #isBroken = false;
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();

  constructor(/** @type {string} */ src) {
    this.#video = h('video', { src, muted: true, preload: 'auto' });
    this.#video.addEventListener('error', () => { this.#isBroken = true; });
  }

  /**
   * Uses the video at a moment, in seconds, after those that were asked for before; null where the browser cannot show it.
   *
   * @template Result
   * @param {number} moment
   * @param {(video: HTMLVideoElement) => Result | Promise<Result>} use
   * @returns {Promise<Result | null>}
   */
  at(moment, use) {
    const turn = this.#turn.then(async () => (await this.#seek(moment) ? use(this.#video) : null));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** Lets go of the video; what is still asked for ends with null. */
  close() {
    this.#isBroken = true;
    this.#video.dispatchEvent(new Event('error'));
    this.#video.removeAttribute('src');
  }

  #seek(/** @type {number} */ moment) {
    if (this.#isBroken) return false;
    return new Promise((resolve) => {
      const video = this.#video;
      const end = (/** @type {Event} */ event) => {
        for (const kind of ['seeked', 'error']) video.removeEventListener(kind, end);
        resolve(event.type === 'seeked' && video.videoWidth > 0);
      };
      for (const kind of ['seeked', 'error']) video.addEventListener(kind, end);
      // Just inside the frame: rounding would show the one before it.
      video.currentTime = moment + 0.001;
    });
  }
}
