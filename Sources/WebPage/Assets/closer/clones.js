// Parts of an image that are alike though they lie apart: a pure function from pixels to pixels.
//
// Blocks are compared by the means of their cells, and a distance between two alike blocks counts only where many blocks
// have the same one, as in a part that was copied (Fridrich, Soukal, Lukáš 2003, Detection of Copy-Move Forgery in Digital
// Images). Turned or resized copies are not found.

import { luminance } from './filters.js';

/** @typedef {import('./filters.js').Pixels} Pixels */
/** @typedef {{ light: Float32Array, width: number, height: number, factor: number }} Small an image made smaller by a factor */

/** Longest side of what is compared; a larger image is shrunk by a whole number. */
const longest = 768;
/** A block's side, and how many cells it has in each direction. */
const [side, cells] = [16, 4];
const cell = side / cells;
/** How far apart two blocks are at least. */
const nearest = 24;
/** Blocks with less structure than this are alike everywhere: sum of the differences from the block's mean. */
const flat = 64;
/** Largest sum of differences between the cells of two alike blocks. */
const alike = 32;
/** Width of a step by which blocks are sorted, and how many of one sort are compared. */
const [coarse, mostCompared] = [24, 64];
/** Blocks that have one distance at least, and how many distances are shown. */
const [fewest, mostShown] = [48, 8];
const mostPairs = 1 << 20;

/** A colour for each distance. */
const colours = [[255, 128, 0], [0, 200, 255], [255, 60, 160], [120, 230, 60], [255, 225, 40], [150, 120, 255], [255, 90, 80], [60, 230, 190]];

/** The image in dim grey, with alike parts in colour. */
export function clones(/** @type {Pixels} */ pixels) {
  const light = luminance(pixels);
  const small = shrunk(light, pixels.width, pixels.height);
  const marks = marked(small, pairsOf(small));
  const { width, height } = pixels;
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1) {
    const row = Math.min(small.height - 1, Math.floor(y / small.factor)) * small.width;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const grey = light[at];
      const mark = marks[row + Math.min(small.width - 1, Math.floor(x / small.factor))];
      const colour = mark > 0 ? colours[mark - 1] : null;
      for (let each = 0; each < 3; each += 1) data[4 * at + each] = colour ? 0.35 * grey + 0.65 * colour[each] : 0.4 * grey;
      data[4 * at + 3] = 255;
    }
  }
  return { width, height, data };
}

/**
 * The means of squares of pixels; what is left at the right and lower edge is left out.
 *
 * @param {Uint8ClampedArray} light
 * @param {number} width
 * @param {number} height
 * @returns {Small}
 */
function shrunk(light, width, height) {
  const factor = Math.max(1, Math.ceil(Math.max(width, height) / longest));
  const [across, down] = [Math.max(1, Math.floor(width / factor)), Math.max(1, Math.floor(height / factor))];
  const small = new Float32Array(across * down);
  for (let y = 0; y < Math.min(height, down * factor); y += 1) {
    const row = Math.floor(y / factor) * across;
    for (let x = 0; x < Math.min(width, across * factor); x += 1) small[row + Math.floor(x / factor)] += light[y * width + x];
  }
  return { light: small.map((sum) => sum / factor ** 2), width: across, height: down, factor };
}

/**
 * The features of each block by its upper left corner: its cells' means around the block's own. Flat blocks have zeros.
 *
 * @param {Small} small
 */
function featuresOf({ light, width, height }) {
  const wide = width + 1;
  const sums = new Float64Array(wide * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += light[y * width + x];
      sums[(y + 1) * wide + x + 1] = sums[y * wide + x + 1] + row;
    }
  }
  const area = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ length) =>
    sums[(y + length) * wide + x + length] - sums[y * wide + x + length] - sums[(y + length) * wide + x] + sums[y * wide + x];
  const [across, down] = [width - side + 1, height - side + 1];
  const n = cells ** 2;
  const features = new Int16Array(Math.max(0, across) * Math.max(0, down) * n);
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      const at = (y * across + x) * n;
      const mean = area(x, y, side) / side ** 2;
      let structure = 0;
      for (let each = 0; each < n; each += 1) {
        const value = area(x + (each % cells) * cell, y + Math.floor(each / cells) * cell, cell) / cell ** 2 - mean;
        features[at + each] = Math.round(2 * value);
        structure += Math.abs(value);
      }
      if (structure < flat) features.fill(0, at, at + n);
    }
  }
  return { features, across, down };
}

/**
 * Pairs of alike blocks that lie apart, by the places of their corners.
 *
 * @param {Small} small
 */
function pairsOf(small) {
  const { features, across, down } = featuresOf(small);
  const n = cells ** 2;
  const bits = 18;
  const heads = new Int32Array(1 << bits);
  const next = new Int32Array(Math.max(0, across * down));
  /** @type {number[]} */
  const pairs = [];
  // Twice, with steps that begin half a step apart: alike blocks at the edge of one step share the other.
  for (const start of [0, coarse / 2]) {
    heads.fill(-1);
    for (let at = 0; at < across * down; at += 1) {
      const from = at * n;
      if (features[from] === 0 && features[from + 5] === 0 && features[from + 10] === 0 && features[from + 15] === 0) continue;
      const key = sortOf(features, from, start) >>> (32 - bits);
      const [x, y] = [at % across, Math.floor(at / across)];
      for (let other = heads[key], tried = 0; other >= 0 && tried < mostCompared; other = next[other], tried += 1) {
        const [dx, dy] = [x - (other % across), y - Math.floor(other / across)];
        if (dx * dx + dy * dy < nearest ** 2) continue;
        let difference = 0;
        for (let each = 0; each < n && difference <= 2 * alike; each += 1) {
          difference += Math.abs(features[from + each] - features[other * n + each]);
        }
        if (difference <= 2 * alike && pairs.length < 2 * mostPairs) pairs.push(at, other);
      }
      // A quarter of the blocks stand for all: neighbours are alike anyway.
      if (x % 2 === 0 && y % 2 === 0) {
        next[at] = heads[key];
        heads[key] = at;
      }
    }
  }
  return { pairs, across };
}

/** A number that is the same for blocks that are alike at large: their quarters and the slopes within, in coarse steps. */
function sortOf(/** @type {Int16Array} */ features, /** @type {number} */ from, /** @type {number} */ start) {
  const f = (/** @type {number} */ at) => features[from + at];
  const quarters = [f(0) + f(1) + f(4) + f(5), f(2) + f(3) + f(6) + f(7), f(8) + f(9) + f(12) + f(13)];
  const slopes = [f(0) + f(4) + f(8) + f(12) - f(3) - f(7) - f(11) - f(15), f(0) + f(3) + f(12) + f(15) - f(5) - f(6) - f(9) - f(10)];
  let key = 0;
  for (const each of quarters) key = Math.imul(key ^ Math.floor((each + start) / coarse), 0x9e3779b1) + 0x7f4a7c15;
  for (const each of slopes) key = Math.imul(key ^ Math.floor((each + start) / coarse), 0x85ebca6b) + 0x165667b1;
  return key ^ (key >>> 15);
}

/**
 * For each place the number of the distance, from 1 on, by which it is alike to another; 0 for none.
 *
 * @param {Small} small
 * @param {{ pairs: number[], across: number }} found
 */
function marked({ width, height }, { pairs, across }) {
  const wide = 2 * width + 1;
  const votes = new Int32Array(wide * (height + 1));
  const distance = (/** @type {number} */ index) => {
    const [one, other] = [pairs[index], pairs[index + 1]];
    const dy = Math.floor(one / across) - Math.floor(other / across);
    const dx = (one % across) - (other % across);
    // Blocks come row by row, so the later one lies below, or at the right in the same row.
    return dy * wide + dx + width;
  };
  for (let index = 0; index < pairs.length; index += 2) votes[distance(index)] += 1;
  /** @type {number[]} */
  const chosen = [];
  const ranked = Array.from(votes.keys()).filter((at) => votes[at] >= fewest).sort((a, b) => votes[b] - votes[a]);
  const isNear = (/** @type {number} */ a, /** @type {number} */ b) =>
    Math.abs(Math.floor(a / wide) - Math.floor(b / wide)) <= 2 && Math.abs((a % wide) - (b % wide)) <= 2;
  for (const at of ranked) {
    if (chosen.length < mostShown && !chosen.some((each) => isNear(each, at))) chosen.push(at);
  }
  const marks = new Uint8Array(width * height);
  const numbers = new Map(chosen.map((at, index) => [at, index + 1]));
  for (let index = 0; index < pairs.length; index += 2) {
    const number = numbers.get(distance(index));
    if (!number) continue;
    for (const corner of [pairs[index], pairs[index + 1]]) {
      const [x, y] = [corner % across, Math.floor(corner / across)];
      for (let row = y; row < y + side; row += 1) marks.fill(number, row * width + x, row * width + x + side);
    }
  }
  return marks;
}
