// Stopping a check, trying or running it again, and what running it again changed.

import { h } from '../dom.js';
import { inHundred, time } from '../format.js';
import { headline } from '../headline.js';
import { isRunning } from '../running.js';
import { lookUp } from '../strings.js';
import { detectorName, words } from '../strings/result-words.js';

/** @typedef {import('../model').Analysis} Analysis */
/** @typedef {'cancel' | 'retry' | 'rerun'} Action */

/** What can fail once and work the next time. */
const passing = ['decoder_failed', 'inference_failed'];

/** Whether an analysis came to no answer, but may when it is tried again. */
const isUnanswered = (/** @type {Analysis} */ { state, report }) => state === 'failed' || state === 'cancelled'
  || (passing.includes(report?.reason ?? ''));

/** Whether what can be done belongs beside the answer. */
export const isNext = (/** @type {Analysis} */ analysis) => isRunning(analysis) || isUnanswered(analysis);

/**
 * The button for what can be done in the state of an analysis; null where nothing can.
 *
 * @param {Analysis} analysis
 * @param {(action: Action) => void} act
 */
export function lifecycleButton(analysis, act) {
  if (!isRunning(analysis) && !analysis.links.media) return null;
  /** @type {Action} */
  const action = isRunning(analysis) ? 'cancel' : analysis.state === 'done' ? 'rerun' : 'retry';
  const label = words.lifecycle[isUnanswered(analysis) ? 'retry' : action];
  return h('button', {
    type: 'button', class: !isUnanswered(analysis) && 'quiet', 'data-keep': 'lifecycle', onclick: () => act(action),
  }, label);
}

/** What running it again changed; null when it ran once. */
export function changesPart(/** @type {Analysis} */ { changes, previous, report }) {
  if (!changes) return null;
  const { probability_before: chance, probability_now: chanceNow } = changes;
  const named = (/** @type {string} */ verdict) => lookUp(words.headline, verdict) ?? words.unknownVerdict(verdict);
  const before = previous ? headline(previous) : named(changes.verdict_before);
  const now = report ? headline(report) : named(changes.verdict_now);
  const lines = [
    before === now ? words.changes.sameVerdict : words.changes.verdict(before, now),
    chance != null && chanceNow != null && words.changes.probability(inHundred(chance), inHundred(chanceNow)),
    changes.detectors.length > 0 && words.changes.detectors(changes.detectors.map(({ id }) => detectorName(id))),
  ];
  return h('section', { class: 'part changes' }, h('h2', {}, words.changes.title(time(changes.since))),
    lines.map((line) => line && h('p', {}, line)));
}
