// The frames of a video that were looked at: the most suspicious as pictures, each of which goes to its moment; all of them on
// request.

import { h } from '../dom.js';
import { clock, step } from '../format.js';
import { words } from '../strings/result-words.js';
import { Seeker } from './seeking.js';
import { Stills } from './stills.js';

/** So many are shown at once. */
const few = 4;
/** No more can be saved: each is drawn again. */
const most = 60;
const width = 144;

/** @typedef {import('../model').Segment} Segment */

/**
 * The frames of a video's evidence, the most suspicious first; one that several detectors looked at counts by the one that
 * suspects it most.
 *
 * @param {import('../model').Evidence[]} evidence
 */
export function suspiciousFrames(evidence) {
  const sorted = evidence.flatMap((item) => item.segments ?? []).filter((each) => each.track === 'video')
    .sort((a, b) => b.score - a.score);
  const starts = sorted.map((each) => each.start);
  return sorted.filter((each, index) => starts.indexOf(each.start) === index).slice(0, most);
}

/**
 * @param {Segment[]} frames
 * @param {HTMLVideoElement} player
 * @param {string} name of the video
 * @param {((file: File) => void) | null} check checks a still by itself; null for who may not
 */
export function framesPart(frames, player, name, check) {
  const shown = frames.slice(0, few);
  const pictures = shown.map(() => h('canvas', { width, height: 81, 'aria-hidden': 'true' }));
  draw(player.src, shown.map((each) => each.start), pictures);
  return h('section', { class: 'frames' }, h('h3', {}, words.frames.title),
    h('ul', {}, shown.map((frame, index) => h('li', {},
      h('button', { type: 'button', class: 'quiet', onclick: () => { player.currentTime = frame.start; } },
        pictures[index], dot(frame), h('span', {}, words.timeline.strength(clock(frame.start), words.step[step(frame.score)])))))),
    new Stills(frames, player, name, check).view);
}

/** The colour of how a frame leans. */
export const dot = (/** @type {Segment} */ frame) =>
  h('span', { class: `dot s${step(frame.score) + 2}`, 'aria-hidden': 'true' });

/**
 * @param {string} src
 * @param {number[]} moments
 * @param {HTMLCanvasElement[]} pictures
 */
async function draw(src, moments, pictures) {
  const seeker = new Seeker(src);
  for (const [index, moment] of moments.entries()) {
    await seeker.at(moment, (video) => sketch(video, pictures[index], width));
  }
  seeker.close();
}

/** Draws a video as it stands, so many pixels wide. */
export function sketch(/** @type {HTMLVideoElement} */ video, /** @type {HTMLCanvasElement} */ picture, /** @type {number} */ across) {
  picture.width = across;
  picture.height = Math.max(1, Math.round((across * video.videoHeight) / video.videoWidth));
  picture.getContext('2d')?.drawImage(video, 0, 0, picture.width, picture.height);
}
