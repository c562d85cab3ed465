// Exif: the fields of a TIFF structure. Sources: Exif 2.32 (CIPA DC-008), TIFF 6.0.

import { begins, letters, limits, numbers, textOf } from './found.js';
import { camera, image, places } from './fields.js';
import { readIPTC } from './iptc.js';
import { readXMP } from './xmp.js';

/** @typedef {import('./found.js').Found} Found */

/** Bytes of a value by its type: byte, text, short, long, rational, signed byte, undefined, signed ones, float, double. */
const widths = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** Directories that are followed; fields of one; numbers of one field that are shown. */
const [mostDirectories, mostFields, mostNumbers] = [16, 1000, 32];

/** Fields that lead to another directory, and what is in that. */
const leads = /** @type {Record<number, string>} */ ({ 0x8769: 'Photo', 0x8825: 'GPS', 0xa005: 'Interoperability' });
/** Fields that say where other data lies, not what it is. */
const silent = new Set([0x111, 0x117, 0x144, 0x145, 0x14a, 0x201, 0x202]);
const userComment = 0x9286;
/** Texts in UTF-16, as Windows writes them. */
const wide = new Set([0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f]);

/**
 * Reads a TIFF structure.
 *
 * @param {Uint8Array} bytes
 * @param {Found} found
 */
export function readExif(bytes, found) {
  const view = numbers(bytes);
  const isLittle = begins(bytes, 'II');
  if ((!isLittle && !begins(bytes, 'MM')) || view.getUint16(2, isLittle) !== 42) throw new RangeError('This is no TIFF.');
  /** @type {[number, string][]} */
  const waiting = [[view.getUint32(4, isLittle), 'Image']];
  const seen = new Set();
  while (waiting.length > 0) {
    const [at, group] = /** @type {[number, string]} */ (waiting.shift());
    // A directory that leads back to an earlier one is read once.
    if (at === 0 || seen.has(at)) continue;
    if (seen.size >= mostDirectories) {
      found.isCut = true;
      return;
    }
    seen.add(at);
    const count = view.getUint16(at, isLittle);
    if (count > mostFields) found.isCut = true;
    for (let index = 0; index < Math.min(count, mostFields); index += 1) {
      const place = at + 2 + 12 * index;
      const id = view.getUint16(place, isLittle);
      if (leads[id]) waiting.push([view.getUint32(place + 8, isLittle), leads[id]]);
      else if (!silent.has(id)) readField(bytes, place, { group, id, isLittle }, found);
    }
    const next = at + 2 + 12 * count;
    if (group === 'GPS') locate(found);
    if (group === 'Image' && next + 4 <= bytes.length) waiting.push([view.getUint32(next, isLittle), 'Thumbnail']);
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {number} place
 * @param {{ group: string, id: number, isLittle: boolean }} field
 * @param {Found} found
 */
function readField(bytes, place, { group, id, isLittle }, found) {
  const view = numbers(bytes);
  const type = view.getUint16(place + 2, isLittle);
  const count = view.getUint32(place + 4, isLittle);
  const length = (widths[type] ?? 0) * count;
  const start = length <= 4 ? place + 8 : view.getUint32(place + 8, isLittle);
  if (length === 0) return;
  if (found.tags.length >= limits.tags) {
    found.isCut = true;
    return;
  }
  if (start + length > bytes.length) {
    found.isCut = true;
    return;
  }
  // A text is longer than what is shown of it only in files that mean harm; others are looked at in place.
  const isText = type === 2 || wide.has(id) || id === userComment;
  const most = isText ? 4 * limits.value : limits.block;
  if (length > most) found.isCut = true;
  const value = bytes.subarray(start, start + Math.min(length, most));
  // Some programs write fields of the camera beside those of the image.
  const name = (group === 'GPS' ? places[id] : image[id] ?? camera[id]) ?? `0x${id.toString(16).padStart(4, '0')}`;
  if (name === 'XMP') readXMP(textOf(value), found);
  else if (name === 'IPTC') readIPTC(value, found);
  else found.add(`Exif ${group}`, name, valueOf(value, { id, type, count, isLittle }));
}

/** The place in degrees, north and east of zero, as maps take it. */
function locate(/** @type {Found} */ found) {
  const value = (/** @type {string} */ name) =>
    found.tags.find((tag) => tag.group === 'Exif GPS' && tag.name === name)?.value ?? '';
  const [north, east] = ['GPSLatitude', 'GPSLongitude'].map((name) => {
    const parts = value(name).split(', ').map((each) => each.split('/').map(Number).reduce((above, below) => above / below));
    const degrees = parts.reduce((sum, part, index) => sum + part / 60 ** index, 0);
    return value(name) && Number.isFinite(degrees) ? degrees * (/^[SW]/u.test(value(`${name}Ref`)) ? -1 : 1) : null;
  });
  if (north !== null && east !== null) found.add('Exif GPS', 'Position', `${north.toFixed(6)}, ${east.toFixed(6)}`);
}

/**
 * @param {Uint8Array} bytes
 * @param {{ id: number, type: number, count: number, isLittle: boolean }} field
 */
function valueOf(bytes, { id, type, count, isLittle }) {
  if (wide.has(id)) return new TextDecoder('utf-16le').decode(bytes);
  if (type === 2) return textOf(bytes);
  if (type === 7 || (type === 1 && count > 8)) return id === userComment ? commentOf(bytes, isLittle) : opaque(bytes);
  const view = numbers(bytes);
  const shown = Array.from({ length: Math.min(count, mostNumbers) }, (_, index) => numberAt(view, index * widths[type], type, isLittle));
  return shown.join(', ') + (count > mostNumbers ? `, … (${count})` : '');
}

/**
 * @param {DataView} view
 * @param {number} at
 * @param {number} type
 * @param {boolean} isLittle
 */
function numberAt(view, at, type, isLittle) {
  switch (type) {
    case 1: return String(view.getUint8(at));
    case 3: return String(view.getUint16(at, isLittle));
    case 4: return String(view.getUint32(at, isLittle));
    case 5: return fraction(view.getUint32(at, isLittle), view.getUint32(at + 4, isLittle));
    case 6: return String(view.getInt8(at));
    case 8: return String(view.getInt16(at, isLittle));
    case 9: return String(view.getInt32(at, isLittle));
    case 10: return fraction(view.getInt32(at, isLittle), view.getInt32(at + 4, isLittle));
    case 11: return String(Number(view.getFloat32(at, isLittle).toPrecision(7)));
    default: return String(view.getFloat64(at, isLittle));
  }
}

/** 1/125 stays what it is, 28/10 is 2.8. */
function fraction(/** @type {number} */ above, /** @type {number} */ below) {
  if (below === 0 || (above === 1 && below > 1)) return `${above}/${below}`;
  return String(Number((above / below).toPrecision(7)));
}

/** The user's comment begins with the name of its encoding in eight bytes. */
function commentOf(/** @type {Uint8Array} */ bytes, /** @type {boolean} */ isLittle) {
  const rest = bytes.subarray(8);
  if (!begins(bytes, 'UNICODE')) return textOf(begins(bytes, 'ASCII') || bytes[0] === 0 ? rest : bytes);
  const mark = rest.length > 1 ? (rest[0] << 8) | rest[1] : 0;
  const isSwapped = mark === 0xfffe || (mark !== 0xfeff && isLittle);
  return new TextDecoder(isSwapped ? 'utf-16le' : 'utf-16be').decode(rest);
}

/** Bytes that are a word as that, others as hexadecimal digits. */
function opaque(/** @type {Uint8Array} */ bytes) {
  if (bytes.length <= 64 && bytes.every((each) => each >= 32 && each < 127)) return letters(bytes);
  const digits = Array.from(bytes.subarray(0, 16), (each) => each.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > 16 ? `${digits} … (${bytes.length})` : digits;
}
