// The answer: where the file says it comes from, what the detectors say, and as a picture; while there is none, how far
// it is.

import { h } from '../dom.js';
import { time } from '../format.js';
import { lead, lookOfResult } from '../headline.js';
import { sentenceOf } from '../notice.js';
import { standingOf } from '../origin.js';
import { isGivenUp } from '../running.js';
import { lookUp } from '../strings.js';
import { words } from '../strings/result-words.js';
import { dots } from './dots.js';
import { strip } from './strip.js';
import { covered, judged, line, shares } from './verdict.js';

/** @typedef {import('../model').Analysis} Analysis */
/** @typedef {import('../model').Report} Report */

/**
 * @param {Analysis} analysis
 * @param {number} answered
 * @param {number} all how many detectors will answer
 * @param {import('../dom.js').Child} button what to do next
 */
export function answerView(analysis, answered, all, button) {
  const { report, state } = analysis;
  if (report) return reportView(report, button);
  const isFailed = state === 'failed' || state === 'cancelled';
  const detail = state === 'cancelled' ? words.problem.cancelled[1]
    : isFailed ? analysis.error && sentenceOf({ ...analysis.error, detail: analysis.error.message })
    : analysis.queue?.retry_at ? words.state.again(time(analysis.queue.retry_at))
    : analysis.queue?.ahead ? words.state.ahead(analysis.queue.ahead)
      : all > 0 && words.state.answered(answered, Math.max(answered, all));
  const progress = !isFailed && all > 0
    && h('progress', { max: all, value: answered, 'aria-label': words.state.progress });
  return h('header', { class: 'answer', 'data-verdict': isFailed ? 'not_applicable' : 'open' },
    title(state === 'done' ? '' : isGivenUp(analysis) ? words.state.given_up : words.state[state]), detail && h('p', { class: 'line' }, detail), progress, button);
}

/**
 * @param {Report} report
 * @param {import('../dom.js').Child} button
 */
function reportView(report, button) {
  const { title: first, answer, origin } = lead(report);
  const part = covered(report);
  const document = judged(report);
  return h('header', { class: 'answer', 'data-verdict': lookOfResult(report) },
    origin && !origin.leads && h('p', { class: 'origin' }, origin.sentence),
    title(first),
    origin?.leads && answer && h('p', { class: 'by-detectors' }, answer),
    h('p', { class: 'line' }, line(report)),
    document && h('p', { class: 'line' }, document),
    part && h('p', { class: 'covered' }, part),
    dots(shares(report), report.media.kind),
    strip(report), caveats(report), button);
}

/** What limits the answer, and is not said above. */
function caveats(/** @type {Report} */ { warnings = [], reason, evidence, provenance }) {
  const isTold = (/** @type {string} */ code) => code === reason
    || (['beginning_only', 'partly_read'].includes(code) && evidence.some((item) => item.examined))
    || (code === 'signature_invalid' && standingOf(provenance?.c2pa) !== null);
  const more = warnings.filter((code) => !isTold(code));
  return more.length > 0 && h('ul', { class: 'caveats' },
    more.map((code) => h('li', {}, lookUp(words.warning, code) ?? code)));
}

const title = (/** @type {string} */ text) => h('h1', { id: 'verdict', tabindex: '-1', 'data-keep': 'verdict' },
  h('span', { class: 'seal', 'aria-hidden': 'true' }), text);
