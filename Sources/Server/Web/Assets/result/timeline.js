// Where in a sound or video the signals lie: one bar a track, its stretches by strength; a click plays from there.

import { h, place } from '../dom.js';
import { clock, step } from '../format.js';
import { detectorName, words } from '../strings.js';

/** @typedef {import('../model').Evidence} Evidence */
/** @typedef {import('../model').Segment} Segment */

/**
 * The bars of all evidence that has segments, or null.
 *
 * @param {Evidence[]} evidence
 * @param {number} duration in seconds, 0 where it is unknown
 * @param {HTMLMediaElement | null} player
 */
export function timeline(evidence, duration, player) {
  const told = evidence.filter((item) => item.segments?.length);
  if (!told.length) return null;
  const ends = told.flatMap((item) => (item.segments ?? []).map((segment) => segment.end));
  const length = Math.max(duration, ...ends, 0.001);
  const strength = h('p', { class: 'hint', role: 'status' }, words.timeline.hint);
  const say = (/** @type {Segment} */ segment) => {
    strength.textContent = words.timeline.strength(clock(segment.start), words.step[step(segment.score)]);
  };
  const seek = (/** @type {Segment} */ segment) => {
    if (!player) return;
    player.currentTime = segment.start;
    if (segment.track === 'audio') player.play().catch(() => {});
  };
  return h('div', { class: 'timeline', role: 'group', 'aria-label': words.timeline.label },
    told.map((item) => h('div', {}, h('p', { class: 'hint' }, detectorName(item.detector)),
      h('div', { class: 'track' }, (item.segments ?? []).map((segment) => stretch(segment, length, say, seek))))),
    h('div', { class: 'ends', 'aria-hidden': 'true' }, h('span', {}, clock(0)), h('span', {}, clock(length))),
    strength);
}

/**
 * A button as wide as its stretch; a single moment is a narrow one.
 *
 * @param {Segment} segment
 * @param {number} length
 * @param {(segment: Segment) => void} say
 * @param {(segment: Segment) => void} seek
 */
function stretch(segment, length, say, seek) {
  const at = step(segment.score);
  const button = h('button', {
    type: 'button', class: `stretch s${at + 2}${segment.end > segment.start ? '' : ' moment'}`,
    'aria-label': words.timeline.strength(clock(segment.start), words.step[at]),
    onmouseover: () => say(segment), onfocus: () => say(segment), onclick: () => seek(segment),
  });
  return place(button, {
    '--start': `${(100 * segment.start) / length}%`, '--width': `${(100 * (segment.end - segment.start)) / length}%`,
  });
}
