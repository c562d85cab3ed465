// A file that is read here and there, without holding all of it.

const window = 1 << 16;
/** Bytes that are read of one file at most, all together. */
const most = 256 << 20;

export class Source {
  #blob;
  #at = 0;
  #held = new Uint8Array(0);
  #spent = 0;

  constructor(/** @type {Blob} */ blob) {
    this.#blob = blob;
  }

  get size() {
    return this.#blob.size;
  }

  /** So many bytes from a place on; fewer where the file ends before. Throws a `RangeError` once it is too much. */
  async read(/** @type {number} */ at, /** @type {number} */ count) {
    const end = Math.min(this.size, at + count);
    if (at < this.#at || end > this.#at + this.#held.length) {
      const until = Math.min(this.size, Math.max(end, at + window));
      this.#spent += until - at;
      if (this.#spent > most) throw new RangeError('This is more than is read of one file.');
      this.#held = new Uint8Array(await this.#blob.slice(at, until).arrayBuffer());
      this.#at = at;
    }
    return this.#held.slice(at - this.#at, Math.max(at, end) - this.#at);
  }
}
