// From a report to the figures and places that are shown: arithmetic without words.

/** @typedef {import('../model').Report} Report */
/** @typedef {import('../model').Evidence} Evidence */
/** @typedef {import('../model').OperatingPoint} OperatingPoint */

/** The log-odds of a probability, kept finite. */
export function logit(/** @type {number} */ chance) {
  const inside = Math.min(Math.max(chance, 1e-6), 1 - 1e-6);
  return Math.log(inside / (1 - inside));
}

export const sigmoid = (/** @type {number} */ logOdds) => 1 / (1 + Math.exp(-logOdds));

/**
 * What a piece of evidence adds to the log-odds that the file is synthetic; null for evidence that does not decide.
 * Reports of earlier versions have its weighted log-likelihood ratio instead.
 */
export function pull(/** @type {Evidence} */ { state, contribution, llr, weight }) {
  if (state !== 'done') return null;
  if (contribution != null) return contribution;
  return weight && llr != null ? llr * weight : null;
}

/** Evidence in reading order: what decided, strongest first; then what is only shown; then what has no answer. */
export function byStrength(/** @type {Evidence[]} */ evidence) {
  const rank = (/** @type {Evidence} */ item) => (pull(item) !== null ? 0 : item.state === 'done' ? 1 : 2);
  return [...evidence].sort((a, b) => rank(a) - rank(b) || Math.abs(pull(b) ?? 0) - Math.abs(pull(a) ?? 0));
}

/** Whether the report's figures are those of one calibrated value, as since the contributions are told. */
const isCalibrated = (/** @type {Report} */ { evidence }) => evidence.some((item) => item.contribution != null);

/** The probability before anything was looked at; null where a report does not tell it. */
export function prior(/** @type {Report} */ report) {
  if (report.probability == null || report.llr == null || !isCalibrated(report)) return null;
  return sigmoid(logit(report.probability) - report.llr);
}

/**
 * Of 100 synthetic files how many are found, left open and let pass with the answer of this kind. Rounding makes the
 * detector look worse, never better.
 *
 * @param {OperatingPoint} point
 */
export function ofHundred(point) {
  const found = Math.floor(100 * point.measured_tpr + 1e-9);
  const pass = Math.min(100 - found, Math.ceil(100 * point.measured_miss_rate - 1e-9));
  return { found, open: 100 - found - pass, pass };
}

/** The lower threshold, below which an answer reassures; null where none does. */
export const lowerThreshold = (/** @type {OperatingPoint} */ point) =>
  point.no_signs_threshold ?? point.authentic_threshold ?? null;

/**
 * How much of a long file was looked at, where it was not all: one entry a unit, by the deciding evidence that looked
 * at most.
 *
 * @param {Evidence[]} evidence
 */
export function partly(evidence) {
  /** @type {Map<string, import('../model').Examined>} */
  const parts = new Map();
  for (const item of evidence) {
    const { examined } = item;
    if (!examined || pull(item) === null || examined.amount >= examined.of) continue;
    const known = parts.get(examined.unit);
    if (!known || known.amount < examined.amount) parts.set(examined.unit, examined);
  }
  return [...parts.values()];
}

/**
 * Places on the strip, in percent from its real to its synthetic end: the probability, the ends of its interval, where it
 * started, both thresholds and some marks. All share one axis of log-odds with the start in its middle; null without a
 * probability.
 *
 * @param {Report} report
 */
export function stripPlaces(report) {
  if (report.probability == null) return null;
  const start = logit(prior(report) ?? 0.5);
  const value = logit(report.probability) - start;
  const [from, to] = (report.interval ?? [report.probability, report.probability]).map((chance) => logit(chance) - start);
  const thresholds = thresholdsOf(report);
  const reach = 1.15 * Math.max(3, ...[value, from, to, ...Object.values(thresholds)].map(Math.abs));
  const at = (/** @type {number} */ log) => Math.min(100, Math.max(0, 50 + (50 * log) / reach));
  return {
    at: at(value), from: at(from), to: at(to), chance: report.probability,
    low: thresholds.low === undefined ? null : at(thresholds.low),
    high: thresholds.high === undefined ? null : at(thresholds.high),
    marks: [0.01, 0.1, 0.5, 0.9, 0.99].map((chance) => ({ chance, at: at(logit(chance) - start) })),
  };
}

/**
 * The thresholds on the axis of the probability; none for reports whose figures are not of one calibrated value.
 *
 * @param {Report} report
 * @returns {{ low?: number, high?: number }}
 */
function thresholdsOf(report) {
  const point = report.operating_point;
  if (!point || !isCalibrated(report)) return {};
  const low = lowerThreshold(point);
  return { high: point.threshold, ...(low != null && { low }) };
}

/** The spans to mark in a text: those of the deciding detector with the largest weight that has any. */
export function spans(/** @type {Evidence[]} */ evidence) {
  const marked = evidence.filter((item) => item.spans?.length);
  return marked.sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))[0]?.spans ?? [];
}
