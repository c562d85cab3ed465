// Where in a sound or video the signals lie: one bar a track, its stretches by strength. A click or the arrow keys go
// to a stretch.

import { h, place } from '../dom.js';
import { clock, step } from '../format.js';
import { detectorName, words } from '../strings/result-words.js';

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
  const go = (/** @type {Segment} */ segment) => {
    if (!player) return;
    player.currentTime = segment.start;
    if (segment.track === 'audio') player.play().catch(() => {});
  };
  const say = (/** @type {string} */ sentence) => { strength.textContent = sentence; };
  return h('div', { class: 'timeline', role: 'group', 'aria-label': words.timeline.label },
    told.map((item) => h('div', {}, h('p', { class: 'hint' }, detectorName(item.detector)),
      track(item, length, go, say))),
    h('div', { class: 'ends', 'aria-hidden': 'true' }, h('span', {}, clock(0)), h('span', {}, clock(length))),
    legend(), strength);
}

/** What the colours mean; words carry it, too. */
const legend = () => h('p', { class: 'colours hint' }, Object.entries(words.timeline.legend).map(([look, meaning]) =>
  h('span', {}, h('span', { class: `dot ${look}`, 'aria-hidden': 'true' }), ` ${meaning}`)));

/**
 * One bar, which is one control: single stretches can be too narrow to aim at.
 *
 * @param {Evidence} item
 * @param {number} length
 * @param {(segment: Segment) => void} go
 * @param {(sentence: string) => void} say
 */
function track(item, length, go, say) {
  const segments = [...item.segments ?? []].sort((a, b) => a.start - b.start);
  let now = 0;
  const sentence = (/** @type {Segment} */ { start, score }) =>
    words.timeline.strength(clock(start), words.step[step(score)]);
  const bar = h('div', {
    class: 'track', role: 'slider', tabindex: '0', 'aria-label': detectorName(item.detector), 'aria-valuemin': 0,
    'aria-valuemax': segments.length - 1, 'aria-valuenow': 0, 'aria-valuetext': sentence(segments[0]),
  }, segments.map((segment) => stretch(segment, length)));
  const choose = (/** @type {number} */ index) => {
    now = Math.min(Math.max(index, 0), segments.length - 1);
    bar.setAttribute('aria-valuenow', String(now));
    bar.setAttribute('aria-valuetext', sentence(segments[now]));
    say(sentence(segments[now]));
    go(segments[now]);
  };
  const under = (/** @type {MouseEvent} */ event) =>
    [...bar.children].findIndex((each) => each === event.target);
  bar.addEventListener('click', (event) => { if (under(event) >= 0) choose(under(event)); });
  bar.addEventListener('mouseover', (event) => { if (under(event) >= 0) say(sentence(segments[under(event)])); });
  bar.addEventListener('focus', () => say(sentence(segments[now])));
  bar.addEventListener('keydown', (event) => {
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    choose(now + way);
    event.preventDefault();
  });
  return bar;
}

/** As wide as its stretch; a single moment is a narrow one. */
function stretch(/** @type {Segment} */ segment, /** @type {number} */ length) {
  const isMoment = segment.end <= segment.start;
  return place(h('span', { class: `stretch s${step(segment.score) + 2}${isMoment ? ' moment' : ''}` }), {
    '--start': `${(100 * segment.start) / length}%`, '--width': `${(100 * (segment.end - segment.start)) / length}%`,
  });
}
