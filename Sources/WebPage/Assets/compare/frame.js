// How two pictures come to lie over each other, and what their evidence has in common: pure functions.

import { pull } from '../result/figures.js';

/** @typedef {import('../closer/viewport.js').Size} Size */
/** @typedef {import('../model').Evidence} Evidence */
/** @typedef {{ x: number, y: number, width: number, height: number }} Place in pixels of the frame */

/**
 * The frame that two pictures share is the larger of them; the other one lies in it as large as it fits, in the middle.
 *
 * @param {Size[]} sizes two of them
 * @returns {{ frame: Size, places: Place[] }}
 */
export function frameOf([one, other]) {
  const frame = one.width * one.height >= other.width * other.height ? one : other;
  return { frame: { width: frame.width, height: frame.height }, places: [inside(one, frame), inside(other, frame)] };
}

/** @returns {Place} */
function inside(/** @type {Size} */ size, /** @type {Size} */ frame) {
  const scale = Math.min(frame.width / size.width, frame.height / size.height);
  const [width, height] = [size.width * scale, size.height * scale];
  return { x: (frame.width - width) / 2, y: (frame.height - height) / 2, width, height };
}

/** Whether the sides of two pictures stand in the same proportion, within a hundredth. */
export const isSameShape = (/** @type {Size[]} */ [one, other]) =>
  Math.abs((one.width * other.height) / (one.height * other.width) - 1) < 0.01;

/**
 * The share of pixels that differ by more than `floor` of 255 in a channel.
 *
 * @param {import('../closer/filters.js').Pixels} one
 * @param {import('../closer/filters.js').Pixels} other of the same size
 */
export function differing(one, other, floor = 8) {
  let count = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    for (let each = at; each < at + 3; each += 1) {
      if (Math.abs(one.data[each] - other.data[each]) > floor) {
        count += 1;
        break;
      }
    }
  }
  return (4 * count) / one.data.length;
}

/**
 * The evidence of two reports side by side, by detector; what weighs most in either comes first.
 *
 * @param {Evidence[]} ones
 * @param {Evidence[]} others
 * @returns {{ detector: string, pair: [Evidence | undefined, Evidence | undefined] }[]}
 */
export function aligned(ones, others) {
  const detectors = [...new Set([...ones, ...others].map(({ detector }) => detector))];
  const rows = detectors.map((detector) => ({
    detector,
    pair: /** @type {[Evidence | undefined, Evidence | undefined]} */ (
      [ones, others].map((list) => list.find((each) => each.detector === detector))),
  }));
  const weight = (/** @type {typeof rows[number]} */ { pair }) =>
    Math.max(...pair.map((each) => Math.abs((each && pull(each)) ?? 0)));
  return rows.sort((a, b) => weight(b) - weight(a));
}
