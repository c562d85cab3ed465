// A zip archive of files as they are, not compressed: pictures, sounds and videos are already.
// Its format: APPNOTE.TXT 6.3.10 of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16. Without its 64-bit extension an archive has
// fewer than 65,536 files and 4 GiB.

/** @typedef {{ name: string, blob: Blob }} Entry */

/** Largest archive that is made, in bytes: a browser keeps it until it is saved. */
export const largest = 2 ** 30;
const mostEntries = 65_535;

/** Thrown where an archive would be too large. */
export class TooLarge extends Error {}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The CRC-32 of a file (ISO 3309), read piece by piece. */
export async function checksum(/** @type {Blob} */ blob) {
  let value = 0xffffffff;
  const reader = blob.stream().getReader();
  for (;;) {
    const { done, value: piece } = await reader.read();
    if (done) return (value ^ 0xffffffff) >>> 0;
    for (const byte of piece) value = (value >>> 8) ^ table[(value ^ byte) & 0xff];
  }
}

/**
 * The archive of some files, which are taken one after the other; their names must differ.
 *
 * @param {AsyncIterable<Entry> | Iterable<Entry>} entries
 * @param {Date} [date] when they were made
 * @throws {TooLarge} for more than `most` bytes
 */
export async function zip(entries, date = new Date(), most = largest) {
  /** @type {BlobPart[]} */
  const parts = [];
  /** @type {BlobPart[]} */
  const directory = [];
  let at = 0;
  for await (const { name, blob } of entries) {
    const path = new TextEncoder().encode(name);
    const shared = await header(blob, path.length, date);
    // 0x0403: a file follows. Its place stands in the directory alone.
    const local = bytes([0x04034b50, 4], ...shared);
    directory.push(
      bytes([0x02014b50, 4], [20, 2], ...shared, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), path);
    parts.push(local, path, blob);
    at += local.length + path.length + blob.size;
    if (at > most || directory.length / 2 > mostEntries) throw new TooLarge(`The archive has more than ${most} bytes.`);
  }
  const length = directory.reduce((sum, part) => sum + /** @type {Uint8Array} */ (part).length, 0);
  const count = directory.length / 2;
  const end = bytes([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [length, 4], [at, 4], [0, 2]);
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}

/**
 * What both headers of a file say: version 2.0, a name in UTF-8 (bit 11), stored, when, its checksum and length.
 *
 * @param {Blob} blob
 * @param {number} nameLength in bytes
 * @param {Date} date
 * @returns {Promise<[value: number, bytes: number][]>}
 */
async function header(blob, nameLength, date) {
  const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
  const day = (Math.max(0, date.getFullYear() - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate();
  return [[20, 2], [0x0800, 2], [0, 2], [time, 2], [day, 2], [await checksum(blob), 4], [blob.size, 4], [blob.size, 4],
    [nameLength, 2], [0, 2]];
}

/** Numbers of two or four bytes, least first. */
function bytes(/** @type {[value: number, bytes: number][]} */ ...numbers) {
  return Uint8Array.from(numbers.flatMap(([value, length]) =>
    Array.from({ length }, (_, place) => (value >>> (8 * place)) & 0xff)));
}

/**
 * A file's name that every system takes, with a number before it so that no two are the same.
 *
 * @param {number} number from 1
 * @param {string} name
 */
export function entryName(number, name) {
  const plain = name.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu, '_').replace(/^[\s.]+|[\s.]+$/gu, '');
  const [, stem, ending] = /^(.*?)(\.[^.]{1,10})?$/su.exec(plain) ?? [];
  return `${String(number).padStart(3, '0')} ${[...(stem || '_')].slice(0, 100).join('')}${ending ?? ''}`;
}
