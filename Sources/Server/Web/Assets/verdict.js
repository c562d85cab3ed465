// From a report to the sentences and places a person sees: pure functions.

import { count, frequency, roughly } from './format.js';
import { reasonInWords, words } from './strings.js';

/** The headline of a report. */
export const headline = (report) => words.headline[report.reason === 'signed' ? 'signed' : report.verdict];

/** The sentence under the headline, with the figures of the report's operating point. */
export function line(report) {
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
  return abstention(report);
}

/** Why there is no answer: the reason in words, then what the detectors themselves say about it. */
function abstention(report) {
  const told = report.evidence
    .filter((item) => item.state !== 'done' && item.reason === report.reason && item.explanation)
    .map((item) => item.explanation);
  return [reasonInWords(report.reason), ...new Set(told)].join(' ');
}

/** Pull on the verdict: the weighted log-likelihood ratio, or null for evidence that does not decide. */
export const pull = (item) =>
  item.state === 'done' && item.weight && item.llr != null ? item.llr * item.weight : null;

/** Evidence in reading order: what decided, strongest first; then what is only shown; then what has no answer. */
export function byStrength(evidence) {
  const rank = (item) => (pull(item) !== null ? 0 : item.state === 'done' ? 1 : 2);
  return [...evidence].sort((a, b) => rank(a) - rank(b) || Math.abs(pull(b) ?? 0) - Math.abs(pull(a) ?? 0));
}

/**
 * Places on the strip, in percent from its authentic to its synthetic end, for the fused log-likelihood ratio and both
 * thresholds. All three share one linear axis with the balance of odds in its middle; null without a measured score.
 */
export function stripPlaces(report) {
  const point = report.operating_point;
  if (!point || report.llr == null) return null;
  const [low, high] = [point.authentic_threshold, point.threshold];
  const reach = 1.2 * Math.max(3, Math.abs(report.llr), Math.abs(low), Math.abs(high));
  const at = (llr) => 50 + (50 * llr) / reach;
  const zone = report.llr > high ? 'synthetic' : report.llr < low ? 'authentic' : 'uncertain';
  return { at: at(report.llr), low: at(low), high: at(high), zone };
}

/** The spans to mark in a text: those of the deciding detector with the largest weight that has any. */
export function spans(evidence) {
  const marked = evidence.filter((item) => item.spans?.length);
  return marked.sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))[0]?.spans ?? [];
}
