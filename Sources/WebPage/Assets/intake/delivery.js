// One medium on its way to the server.

import { digest } from '../digest.js';
import { Problem } from '../problem.js';
import { fingerprint } from './fingerprint.js';
import { handing } from './handing.js';
import { holding } from './tablock.js';
import { begin, end, send } from './tus.js';

/** Smaller files go in one request: there would be nothing to resume. */
const inPiecesFrom = 1024 * 1024;

/** Larger files are not read twice to find out whether they were checked before. */
const mostToKnow = 128 * 1024 * 1024;

/**
 * `waiting`, `sending`, `accepted` is the usual way. `broken` waits for the connection, `paused` for the visitor, `missing`
 * for a file that was chosen before the page was reloaded; `refused` has ended. `known` was checked before, and is sent
 * only if the visitor wants that.
 *
 * @typedef {'waiting' | 'sending' | 'broken' | 'paused' | 'missing' | 'known' | 'accepted' | 'refused'} DeliveryState
 */

/** Sends one medium, and can be paused and resumed. */
export class Delivery extends EventTarget {
  #connection;
  #memory;
  #key = crypto.getRandomValues(new Uint32Array(4)).join('-');
  #work = new AbortController();
  /** Whether it is sent although it was checked before. */
  #isWanted = false;
  /** @type {DeliveryState} */
  state = 'waiting';
  /** Bytes the server has. */
  sent = 0;
  /** @type {unknown} */
  problem = null;
  /** @type {import('./handing.js').Accepted | null} */
  accepted = null;
  /** @type {string | null} */
  upload = null;
  /**
   * The id of the result that there is already of the same file.
   *
   * @type {string | null}
   */
  known = null;

  /**
   * @param {import('../connection.js').Connection} connection
   * @param {import('./memory.js').Memory} memory
   * @param {import('../shelf.js').Medium & { size: number, print?: string }} medium
   * @param {import('../model').Options} options
   */
  constructor(connection, memory, medium, options) {
    super();
    this.#connection = connection;
    this.#memory = memory;
    this.medium = medium;
    this.options = options;
  }

  /** Whether it goes in pieces, and so can be paused. */
  get isInPieces() {
    return this.upload !== null || (this.medium.file?.size ?? 0) >= inPiecesFrom;
  }

  get isOpen() {
    return this.state !== 'accepted' && this.state !== 'refused' && this.state !== 'known';
  }

  /** Whether it is on the line now. */
  get isSending() {
    return this.state === 'sending' || this.state === 'broken';
  }

  /** Sends it, from where it stopped; answers when it is there, stopped or refused. */
  async run() {
    this.#work = new AbortController();
    const { signal } = this.#work;
    try {
      this.#become('sending');
      const hand = handing(this.#connection, this.#key, this.options);
      const { file, text } = this.medium;
      if (this.isInPieces) await this.#sendPieces(signal);
      if (signal.aborted) return;
      this.accepted = this.upload ? await hand.upload(this.upload)
        : file ? await hand.file(file, await this.#digest(file)) : await hand.text(text ?? '');
      if (this.upload) this.#memory.remove(this.upload);
      this.#become('accepted');
    } catch (problem) {
      if (signal.aborted) return;
      if (problem instanceof Problem && problem.duplicate) {
        this.known = problem.duplicate.split('/').pop() ?? null;
        this.#isWanted = true;
        return this.#become('known');
      }
      this.problem = problem;
      if (this.upload && !isPassing(problem)) this.#memory.remove(this.upload);
      this.#become('refused');
    }
  }

  async #sendPieces(/** @type {AbortSignal} */ signal) {
    const { file } = this.medium;
    if (!file) return;
    const upload = this.upload ??= await this.#begin(file, signal);
    await holding(upload, async () => {
      for await (const offset of send(this.#connection, upload, file, signal)) {
        if (signal.aborted) return;
        if (offset !== null) this.sent = offset;
        this.#become(offset === null ? 'broken' : 'sending');
      }
    });
  }

  async #begin(/** @type {File} */ file, /** @type {AbortSignal} */ signal) {
    const print = await fingerprint(file);
    const upload = await begin(this.#connection, file, await this.#digest(file), signal);
    const { name, kind = '' } = this.medium;
    this.#memory.add({ upload, name, size: file.size, kind, print, options: this.options });
    return upload;
  }

  /** What tells the server which file this is; empty where it does not matter or cannot be computed. */
  async #digest(/** @type {File} */ file) {
    if (this.#isWanted || file.size > mostToKnow) return '';
    return digest(file).catch(() => '');
  }

  pause() {
    this.#work.abort();
    this.#become('paused');
  }

  /** Puts it back in the line. */
  resume() {
    this.problem = null;
    this.#become('waiting');
  }

  /** Stops it where it is, as when the visitor becomes another one; what is remembered stays. */
  stop() {
    this.#work.abort();
  }

  /** Stops it for good; the server forgets what came. */
  async cancel() {
    this.#work.abort();
    if (!this.upload) return;
    this.#memory.remove(this.upload);
    await end(this.#connection, this.upload).catch(() => {});
  }

  /** Goes on with the file of an upload that was begun before the page was reloaded. */
  attach(/** @type {import('../shelf.js').Medium & { size: number }} */ medium) {
    this.medium = medium;
    this.resume();
  }

  /** Takes up an upload of which the server has `sent` bytes; a complete one needs its file no more. */
  recall(/** @type {string} */ upload, /** @type {number} */ sent) {
    this.upload = upload;
    this.sent = sent;
    this.#become(sent >= this.medium.size || this.medium.file ? 'waiting' : 'missing');
  }

  #become(/** @type {DeliveryState} */ state) {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

const isPassing = (/** @type {unknown} */ problem) =>
  problem instanceof Problem && (problem.isPassing || problem.code === 'expired');
