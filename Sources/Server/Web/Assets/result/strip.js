// The answer as a picture: where the combined signals lie between the thresholds, and how sure the probability is.

import { h, place } from '../dom.js';
import { bounds, count, inHundred } from '../format.js';
import { words } from '../strings/result-words.js';
import { stripPlaces } from './verdict.js';

/** @typedef {import('../model').Report} Report */

/** The probability in words, then the strip; null when nothing was measured. */
export function strip(/** @type {Report} */ report) {
  const places = stripPlaces(report);
  const chance = probability(report);
  if (!places) return chance && h('div', { class: 'strip' }, chance);
  const [authentic, synthetic] = words.strip.ends;
  const bar = h('div', { class: 'bar' },
    h('span', { class: 'threshold low' }), h('span', { class: 'threshold high' }),
    h('span', { class: 'interval' }), h('span', { class: 'needle' }));
  for (const name of /** @type {const} */ (['low', 'high', 'from', 'to', 'at'])) {
    place(bar, { [`--${name}`]: `${places[name]}%` });
  }
  return h('div', { class: 'strip' }, chance,
    h('div', { role: 'img', 'aria-label': words.strip.label(words.strip.zones[places.zone]) },
      h('div', { class: 'ends' }, h('span', {}, authentic), between(places), h('span', {}, synthetic)),
      bar, scale(places.marks)),
    h('p', { class: 'hint' }, words.strip.legend));
}

/** The name of the middle zone, inside it and clear of the names of both ends; null where there is no room. */
function between(/** @type {{ low: number, high: number }} */ { low, high }) {
  const at = Math.min(Math.max((low + high) / 2, 40), 58);
  if (at - low < 10 || high - at < 10) return null;
  return place(h('span', { class: 'between' }, words.strip.between), { '--at': `${at}%` });
}

/** Marks of the probability, in hundredths, as far as they are on the strip. */
const scale = (/** @type {{ chance: number, at: number }[]} */ marks) => h('div', { class: 'scale' },
  marks.filter(({ at }) => at > 3 && at < 97).map(({ chance, at }) =>
    place(h('span', {}, count(Math.round(chance * 100))), { '--at': `${at}%` })));

/** The probability with its interval, in words; null when there is none. */
function probability(/** @type {Report} */ report) {
  if (report.probability == null) return null;
  const [low, high] = report.interval ? bounds(report.interval) : [];
  return h('p', { class: 'probability' }, `${words.probability.label}: `,
    h('strong', {}, inHundred(report.probability)),
    report.interval && h('span', { class: 'hint' }, words.probability.range(low, high)));
}
