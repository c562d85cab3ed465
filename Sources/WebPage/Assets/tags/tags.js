// Every tag that an image file carries, read here from the file itself: a view for trained eyes, no verdict.

import { exif, profile, raw, resources, unpacked, xmp, xmpName } from './blocks.js';
import { boxes } from './boxes.js';
import { begins, Found, letters, limits, numbers, textOf } from './found.js';
import { Source } from './source.js';

/**
 * Reads the tags of a file; of a format without a reader there are none.
 *
 * @param {Blob} file
 * @returns {Promise<{ tags: import('./found.js').Tag[], isCut: boolean }>}
 */
export async function tagsOf(file) {
  const found = new Found();
  const source = new Source(file);
  const head = await source.read(0, 16);
  const read = begins(head, '\xff\xd8') ? segments
    : begins(head, '\x89PNG\r\n\x1a\n') ? chunks
    : begins(head, 'RIFF') && begins(head.subarray(8), 'WEBP') ? riff
    : begins(head, 'GIF8') ? gif
    : begins(head, 'II*\0') || begins(head, 'MM\0*') ? tiff
    : begins(head.subarray(4), 'ftyp') ? boxes : null;
  if (read) await found.part(() => read(source, found));
  const { tags, isCut } = found;
  return { tags, isCut };
}

/**
 * JPEG: the segments before the first scan (Exif 2.32 §4.7, XMP part 3 §1.1.3).
 *
 * @param {Source} source
 * @param {Found} found
 */
async function segments(source, found) {
  const extended = new Extended();
  /** @type {Uint8Array[]} */
  const profiles = [];
  /** @type {Uint8Array[]} */
  const photoshop = [];
  let manifest = 0;
  let at = 2;
  for (let n = 0; n < limits.parts; n += 1) {
    const head = await source.read(at, 4);
    if (head.length < 4 || head[0] !== 0xff) break;
    // Any number of bytes may fill the room before a marker.
    if (head[1] === 0xff) {
      at += 1;
      continue;
    }
    const marker = head[1];
    if (marker === 0xda || marker === 0xd9) break;
    const length = numbers(head).getUint16(2);
    const content = await source.read(at + 4, length - 2);
    if (marker === 0xe0 && begins(content, 'JFIF\0')) jfif(content, found);
    else if (marker === 0xe1 && begins(content, 'Exif\0')) await exif(content, found);
    else if (marker === 0xe1 && begins(content, xmpName)) await xmp(content.subarray(xmpName.length), found);
    else if (marker === 0xe1 && begins(content, extendedName)) extended.take(content);
    else if (marker === 0xe2 && begins(content, 'ICC_PROFILE\0')) profiles.push(content.subarray(14));
    else if (marker === 0xeb && begins(content, 'JP')) manifest += content.length;
    else if (marker === 0xed && begins(content, 'Photoshop 3.0\0')) photoshop.push(content.subarray(14));
    else if (marker === 0xee && begins(content, 'Adobe')) found.add('JPEG', 'AdobeTransform', String(content[11] ?? ''));
    else if (marker === 0xfe) found.add('JPEG', 'Comment', textOf(content));
    at += 2 + length;
  }
  if (manifest > 0) found.add('JPEG', 'JUMBFBytes', String(manifest));
  const more = extended.packet;
  if (more) await xmp(more, found);
  if (profiles.length > 0) await profile(joined(profiles), found);
  if (photoshop.length > 0) await resources(joined(photoshop), found);
}

const extendedName = 'http://ns.adobe.com/xmp/extension/\0';

/** XMP that is too long for one segment: its parts say where in it they belong. */
class Extended {
  #bytes = new Uint8Array(0);

  take(/** @type {Uint8Array} */ content) {
    const part = content.subarray(extendedName.length + 32);
    const [length, at] = [numbers(part).getUint32(0), numbers(part).getUint32(4)];
    if (length > limits.block) return;
    if (this.#bytes.length !== length) this.#bytes = new Uint8Array(length);
    if (at + part.length - 8 <= length) this.#bytes.set(part.subarray(8), at);
  }

  get packet() {
    return this.#bytes.length > 0 ? this.#bytes : null;
  }
}

function joined(/** @type {Uint8Array[]} */ parts) {
  const whole = new Uint8Array(Math.min(limits.block, parts.reduce((sum, each) => sum + each.length, 0)));
  let at = 0;
  for (const part of parts) {
    whole.set(part.subarray(0, whole.length - at), at);
    at = Math.min(whole.length, at + part.length);
  }
  return whole;
}

function jfif(/** @type {Uint8Array} */ content, /** @type {Found} */ found) {
  const view = numbers(content);
  found.add('JPEG', 'JFIFVersion', `${content[5]}.${String(content[6]).padStart(2, '0')}`);
  found.add('JPEG', 'Density', `${view.getUint16(8)} × ${view.getUint16(10)} (${['', '/ inch', '/ cm'][content[7]] ?? ''})`.replace(' ()', ''));
}

/**
 * PNG: texts and Exif in chunks anywhere (W3C PNG third edition §11.3).
 *
 * @param {Source} source
 * @param {Found} found
 */
async function chunks(source, found) {
  let at = 8;
  for (let n = 0; n < limits.parts; n += 1) {
    const head = await source.read(at, 8);
    if (head.length < 8) return;
    const [length, name] = [numbers(head).getUint32(0), letters(head.subarray(4))];
    if (name === 'IEND') return;
    const start = at + 8;
    at += 12 + length;
    if (!(name in readers)) continue;
    if (length > limits.block) found.isCut = true;
    else await found.part(async () => readers[name](await source.read(start, length), found));
  }
  found.isCut = true;
}

/** @type {Record<string, (content: Uint8Array, found: Found) => void | Promise<void>>} */
const readers = {
  eXIf: exif,
  tEXt: (content, found) => {
    const end = content.indexOf(0);
    return text(textOf(content.subarray(0, end)), content.subarray(end + 1), found);
  },
  zTXt: async (content, found) => {
    const end = content.indexOf(0);
    return text(textOf(content.subarray(0, end)), await unpacked(content.subarray(end + 2), found), found);
  },
  iTXt: async (content, found) => {
    const end = content.indexOf(0);
    // Keyword, whether and how it is packed, language, translated keyword.
    const language = content.indexOf(0, end + 3);
    const start = content.indexOf(0, language + 1) + 1;
    const value = content.subarray(start);
    return text(textOf(content.subarray(0, end)), content[end + 1] ? await unpacked(value, found) : value, found);
  },
  iCCP: async (content, found) => profile(await unpacked(content.subarray(content.indexOf(0) + 2), found), found),
  tIME: (content, found) => {
    const [month, day, hour, minute, second] = Array.from(content.subarray(2, 7), (each) => String(each).padStart(2, '0'));
    found.add('PNG', 'Time', `${numbers(content).getUint16(0)}-${month}-${day} ${hour}:${minute}:${second}`);
  },
  pHYs: (content, found) => {
    const view = numbers(content);
    found.add('PNG', 'PixelsPerUnit', `${view.getUint32(0)} × ${view.getUint32(4)}${content[8] === 1 ? ' / m' : ''}`);
  },
  gAMA: (content, found) => found.add('PNG', 'Gamma', String(numbers(content).getUint32(0) / 100_000)),
  caBX: (content, found) => found.add('PNG', 'JUMBFBytes', String(content.length)),
};

/**
 * A text of a chunk; XMP has a keyword of its own.
 *
 * @param {string} keyword
 * @param {Uint8Array} value
 * @param {Found} found
 */
function text(keyword, value, found) {
  if (keyword === 'XML:com.adobe.xmp') return xmp(value, found);
  if (keyword.startsWith('Raw profile type ')) return raw(textOf(value), found);
  found.add('PNG', keyword, textOf(value));
  return undefined;
}

/**
 * WebP: chunks of a RIFF (RFC 9649 §2.7).
 *
 * @param {Source} source
 * @param {Found} found
 */
async function riff(source, found) {
  let at = 12;
  for (let n = 0; n < limits.parts; n += 1) {
    const head = await source.read(at, 8);
    if (head.length < 8) return;
    const [name, length] = [letters(head.subarray(0, 4)), numbers(head).getUint32(4, true)];
    const reader = name === 'EXIF' ? exif : name === 'XMP ' ? xmp : name === 'ICCP' ? profile : null;
    if (reader && length > limits.block) found.isCut = true;
    else if (reader) await reader(await source.read(at + 8, length), found);
    at += 8 + length + (length % 2);
  }
  found.isCut = true;
}

/**
 * GIF: comments, and XMP in an application's block (GIF89a §24–26, XMP part 3 §1.1.2).
 *
 * @param {Source} source
 * @param {Found} found
 */
async function gif(source, found) {
  const palette = (/** @type {number} */ flags) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + palette((await source.read(10, 1))[0]);
  for (let n = 0; n < limits.parts; n += 1) {
    const head = await source.read(at, 14);
    if (head[0] === 0x2c) {
      at += 11 + palette(head[9]);
    } else if (head[0] === 0x21) {
      at += 2;
      // An application's block begins with its name; its XMP is no blocks, though it can be walked like some.
      if (head[1] === 0xff && begins(head.subarray(3), 'XMP DataXMP')) {
        const content = await source.read(at + 12, limits.block);
        await xmp(content.subarray(0, content.lastIndexOf(0x3e) + 1), found);
      }
    } else {
      return;
    }
    const isComment = head[0] === 0x21 && head[1] === 0xfe;
    const parts = [];
    for (; n < limits.parts; n += 1) {
      const [length] = await source.read(at, 1);
      if (length === undefined) return;
      if (isComment && parts.length < 64) parts.push(await source.read(at + 1, length));
      at += 1 + length;
      if (length === 0) break;
    }
    if (isComment) found.add('GIF', 'Comment', textOf(joined(parts)));
  }
  found.isCut = true;
}

/**
 * TIFF: its fields, as far as they lie within what is read of a file.
 *
 * @param {Source} source
 * @param {Found} found
 */
async function tiff(source, found) {
  const most = 16 * limits.block;
  if (source.size > most) found.isCut = true;
  await exif(await source.read(0, most), found);
}
