// Everything that is on its way. It goes on while the visitor looks at other pages of this tab.

import { Problem } from '../problem.js';
import { release } from '../shelf.js';
import { Memory } from './memory.js';

/** So many are sent at the same time. */
const atOnce = 2;

/** @typedef {import('../shelf.js').Medium & { size: number }} SizedMedium */
/** @typedef {import('./delivery.js').Delivery} Delivery */

/** The visitor's deliveries, oldest first; tells with `change` when one is added or removed, with `accepted`
 * when one has arrived. */
export class Deliveries extends EventTarget {
  #app;
  /** @type {Memory | null} */
  #memory = null;
  #isRecalled = false;
  /**
   * What somebody had on its way whose session ended by itself: it waits for them, and nobody else sees it.
   *
   * @type {Delivery[]}
   */
  #interrupted = [];
  /** @type {Delivery[]} */
  all = [];

  constructor(/** @type {import('../app.js').App} */ app) {
    super();
    this.#app = app;
  }

  /**
   * Sends media; a file that an unfinished upload waits for continues that one. Many together let others pass.
   *
   * @param {SizedMedium[]} media
   * @param {import('../model').Options} options
   */
  async send(media, options) {
    const memory = this.#owned();
    const { Delivery, fingerprint } = await import('./sending.js');
    /** @type {import('../model').Options} */
    const chosen = media.length > 1 ? { ...options, priority: 'batch' } : options;
    for (const medium of media) {
      const missing = await this.#missing(medium, fingerprint);
      if (memory !== this.#memory) return;
      if (missing) missing.attach(medium);
      else this.#add(new Delivery(this.#app.api.connection, memory, medium, chosen));
    }
    this.#pump();
  }

  /** Finds what was begun before the page was reloaded; other tabs keep what they are sending. */
  async recall() {
    if (this.#isRecalled) return;
    const memory = this.#owned();
    const sending = memory.all.length > 0 && await import('./sending.js');
    if (this.#isRecalled || memory !== this.#memory) return;
    this.#isRecalled = true;
    if (!sending) return;
    const { Delivery, held, offsetOf } = sending;
    const { connection } = this.#app.api;
    const elsewhere = await held();
    for (const begun of memory.all) {
      if (elsewhere.has(begun.upload) || this.all.some((each) => each.upload === begun.upload)) continue;
      try {
        const sent = await offsetOf(connection, begun.upload);
        if (memory !== this.#memory) return;
        const delivery = new Delivery(connection, memory, begun, begun.options);
        delivery.recall(begun.upload, sent);
        this.#add(delivery);
      } catch (problem) {
        if (!(problem instanceof Problem) || problem.isPassing) return;
        memory.remove(begun.upload);
      }
    }
    this.#pump();
  }

  /** Takes one out of the list; what is on its way stops for good. */
  async remove(/** @type {Delivery} */ delivery) {
    this.all = this.all.filter((each) => each !== delivery);
    this.dispatchEvent(new Event('change'));
    if (delivery.isOpen) await delivery.cancel();
    if (!delivery.accepted) release(delivery.medium);
    this.#pump();
  }

  resume(/** @type {Delivery} */ delivery) {
    delivery.resume();
    this.#pump();
  }

  /** The visitor is another one: everything stops. Whoever was only signed out goes on after signing in again. */
  clear(/** @type {import('../session.js').Change} */ change) {
    const known = [...this.all, ...this.#interrupted];
    for (const delivery of this.all) delivery.stop();
    const back = change === 'back' ? this.#interrupted : [];
    this.#interrupted = change === 'expired' ? this.all.filter((each) => each.isOpen) : [];
    this.all = back;
    this.#memory = null;
    this.#isRecalled = false;
    for (const delivery of known) {
      if (!back.includes(delivery) && !this.#interrupted.includes(delivery) && !delivery.accepted) {
        release(delivery.medium);
      }
    }
    for (const delivery of back) if (delivery.isSending) delivery.resume();
    this.#pump();
  }

  #owned() {
    return this.#memory ??= new Memory(this.#app.session.account?.id ?? 'guest');
  }

  #add(/** @type {Delivery} */ delivery) {
    delivery.addEventListener('change', () => {
      const isAtHand = delivery.medium.file ?? delivery.medium.text;
      if (!delivery.accepted) return;
      if (isAtHand) this.#app.shelf.put(delivery.accepted.id, delivery.medium);
      this.dispatchEvent(new Event('accepted'));
    });
    this.all.push(delivery);
    this.dispatchEvent(new Event('change'));
    return delivery;
  }

  /**
   * The delivery that waits for this file.
   *
   * @param {SizedMedium} medium
   * @param {(file: File) => Promise<string>} fingerprint
   */
  async #missing(medium, fingerprint) {
    const waiting = this.all.filter((each) => each.state === 'missing' && each.medium.size === medium.size);
    if (!waiting.length || !medium.file) return undefined;
    const print = await fingerprint(medium.file);
    return waiting.find((each) => each.medium.print === print);
  }

  #pump() {
    const busy = this.all.filter((each) => each.isSending).length;
    const next = this.all.filter((each) => each.state === 'waiting').slice(0, Math.max(0, atOnce - busy));
    for (const delivery of next) this.#run(delivery);
  }

  async #run(/** @type {Delivery} */ delivery) {
    await delivery.run();
    this.#pump();
  }
}
