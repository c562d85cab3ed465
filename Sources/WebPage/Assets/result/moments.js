// The names of moments: pure functions.

import { clock } from '../format.js';

/** A moment with its thousandths, such as 00h01m07s040, in characters that a file's name may have. */
export function timeCode(/** @type {number} */ seconds) {
  const thousandths = Math.round(Math.max(0, seconds) * 1000);
  const part = (/** @type {number} */ unit, /** @type {number} */ of) => Math.floor(thousandths / unit) % of;
  const [hours, minutes, rest] = [part(3_600_000, Infinity), part(60_000, 60), part(1000, 60)]
    .map((each) => String(each).padStart(2, '0'));
  return `${hours}h${minutes}m${rest}s${String(thousandths % 1000).padStart(3, '0')}`;
}

/** A moment with its hundredths, such as 1:07.04: frames of one second are told apart. */
export function exactly(/** @type {number} */ seconds) {
  const hundredths = Math.round(Math.max(0, seconds) * 100);
  return `${clock(Math.floor(hundredths / 100))}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** A still's file name: the video's without its ending, then the time code. */
export const stillName = (/** @type {string} */ video, /** @type {number} */ seconds) =>
  `${video.replace(/\.[^.]{1,10}$/u, '')} ${timeCode(seconds)}.png`;
