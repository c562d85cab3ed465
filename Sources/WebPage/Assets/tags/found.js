// What is read of a file's metadata, and how much of it at most: a file may hold more than anybody reads.

/** Limits, in bytes where nothing else is said. `parts` are segments, chunks or boxes; `value` counts characters. */
export const limits = { block: 1 << 20, unpacked: 4 << 20, parts: 20_000, tags: 2000, value: 4000 };

/** @typedef {{ group: string, name: string, value: string }} Tag */

/** The tags of one file, in the order in which they were found. */
export class Found {
  /** @type {Tag[]} */
  tags = [];
  /** Whether something was left out, because it is too much or damaged. */
  isCut = false;
  /** How many bytes may still be unpacked from compressed texts. */
  unpacked = limits.unpacked;

  /**
   * @param {string} group
   * @param {string} name
   * @param {string} value
   */
  add(group, name, value) {
    let end = value.length;
    while (end > 0 && value.charCodeAt(end - 1) === 0) end -= 1;
    const text = value.slice(0, end).trim();
    if (text === '') return;
    if (this.tags.length >= limits.tags) {
      this.isCut = true;
      return;
    }
    if (text.length > limits.value) this.isCut = true;
    this.tags.push({ group, name: name.slice(0, 200), value: text.length > limits.value ? `${text.slice(0, limits.value)}…` : text });
  }

  /** Reads one part of a file; where that is damaged, the rest of the part is left out and the other parts stand. */
  async part(/** @type {() => void | Promise<void>} */ read) {
    try {
      await read();
    } catch {
      this.isCut = true;
    }
  }
}

/** Bytes as text: UTF-8 where they are that, else Latin-1. */
export function textOf(/** @type {Uint8Array} */ bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Bytes as ASCII letters, such as the name of a chunk. */
export const letters = (/** @type {Uint8Array} */ bytes) => String.fromCharCode(...bytes);

/** Whether bytes begin with these letters. */
export const begins = (/** @type {Uint8Array} */ bytes, /** @type {string} */ with_) =>
  bytes.length >= with_.length && letters(bytes.subarray(0, with_.length)) === with_;

/** A view on the numbers in bytes. */
export const numbers = (/** @type {Uint8Array} */ bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
