// The media of the analyses on this page.

import { nameOf } from './names.js';

/**
 * A medium as the page shows it: a text, an address of its bytes, or a bare name where neither is at hand. `file` is
 * what was chosen here, `blob` what came from the server.
 *
 * @typedef {{ name: string, kind?: string, text?: string, url?: string, file?: File, blob?: Blob }} Medium
 */

/** @typedef {import('./model').Analysis} Analysis */

/** Keeps each medium beside its analysis until the visitor leaves. */
export class Shelf {
  #api;
  /** @type {Map<string, Medium>} */
  #media = new Map();

  constructor(/** @type {import('./api.js').API} */ api) {
    this.#api = api;
  }

  put(/** @type {string} */ id, /** @type {Medium} */ medium) {
    this.#media.set(id, medium);
  }

  /** The medium of an analysis: from this page, else from the server where its answer links to it. */
  async mediumOf(/** @type {Analysis} */ analysis) {
    const known = this.#media.get(analysis.id);
    if (known && (analysis.media.kind !== 'text' || known.text !== undefined)) return known;
    const medium = { name: nameOf(analysis), ...known, ...(await this.#fetch(analysis)) };
    this.put(analysis.id, medium);
    return medium;
  }

  remove(/** @type {string} */ id) {
    release(this.#media.get(id));
    this.#media.delete(id);
  }

  clear() {
    for (const id of [...this.#media.keys()]) this.remove(id);
  }

  async #fetch(/** @type {Analysis} */ analysis) {
    const link = analysis.links.text ?? analysis.links.media;
    if (!link) return {};
    const blob = await this.#api.media(link).catch(() => null);
    if (!blob) return {};
    return analysis.media.kind === 'text' ? { text: await decode(blob) } : { url: URL.createObjectURL(blob), blob };
  }
}

/** A file as the page shows it. */
export async function mediumOfFile(/** @type {File} */ file) {
  // What a document says, the server takes out of it.
  if (/\.(docx|docm|dotx|dotm|odt|ott|pdf|eml)$/i.test(file.name)) return { name: file.name, kind: 'text', size: file.size, file };
  const kind = file.type.split('/')[0];
  const shown = kind === 'text' ? { text: await decode(file) } : { url: URL.createObjectURL(file) };
  return { name: file.name, kind, size: file.size, file, ...shown };
}

/** Lets go of a file's address. */
export function release(/** @type {Medium | undefined} */ medium) {
  if (medium?.url) URL.revokeObjectURL(medium.url);
}

async function decode(/** @type {Blob} */ blob) {
  return decodeText(new Uint8Array(await blob.arrayBuffer()));
}

/** A text as the server reads it: UTF-8, UTF-16 or UTF-32 with a byte-order mark, or Windows-1252 where it is none of them. */
export function decodeText(/** @type {Uint8Array} */ bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWide = bytes.length > 4 && bytes.length % 4 === 0;
  const isBig = isWide && view.getUint32(0) === 0xfeff;
  if (isBig || (isWide && view.getUint32(0, true) === 0xfeff)) {
    let text = '';
    for (let at = 4; at < bytes.length; at += 4) {
      const point = view.getUint32(at, !isBig);
      text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
    }
    return text;
  }
  const mark = (bytes[0] << 8) | bytes[1];
  if (mark === 0xfffe || mark === 0xfeff) return new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
