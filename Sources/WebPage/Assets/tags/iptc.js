// The notes of the press: data sets of five bytes and more each. Source: IPTC-IIM 4.2.

import { press } from './fields.js';
import { numbers, textOf } from './found.js';

/**
 * @param {Uint8Array} bytes
 * @param {import('./found.js').Found} found
 */
export function readIPTC(bytes, found) {
  const view = numbers(bytes);
  let at = 0;
  while (at + 5 <= bytes.length && bytes[at] === 0x1c) {
    const [record, id, length] = [bytes[at + 1], bytes[at + 2], view.getUint16(at + 3)];
    // Longer ones say how long their length is.
    if (length > 0x7fff) throw new RangeError('A data set is too long.');
    if (record === 2 && id !== 0) found.add('IPTC', press[id] ?? `2:${id}`, textOf(bytes.subarray(at + 5, at + 5 + length)));
    at += 5 + length;
  }
}
