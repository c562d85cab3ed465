// The answer in a sentence and as a picture; while there is none, how far it is.

import { h } from '../dom.js';
import { headline } from '../headline.js';
import { sentenceOf } from '../notice.js';
import { lookUp } from '../strings.js';
import { words } from '../strings/result-words.js';
import { line } from './verdict.js';
import { strip } from './strip.js';

/** @typedef {import('../model').Analysis} Analysis */

/**
 * @param {Analysis} analysis
 * @param {number} answered
 * @param {number} all how many detectors will answer
 * @param {import('../dom.js').Child} button what to do next
 */
export function answerView(analysis, answered, all, button) {
  const { report, state } = analysis;
  if (report) return box(report.verdict, headline(report), line(report), [strip(report), caveats(report), button]);
  const isFailed = state === 'failed' || state === 'cancelled';
  const detail = state === 'cancelled' ? words.problem.cancelled[1]
    : isFailed ? analysis.error && sentenceOf({ ...analysis.error, detail: analysis.error.message })
    : analysis.queue?.ahead ? words.state.ahead(analysis.queue.ahead)
      : all > 0 && words.state.answered(answered, Math.max(answered, all));
  const progress = !isFailed && all > 0
    && h('progress', { max: all, value: answered, 'aria-label': words.state.progress });
  return box(isFailed ? 'not_applicable' : 'open', state === 'done' ? '' : words.state[state], detail, [progress, button]);
}

/** What limits the answer. */
function caveats(/** @type {import('../model').Report} */ { warnings = [], reason }) {
  const more = warnings.filter((code) => code !== reason);
  return more.length > 0 && h('ul', { class: 'caveats' },
    more.map((code) => h('li', {}, lookUp(words.warning, code) ?? code)));
}

/**
 * @param {string} verdict
 * @param {string} title
 * @param {string | false | undefined} sentence
 * @param {import('../dom.js').Child} rest
 */
const box = (verdict, title, sentence, rest) => h('header', { class: 'answer', 'data-verdict': verdict },
  h('h1', { id: 'verdict', tabindex: '-1', 'data-keep': 'verdict' }, h('span', { class: 'seal', 'aria-hidden': 'true' }), title),
  sentence && h('p', { class: 'line' }, sentence), rest);
