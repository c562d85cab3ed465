// HEIF and AVIF: Exif and XMP are items that the file's boxes locate. Source: ISO/IEC 14496-12 §8.11, 23008-12 annex A.

import { exif, profile, xmp } from './blocks.js';
import { begins, letters, limits, numbers } from './found.js';

/** @typedef {import('./found.js').Found} Found */
/** @typedef {import('./source.js').Source} Source */
/** @typedef {{ name: string, content: Uint8Array }} Box */

/**
 * @param {Source} source
 * @param {Found} found
 */
export async function boxes(source, found) {
  let at = 0;
  for (let n = 0; n < limits.parts; n += 1) {
    const head = await source.read(at, 16);
    if (head.length < 8) return;
    const view = numbers(head);
    const size = view.getUint32(0);
    const length = size === 1 && head.length === 16 ? Number(view.getBigUint64(8)) : size === 0 ? source.size - at : size;
    if (letters(head.subarray(4, 8)) === 'meta') {
      if (length > limits.block) throw new RangeError('The box is too large.');
      await items(await source.read(at + 12, length - 12), source, found);
      return;
    }
    if (length < 8) return;
    at += length;
  }
}

/** The boxes in a box. */
function inside(/** @type {Uint8Array} */ bytes) {
  /** @type {Box[]} */
  const list = [];
  const view = numbers(bytes);
  for (let at = 0; at + 8 <= bytes.length && list.length < limits.parts;) {
    const length = view.getUint32(at);
    if (length < 8 || at + length > bytes.length) break;
    list.push({ name: letters(bytes.subarray(at + 4, at + 8)), content: bytes.subarray(at + 8, at + length) });
    at += length;
  }
  return list;
}

/**
 * @param {Uint8Array} meta
 * @param {Source} source
 * @param {Found} found
 */
async function items(meta, source, found) {
  const all = inside(meta);
  const box = (/** @type {string} */ name) => all.find((each) => each.name === name)?.content;
  const [names, places, near] = [box('iinf'), box('iloc'), box('idat')];
  const properties = inside(box('iprp') ?? new Uint8Array(0)).find(({ name }) => name === 'ipco');
  for (const { name, content } of inside(properties?.content ?? new Uint8Array(0))) {
    if (name === 'colr' && (begins(content, 'prof') || begins(content, 'rICC'))) await profile(content.subarray(4), found);
  }
  if (!names || !places) return;
  const wanted = inside(names.subarray(names[0] === 0 ? 6 : 8)).flatMap(({ name, content }) => {
    const kind = name === 'infe' && content[0] >= 2 ? kindOf(content) : null;
    return kind ? [kind] : [];
  });
  const extents = located(places);
  for (const { id, isXMP } of wanted) {
    const place = extents.get(id);
    if (!place || place.length > limits.block) found.isCut = true;
    else {
      const content = place.isNear ? near?.subarray(place.at, place.at + place.length) ?? new Uint8Array(0)
        : await source.read(place.at, place.length);
      // Exif begins with how far its TIFF structure lies from there.
      await (isXMP ? xmp(content, found) : found.part(() => exif(content.subarray(4 + numbers(content).getUint32(0)), found)));
    }
  }
}

/** Which kind of metadata an item is; null for pictures and all else. */
function kindOf(/** @type {Uint8Array} */ entry) {
  const view = numbers(entry);
  const isLong = entry[0] > 2;
  const at = isLong ? 10 : 8;
  const type = letters(entry.subarray(at, at + 4));
  const isXMP = type === 'mime' && letters(entry.subarray(at + 4, at + 100)).includes('application/rdf+xml');
  return type === 'Exif' || isXMP ? { id: isLong ? view.getUint32(4) : view.getUint16(4), isXMP } : null;
}

/** Where each item lies: its first extent, in the file or in the box of near data. */
function located(/** @type {Uint8Array} */ bytes) {
  const view = numbers(bytes);
  /** @type {Map<number, { at: number, length: number, isNear: boolean }>} */
  const places = new Map();
  const version = bytes[0];
  const [offsets, lengths, bases, indices] = [bytes[4] >> 4, bytes[4] & 15, bytes[5] >> 4, version > 0 ? bytes[5] & 15 : 0];
  let at = 6;
  const take = (/** @type {number} */ width) => {
    const value = width === 8 ? Number(view.getBigUint64(at)) : width === 4 ? view.getUint32(at) : width === 2 ? view.getUint16(at) : 0;
    at += width;
    return value;
  };
  const count = take(version < 2 ? 2 : 4);
  for (let n = 0; n < Math.min(count, limits.parts); n += 1) {
    const id = take(version < 2 ? 2 : 4);
    const method = version > 0 ? take(2) & 15 : 0;
    take(2);
    const base = take(bases);
    const extents = take(2);
    for (let each = 0; each < extents; each += 1) {
      take(indices);
      const [offset, length] = [take(offsets), take(lengths)];
      if (each === 0) places.set(id, { at: base + offset, length, isNear: method === 1 });
    }
  }
  return places;
}
