// Evidence cards: what was looked at, what was found, how much it weighs.

import { h } from '../dom.js';
import { count, number, signed, step } from '../format.js';
import { lookUp } from '../strings.js';
import { detectorName, words } from '../strings/result-words.js';
import { told } from './told.js';
import { byStrength, pull } from './figures.js';

/** @typedef {import('../model').Evidence} Evidence */

const steps = /** @type {const} */ ([-2, -1, 0, 1, 2]);

/**
 * The list of cards. While detectors are still looking each keeps its place; in the end the strongest comes first.
 *
 * @param {Evidence[]} evidence
 * @param {string[]} places the detectors that will answer, in order; empty once all have
 */
export function evidenceList(evidence, places) {
  const answered = new Map(evidence.map((item) => [item.detector, item]));
  const unplaced = evidence.filter((item) => !places.includes(item.detector));
  return h('ul', { class: 'cards' },
    places.map((id) => { const item = answered.get(id); return item ? card(item, 'answered') : waitingCard(id); }),
    byStrength(unplaced).map((item) => card(item, 'undecided')));
}

/**
 * One card.
 *
 * @param {Evidence} item
 * @param {'answered' | 'undecided'} unweighed what an answer without weight is: weights come when all have answered
 */
function card(item, unweighed) {
  const value = pull(item);
  const silent = item.state === 'done' ? unweighed
    : ['no_metadata', 'no_mark', 'no_traces'].includes(item.reason ?? '') ? 'nothing' : item.reason === 'detector_off' ? 'off' : item.state;
  return h('li', { class: `card ${item.state}`, 'data-detector': item.detector },
    h('div', { class: 'card-head' }, h('h3', {}, detectorName(item.detector)),
      value === null && stamp(words.evidence[silent])),
    value !== null && strength(step(value)),
    h('p', {}, told(item)),
    item.state === 'done' && about(item.detector),
    numbers(item));
}

/** What a detector is good for, and what it does not see. */
function about(/** @type {string} */ id) {
  const sentence = lookUp(words.about, id);
  return sentence && h('p', { class: 'hint' }, sentence);
}

function strength(/** @type {-2 | -1 | 0 | 1 | 2} */ at) {
  return h('div', { class: 'strength' },
    h('span', { class: 'steps', 'aria-hidden': 'true' },
      steps.map((each) => h('span', { class: `step s${each + 2}${each === at ? ' on' : ''}` }))),
    h('span', {}, words.step[at]));
}

/** Every figure of a piece of evidence, for those who want to check. */
function numbers(/** @type {Evidence} */ item) {
  const { contribution, llr, weight, score, digest } = item;
  const rows = [
    contribution != null && [words.numbers.contribution, explained(signed(contribution), words.numbers.contributionHint)],
    llr != null && [words.numbers.llr, explained(signed(llr), words.numbers.llrHint)],
    weight != null && [words.numbers.weight, number(weight)],
    score != null && [words.numbers.score, explained(number(score), words.numbers.scoreHint)],
    item.reason && [words.numbers.reason, h('code', {}, item.reason)],
    [words.numbers.time, words.numbers.milliseconds(count(Math.round(item.milliseconds)))],
    !lookUp(words.found, item.detector) && item.explanation
      && [words.numbers.explanation, h('bdi', { lang: 'en' }, item.explanation)],
    digest && [words.numbers.digest, h('code', {}, digest)],
  ];
  return h('details', { class: 'numbers', 'data-keep': `numbers-${item.detector}` },
    h('summary', {}, words.numbers.title, ' ', h('code', {}, `${item.detector} ${item.version}`)),
    h('dl', { class: 'facts' }, rows.map((row) => row && h('div', {}, h('dt', {}, row[0]), h('dd', {}, row[1])))));
}

/** @returns {import('../dom.js').Child} */
const explained = (/** @type {string} */ value, /** @type {string} */ hint) =>
  [value, h('span', { class: 'hint' }, ` ${hint}`)];

const stamp = (/** @type {string} */ text) => h('span', { class: 'stamp' }, text);

function waitingCard(/** @type {string} */ id) {
  return h('li', { class: 'card waiting', 'data-detector': id },
    h('div', { class: 'card-head' }, h('h3', {}, detectorName(id)), stamp(words.evidence.waiting)),
    h('span', { class: 'bone', 'aria-hidden': 'true' }), h('span', { class: 'bone short', 'aria-hidden': 'true' }));
}
