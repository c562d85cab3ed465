// Where in a sound or video the signals lie: one bar a track, its stretches by strength; a click goes to the moment.

import { h, place } from './dom.js';
import { clock, step } from './format.js';
import { detectorName, words } from './strings.js';

/**
 * The bars of all evidence that has segments, or null.
 *
 * `duration` is in seconds; `player` is the audio or video element that a click moves, where there is one.
 */
export function timeline(evidence, duration, player) {
  const told = evidence.filter((item) => item.segments?.length);
  if (!told.length) return null;
  const ends = told.flatMap((item) => item.segments.map((segment) => segment.end));
  const length = Math.max(duration ?? 0, ...ends, 0.001);
  const strength = h('p', { class: 'hint', role: 'status' }, words.timeline.hint);
  const say = (segment) => {
    strength.textContent = words.timeline.strength(clock(segment.start), words.step[step(segment.score)]);
  };
  return h('div', { class: 'timeline', role: 'group', 'aria-label': words.timeline.label },
    told.map((item) => track(item, length, player, say)),
    h('div', { class: 'ends', 'aria-hidden': 'true' }, h('span', {}, clock(0)), h('span', {}, clock(length))),
    strength);
}

function track(item, length, player, say) {
  const bar = h('div', { class: 'track' }, item.segments.map((segment) => stretch(segment, length, player, say)));
  return h('div', {}, h('p', { class: 'hint' }, detectorName(item.detector)), bar);
}

/** A button as wide as its stretch; a single moment is a narrow one. */
function stretch(segment, length, player, say) {
  const at = step(segment.score);
  const button = h('button', {
    type: 'button', class: `stretch s${at + 2}${segment.end > segment.start ? '' : ' moment'}`,
    'aria-label': words.timeline.strength(clock(segment.start), words.step[at]),
    onmouseover: () => say(segment), onfocus: () => say(segment),
    onclick: () => { if (player) player.currentTime = segment.start; },
  });
  return place(button, {
    '--start': `${(100 * segment.start) / length}%`, '--width': `${(100 * (segment.end - segment.start)) / length}%`,
  });
}
