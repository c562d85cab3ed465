// The probability as a number on a strip from real to synthetic: the number stands at the needle.

import { h, place } from '../dom.js';
import { bounds, count, inHundred, inHundredShort } from '../format.js';
import { leads, originOf } from '../origin.js';
import { words } from '../strings/result-words.js';
import { prior, stripPlaces } from './figures.js';

/** @typedef {import('../model').Report} Report */

/** The probability in words, then the strip; null when nothing was measured. */
export function strip(/** @type {Report} */ report) {
  const places = stripPlaces(report);
  if (!places) return null;
  const [real, synthetic] = words.strip.ends;
  const bar = h('div', { class: 'bar' },
    places.low !== null && h('span', { class: 'threshold low' }),
    places.high !== null && h('span', { class: 'threshold high' }),
    report.interval && h('span', { class: 'interval' }),
    h('span', { class: 'needle' }));
  const said = inHundredShort(places.chance);
  const view = h('div', { role: 'img', 'aria-label': words.strip.label(said) },
    h('div', { class: 'number', 'aria-hidden': 'true' }, h('span', {}, said)),
    bar, scale(places.marks, places.at),
    h('div', { class: 'ends', 'aria-hidden': 'true' }, h('span', {}, real), h('span', {}, synthetic)));
  const { low, high, from, to, at } = places;
  for (const [name, value] of Object.entries({ low: low ?? 0, high: high ?? 100, from, to, at })) {
    place(view, { [`--${name}`]: `${value}%` });
  }
  return h('div', { class: 'strip' }, probability(report), view,
    places.high !== null && h('p', { class: 'hint' }, words.strip.legend(places.low !== null)));
}

/** Marks of the probability, in hundredths, as far as they are on the strip and clear of the number. */
const scale = (/** @type {{ chance: number, at: number }[]} */ marks, /** @type {number} */ needle) =>
  h('div', { class: 'scale', 'aria-hidden': 'true' },
    marks.filter(({ at }) => at > 3 && at < 97 && Math.abs(at - needle) > 4).map(({ chance, at }) =>
      place(h('span', {}, count(Math.round(chance * 100))), { '--at': `${at}%` })));

/** The probability in words, what its scale starts from, and its interval. */
function probability(/** @type {Report} */ report) {
  const [low, high] = report.interval ? bounds(report.interval) : [];
  const start = prior(report);
  const more = [
    start !== null && words.probability.start(words.often.exactly(inHundredShort(start))),
    report.interval && words.probability.range(low, high),
  ].filter(Boolean).join(' ');
  // The detectors know nothing of what a file or a signature states.
  const isStated = report.reason === 'signed' || leads(originOf(report.provenance));
  return h('p', { class: 'probability' }, `${isStated ? words.probability.alone : words.probability.label}: `,
    h('strong', {}, inHundred(report.probability ?? 0)), more && h('span', { class: 'hint' }, more));
}
