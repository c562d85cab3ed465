// Stopping a check, trying or running it again, and what running it again changed.

import { h } from '../dom.js';
import { inHundred, time } from '../format.js';
import { detectorName, words } from '../strings/result-words.js';

/** @typedef {import('../model').Analysis} Analysis */
/** @typedef {'cancel' | 'retry' | 'rerun'} Action */

/** What can be done in the state of an analysis. */
export function lifecycleActions(/** @type {Analysis} */ analysis) {
  /** @type {Action[]} */
  const again = analysis.state === 'done' ? ['rerun'] : ['retry'];
  if (analysis.state === 'queued' || analysis.state === 'running') return /** @type {Action[]} */ (['cancel']);
  return analysis.links.media ? again : [];
}

/**
 * The buttons for it.
 *
 * @param {Analysis} analysis
 * @param {(action: Action) => void} act
 */
export const lifecycleButtons = (analysis, act) => lifecycleActions(analysis).map((action) =>
  h('button', { type: 'button', class: 'quiet', onclick: () => act(action) }, words.lifecycle[action]));

/** What running it again changed; null when it ran once. */
export function changesPart(/** @type {import('../model').Changes | undefined} */ changes) {
  if (!changes) return null;
  const { verdict_before: before, verdict_now: now, probability_before: chance, probability_now: chanceNow } = changes;
  const lines = [
    before === now ? words.changes.sameVerdict : words.changes.verdict(words.headline[before], words.headline[now]),
    chance != null && chanceNow != null && words.changes.probability(inHundred(chance), inHundred(chanceNow)),
    changes.detectors.length > 0 && words.changes.detectors(changes.detectors.map(({ id }) => detectorName(id))),
  ];
  return h('section', { class: 'part changes' }, h('h2', {}, words.changes.title(time(changes.since))),
    lines.map((line) => line && h('p', {}, line)));
}
