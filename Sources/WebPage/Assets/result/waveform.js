// A sound as a picture: how loud it is over time, in the colour of its signals. A click plays from there.

import { h, place } from '../dom.js';
import { step } from '../format.js';

/** Larger files are not decoded in the browser: the timeline alone has to do. */
const largest = 24_000_000;
/** Samples a second that are enough for a picture. */
const rate = 8000;
const bars = 160;

/** @typedef {import('../model').Segment} Segment */

/**
 * The loudest moment of each bar, from 0 to 1; null where the browser cannot decode it.
 *
 * @param {Blob} file
 * @returns {Promise<number[] | null>}
 */
export async function peaksOf(file) {
  if (file.size > largest) return null;
  try {
    const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(await file.arrayBuffer());
    return peaks(sound.getChannelData(0), bars);
  } catch {
    return null;
  }
}

/**
 * @param {Float32Array} samples
 * @param {number} n
 */
function peaks(samples, n) {
  const heights = Array.from({ length: n }, (_, index) => {
    let peak = 0;
    const end = Math.floor(((index + 1) * samples.length) / n);
    for (let at = Math.floor((index * samples.length) / n); at < end; at += 1) {
      peak = Math.max(peak, Math.abs(samples[at]));
    }
    return peak;
  });
  const loudest = Math.max(...heights, 1e-6);
  return heights.map((peak) => peak / loudest);
}

/**
 * The picture. Keyboards have the player and the stretches of the timeline, so it is for pointers only.
 *
 * @param {number[]} heights
 * @param {Segment[]} segments
 * @param {HTMLAudioElement} player
 * @param {number} length in seconds
 */
export function waveform(heights, segments, player, length) {
  const at = (/** @type {number} */ index) => ((index + 0.5) * length) / heights.length;
  const view = h('div', { class: 'waveform', 'aria-hidden': 'true' }, heights.map((height, index) => {
    const segment = segments.find((each) => each.start <= at(index) && at(index) < each.end);
    const look = segment ? `s${step(segment.score) + 2}` : 's2';
    return place(h('span', { class: look }), { '--height': `${Math.max(3, Math.round(height * 100))}%` });
  }));
  view.addEventListener('click', (event) => {
    const { left, width } = view.getBoundingClientRect();
    player.currentTime = (length * (event.clientX - left)) / width;
    player.play().catch(() => {});
  });
  player.addEventListener('timeupdate', () => {
    place(view, { '--played': `${(100 * player.currentTime) / length}%` });
  });
  return view;
}
