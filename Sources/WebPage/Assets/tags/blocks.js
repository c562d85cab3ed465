// The blocks of metadata that containers of images hold: which reader each is for.

import { readExif } from './exif.js';
import { begins, letters, limits, numbers, textOf } from './found.js';
import { readIPTC } from './iptc.js';
import { readXMP } from './xmp.js';

/** @typedef {import('./found.js').Found} Found */

/** Exif, with or without the name before it. */
export const exif = (/** @type {Uint8Array} */ bytes, /** @type {Found} */ found) =>
  found.part(() => readExif(begins(bytes, 'Exif\0') ? bytes.subarray(6) : bytes, found));

export const xmp = (/** @type {Uint8Array} */ bytes, /** @type {Found} */ found) => found.part(() => readXMP(textOf(bytes), found));

/** What a colour profile calls itself (ICC.1:2022 §7.2). */
export function profile(/** @type {Uint8Array} */ bytes, /** @type {Found} */ found) {
  return found.part(() => {
    const view = numbers(bytes);
    found.add('ICC', 'ColorSpace', letters(bytes.subarray(16, 20)));
    found.add('ICC', 'Creator', letters(bytes.subarray(80, 84)));
    const count = Math.min(view.getUint32(128), 100);
    for (let index = 0; index < count; index += 1) {
      const at = 132 + 12 * index;
      const name = letters(bytes.subarray(at, at + 4));
      if (name !== 'desc' && name !== 'cprt') continue;
      const start = view.getUint32(at + 4);
      const value = bytes.subarray(start, start + view.getUint32(at + 8));
      found.add('ICC', name === 'desc' ? 'Description' : 'Copyright', sentence(value));
    }
  });
}

/** A text of a profile: of one language, or the first of several. */
function sentence(/** @type {Uint8Array} */ bytes) {
  const view = numbers(bytes);
  if (begins(bytes, 'mluc')) {
    const start = view.getUint32(24);
    return new TextDecoder('utf-16be').decode(bytes.subarray(start, start + view.getUint32(20)));
  }
  if (begins(bytes, 'desc')) return textOf(bytes.subarray(12, 12 + view.getUint32(8)));
  return begins(bytes, 'text') ? textOf(bytes.subarray(8)) : '';
}

/** Photoshop's resources; of them the notes of the press (IPTC-IIM) and the address. */
export function resources(/** @type {Uint8Array} */ bytes, /** @type {Found} */ found) {
  return found.part(() => {
    const view = numbers(bytes);
    let at = 0;
    while (at + 12 <= bytes.length && begins(bytes.subarray(at), '8BIM')) {
      const id = view.getUint16(at + 4);
      const name = bytes[at + 6] + 1;
      const start = at + 6 + name + (name % 2) + 4;
      const length = view.getUint32(start - 4);
      const content = bytes.subarray(start, start + length);
      if (id === 0x0404) readIPTC(content, found);
      if (id === 0x040b) found.add('Photoshop', 'URL', textOf(content));
      if (id === 0x0425) found.add('Photoshop', 'CaptionDigest', Array.from(content, (each) => each.toString(16).padStart(2, '0')).join(''));
      at = start + length + (length % 2);
    }
  });
}

/** The browser's own; the type checker does not know it yet. */
const inflating = () => new /** @type {any} */ (globalThis).DecompressionStream('deflate');

/**
 * A block that ImageMagick wrote as a text: its name, its length, and its bytes as hexadecimal digits.
 *
 * @param {string} text
 * @param {Found} found
 */
export function raw(text, found) {
  const [name, , ...lines] = text.trim().split(/\s+/u);
  const bytes = Uint8Array.from(lines.join('').match(/[\da-f]{2}/giu) ?? [], (each) => parseInt(each, 16));
  if (begins(bytes, 'Exif\0')) return exif(bytes, found);
  if (begins(bytes, xmpName)) return xmp(bytes.subarray(xmpName.length), found);
  if (name === 'xmp') return xmp(bytes, found);
  if (name === 'icc' || name === 'icm') return profile(bytes, found);
  return name === 'iptc' || name === '8bim' ? resources(bytes, found) : undefined;
}

/** What stands before XMP in a segment of a JPEG file. */
export const xmpName = 'http://ns.adobe.com/xap/1.0/\0';

/**
 * A text that was packed with zlib, up to what may still be unpacked.
 *
 * @param {Uint8Array} bytes
 * @param {Found} found
 * @returns {Promise<Uint8Array>}
 */
export async function unpacked(bytes, found) {
  const most = Math.min(limits.block, found.unpacked);
  const reader = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(inflating()).getReader();
  const parts = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      found.unpacked = 0;
      throw new RangeError('It unpacks to more than is read.');
    }
    parts.push(next.value);
  }
  found.unpacked -= length;
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
