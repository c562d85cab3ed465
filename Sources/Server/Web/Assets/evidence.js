// Evidence cards: what was looked at, what was found, how much it weighs.

import { h } from './dom.js';
import { step } from './format.js';
import { detectorName, reasonInWords, words } from './strings.js';
import { byStrength, pull } from './verdict.js';

const steps = [-2, -1, 0, 1, 2];

/** The list of cards, strongest first, with a waiting card for each detector that has not answered yet. */
export function evidenceList(evidence, waiting = []) {
  return h('ul', { class: 'cards' }, byStrength(evidence).map(card), waiting.map(waitingCard));
}

function card(item) {
  const value = pull(item);
  const silent = item.state === 'done' ? 'undecided' : item.state;
  const told = item.explanation || (item.reason && reasonInWords(item.reason));
  return h('li', { class: `card ${item.state}` },
    h('div', { class: 'card-head' }, h('h4', {}, detectorName(item.detector)),
      value === null && stamp(words.evidence[silent])),
    value !== null && strength(step(value)),
    told && h('p', {}, told),
    h('p', { class: 'source' }, `${item.detector} ${item.version}`));
}

function strength(at) {
  return h('div', { class: 'strength' },
    h('span', { class: 'steps', 'aria-hidden': 'true' },
      steps.map((each) => h('span', { class: `step s${each + 2}${each === at ? ' on' : ''}` }))),
    h('span', {}, words.step[at]));
}

const stamp = (text) => h('span', { class: 'stamp' }, text);

function waitingCard(id) {
  return h('li', { class: 'card waiting' },
    h('div', { class: 'card-head' }, h('h4', {}, detectorName(id)), stamp(words.evidence.waiting)),
    h('span', { class: 'bone', 'aria-hidden': 'true' }), h('span', { class: 'bone short', 'aria-hidden': 'true' }));
}
