// Two pictures of one answer: where the combined signals lie between the thresholds, and the calibrated probability.

import { h, place } from './dom.js';
import { bounds, inHundred } from './format.js';
import { words } from './strings.js';
import { stripPlaces } from './verdict.js';

/** The strip from authentic to synthetic with both thresholds; null when nothing was measured. */
export function strip(report) {
  const places = stripPlaces(report);
  if (!places) return null;
  const bar = h('div', { class: 'bar' },
    h('span', { class: 'threshold low' }), h('span', { class: 'threshold high' }), h('span', { class: 'needle' }));
  place(bar, { '--low': `${places.low}%`, '--high': `${places.high}%`, '--at': `${places.at}%` });
  const [authentic, synthetic] = words.strip.ends;
  return h('div', { class: 'strip', role: 'img', 'aria-label': words.strip.label(words.strip.zones[places.zone]) },
    bar, h('div', { class: 'ends', 'aria-hidden': 'true' },
      h('span', {}, authentic), between(places), h('span', {}, synthetic)));
}

/** The name of the middle zone, where it is wide enough and far enough from both ends to carry one. */
function between({ low, high }) {
  const middle = (low + high) / 2;
  if (high - low < 20 || middle < 35 || middle > 65) return null;
  return place(h('span', { class: 'between' }, words.strip.between), { '--at': `${middle}%` });
}

/** The probability with its interval, in words and as a line from 0 to 100; null when there is none. */
export function probability(report) {
  if (report.probability == null) return null;
  const [low, high] = report.interval ?? [report.probability, report.probability];
  const scale = h('div', { class: 'scale' }, h('span', { class: 'interval' }), h('span', { class: 'point' }));
  const [from, to] = words.probability.ends;
  place(scale, {
    '--low': `${low * 100}%`, '--high': `${high * 100}%`, '--at': `${report.probability * 100}%`,
  });
  const range = report.interval && words.probability.range(...bounds(report.interval));
  return h('div', { class: 'probability' },
    h('p', {}, `${words.probability.label}: `, h('strong', {}, inHundred(report.probability)),
      range && h('span', { class: 'hint' }, range)),
    h('div', { class: 'scaled', 'aria-hidden': 'true' }, from, scale, to));
}
