// How much of a file goes in one piece: little over a slow line, so that a break costs little and progress shows.

const smallest = 64 * 1024;
const largest = 8 * 1024 * 1024;

/** The first piece, in bytes. */
export const firstPiece = 256 * 1024;

/** The piece after one of `size` bytes that took `milliseconds`: each should take between half a second and four. */
export function nextPiece(/** @type {number} */ size, /** @type {number} */ milliseconds) {
  if (milliseconds < 500) return Math.min(largest, size * 2);
  return milliseconds > 4000 ? Math.max(smallest, size / 2) : size;
}
