// The most suspicious frames of a video: pictures of them, each of which goes to its moment.

import { h } from '../dom.js';
import { clock, step } from '../format.js';
import { words } from '../strings/result-words.js';

const most = 4;
const width = 144;

/** @typedef {import('../model').Segment} Segment */

/** The frames of a video's evidence that lean most towards synthetic, the most suspicious first. */
export const suspiciousFrames = (/** @type {import('../model').Evidence[]} */ evidence) =>
  evidence.flatMap((item) => item.segments ?? []).filter((each) => each.track === 'video')
    .sort((a, b) => b.score - a.score).slice(0, most);

/**
 * @param {Segment[]} frames
 * @param {HTMLVideoElement} player
 */
export function frameButtons(frames, player) {
  const pictures = frames.map(() => h('canvas', { width, height: 81, 'aria-hidden': 'true' }));
  draw(player.src, frames.map((each) => each.start), pictures);
  return h('section', { class: 'frames' }, h('h3', {}, words.frames.title),
    h('ul', {}, frames.map((frame, index) => h('li', {},
      h('button', { type: 'button', class: 'quiet', onclick: () => { player.currentTime = frame.start; } },
        pictures[index], h('span', { class: `dot s${step(frame.score) + 2}`, 'aria-hidden': 'true' }),
        h('span', {}, words.timeline.strength(clock(frame.start), words.step[step(frame.score)])))))));
}

/**
 * Draws moments of a video with a player of its own, one after the other.
 *
 * @param {string} src
 * @param {number[]} moments
 * @param {HTMLCanvasElement[]} pictures
 */
async function draw(src, moments, pictures) {
  const video = h('video', { src, muted: true, preload: 'auto' });
  for (const [index, moment] of moments.entries()) {
    const arrived = await new Promise((resolve) => {
      video.addEventListener('seeked', () => resolve(true), { once: true });
      video.addEventListener('error', () => resolve(false), { once: true });
      video.currentTime = moment + 0.001;
    });
    if (!arrived) return;
    const picture = pictures[index];
    picture.height = Math.round((width * video.videoHeight) / (video.videoWidth || 1)) || 81;
    picture.getContext('2d')?.drawImage(video, 0, 0, picture.width, picture.height);
  }
  video.removeAttribute('src');
}
