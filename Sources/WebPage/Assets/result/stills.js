// Every frame of a video that was looked at, as a still: saved alone or all together, or checked by itself. The browser takes them
// from the file; the server keeps none.

import { announce, fill, h } from '../dom.js';
import { save } from '../download.js';
import { count, step } from '../format.js';
import { notice } from '../notice.js';
import { words } from '../strings/result-words.js';
import { dot, sketch } from './frames.js';
import { exactly, stillName } from './moments.js';
import { Seeker } from './seeking.js';
import { searchPart } from './search.js';

/** @typedef {import('../model').Segment} Segment */

/** Width of a still in the list, in pixels. */
const width = 320;

/** The stills, drawn when they are opened. */
export class Stills {
  #frames;
  #player;
  #name;
  #check;
  /** @type {Seeker | null} */
  #seeker = null;
  #state = h('p', { class: 'hint', role: 'status' });
  #list = h('ul');
  view;

  /**
   * @param {Segment[]} frames the most suspicious first
   * @param {HTMLVideoElement} player
   * @param {string} name of the video
   * @param {((file: File) => void) | null} check checks a still by itself; null for who may not
   */
  constructor(frames, player, name, check) {
    this.#frames = frames;
    this.#player = player;
    this.#name = name;
    this.#check = check;
    this.view = h('details', { class: 'stills alone', 'data-keep': 'stills', ontoggle: () => this.#open() },
      h('summary', {}, words.stills.title(frames.length, count(frames.length))),
      h('p', { class: 'hint' }, words.stills.hint),
      h('div', { class: 'row tools' },
        h('button', { type: 'button', class: 'quiet', onclick: () => this.#saveAll() }, words.stills.saveAll), this.#state),
      this.#list, searchPart(null));
  }

  /** Draws all of them, once. */
  #open() {
    if (!this.view.open || this.#seeker) return;
    const seeker = new Seeker(this.#player.src);
    this.#seeker = seeker;
    const pictures = this.#frames.map(() => h('canvas', { width, height: 180, 'aria-hidden': 'true' }));
    fill(this.#list, this.#frames.map((frame, index) => this.#item(frame, pictures[index])));
    for (const [index, frame] of this.#frames.entries()) {
      // The page that showed it may be left meanwhile.
      seeker.at(frame.start, (video) => (this.view.isConnected ? sketch(video, pictures[index], width) : seeker.close()));
    }
  }

  #item(/** @type {Segment} */ frame, /** @type {HTMLCanvasElement} */ picture) {
    const moment = exactly(frame.start);
    const button = (/** @type {string} */ label, /** @type {string} */ whole, /** @type {() => void} */ onclick) =>
      h('button', { type: 'button', class: 'quiet', 'aria-label': whole, onclick }, label);
    const check = this.#check;
    return h('li', {}, picture,
      h('p', {}, dot(frame), ' ', words.timeline.strength(moment, words.step[step(frame.score)])),
      h('div', { class: 'row tools' },
        button(words.stills.go, words.stills.goTo(moment), () => {
          this.#player.currentTime = frame.start;
          this.#player.scrollIntoView({ block: 'nearest' });
        }),
        button(words.stills.save, words.stills.saveThis(moment), () => this.#take(frame, (file) => save(file, file.name))),
        check && button(words.stills.check, words.stills.checkThis(moment), () => this.#take(frame, check))));
  }

  /** The still of a frame as a file, in full size; null where the browser cannot take it. */
  #still(/** @type {Segment} */ { start }) {
    return this.#seeker?.at(start, async (video) => {
      const canvas = h('canvas', { width: video.videoWidth, height: video.videoHeight });
      canvas.getContext('2d')?.drawImage(video, 0, 0);
      /** @type {Blob | null} */
      const blob = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
      return blob && new File([blob], stillName(this.#name, start), { type: 'image/png' });
    }) ?? null;
  }

  async #take(/** @type {Segment} */ frame, /** @type {(file: File) => void} */ use) {
    const file = await this.#still(frame);
    if (!this.view.isConnected) return;
    if (file) use(file);
    else notice(words.stills.impossible);
  }

  async #saveAll() {
    const { entryName, TooLarge, zip } = await import('../zip.js');
    const [frames, say] = [this.#frames, (/** @type {string} */ text) => { this.#state.textContent = text; }];
    const isHere = () => this.view.isConnected;
    const still = (/** @type {Segment} */ frame) => this.#still(frame);
    async function* files() {
      for (const [index, frame] of frames.entries()) {
        if (!isHere()) return;
        say(words.stills.taking(index + 1, frames.length));
        const blob = await still(frame);
        if (blob) yield { name: entryName(index + 1, blob.name), blob };
      }
    }
    try {
      const archive = await zip(files());
      if (!isHere()) return;
      const name = this.#name.replace(/\.[^.]{1,10}$/u, '');
      save(archive, `${name} stills.zip`);
      say(words.stills.done);
      announce(words.stills.done);
    } catch (problem) {
      if (!(problem instanceof TooLarge)) throw problem;
      say('');
      notice(words.stills.tooLarge);
    }
  }
}
