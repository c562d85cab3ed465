// From a report to the sentences and places a person sees: pure functions.

import { count, frequency, number, roughly } from '../format.js';
import { reasonInWords, words } from '../strings/result-words.js';

/** @typedef {import('../model').Report} Report */
/** @typedef {import('../model').Evidence} Evidence */

/** The sentence under the headline, with the figures of the report's operating point. */
export function line(/** @type {Report} */ report) {
  const point = report.operating_point;
  const { kind } = report.media;
  if (report.reason === 'signed') return reasonInWords('signed');
  if (report.verdict === 'synthetic' && point) {
    return point.measured_fpr === 0
      ? words.line.syntheticNone(count(point.n_authentic), kind)
      : words.line.synthetic(frequency(point.measured_fpr), kind);
  }
  if (report.verdict === 'authentic') {
    if (!point) return words.line.plainAuthentic;
    return point.measured_miss_rate === 0
      ? words.line.authenticNone(count(point.n_synthetic), kind)
      : words.line.authentic(roughly(point.measured_miss_rate), kind);
  }
  if (report.reason === 'between_thresholds' && point) {
    const often = (/** @type {number} */ rate) => words.often.moreThan(number(rate * 100));
    return words.line.between(often(point.max_fpr), often(point.max_miss_rate), kind);
  }
  return abstention(report);
}

/** Why there is no answer, with the figures that a detector gives for it. */
const abstention = (/** @type {Report} */ { reason, evidence }) =>
  reasonInWords(reason, evidence.find((item) => item.reason === reason && item.figures)?.figures);

/** Pull on the verdict: the weighted log-likelihood ratio, or null for evidence that does not decide. */
export const pull = (/** @type {Evidence} */ item) =>
  item.state === 'done' && item.weight && item.llr != null ? item.llr * item.weight : null;

/** Evidence in reading order: what decided, strongest first; then what is only shown; then what has no answer. */
export function byStrength(/** @type {Evidence[]} */ evidence) {
  const rank = (/** @type {Evidence} */ item) => (pull(item) !== null ? 0 : item.state === 'done' ? 1 : 2);
  return [...evidence].sort((a, b) => rank(a) - rank(b) || Math.abs(pull(b) ?? 0) - Math.abs(pull(a) ?? 0));
}

/**
 * Places on the strip, in percent from its authentic to its synthetic end: the combined log-likelihood ratio, both
 * thresholds, the ends of the interval and, by probability, some marks of the scale. All share one axis of log-odds with
 * the balance of signals in its middle; null without a measured score.
 *
 * @param {Report} report
 */
export function stripPlaces(report) {
  const point = report.operating_point;
  if (!point || report.llr == null) return null;
  const { llr } = report;
  const [low, high] = [point.authentic_threshold, point.threshold];
  const shift = report.probability ? logit(report.probability) - llr : 0;
  const [from, to] = (report.interval ?? []).map((chance) => logit(chance) - shift);
  const reach = 1.2 * Math.max(3, ...[llr, low, high].map(Math.abs));
  const at = (/** @type {number} */ value) => Math.min(100, Math.max(0, 50 + (50 * value) / reach));
  const zone = llr > high ? 'synthetic' : llr < low ? 'authentic' : 'uncertain';
  return {
    zone: /** @type {Exclude<import('../model').Verdict, 'not_applicable'>} */ (zone),
    at: at(llr), low: at(low), high: at(high), from: at(from ?? llr), to: at(to ?? llr),
    marks: [0.01, 0.1, 0.5, 0.9, 0.99].map((chance) => ({ chance, at: at(logit(chance) - shift) })),
  };
}

/** The log-odds of a probability, kept finite. */
function logit(/** @type {number} */ chance) {
  const inside = Math.min(Math.max(chance, 1e-6), 1 - 1e-6);
  return Math.log(inside / (1 - inside));
}

/** The spans to mark in a text: those of the deciding detector with the largest weight that has any. */
export function spans(/** @type {Evidence[]} */ evidence) {
  const marked = evidence.filter((item) => item.spans?.length);
  return marked.sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))[0]?.spans ?? [];
}
