// How sure the answer is: what was measured, what re-delivery does to it, what made it.

import { h } from '../dom.js';
import { apart, count, listed, number, percent, signed, time } from '../format.js';
import { detectorName, words } from '../strings/result-words.js';
import { lowerThreshold } from './figures.js';

/** @typedef {import('../model').Report} Report */
/** @typedef {[string, import('../dom.js').Child]} Row */

export function sureness(/** @type {Report} */ report) {
  return [
    facts([...measured(report), ...(report.operating_point ? stability(report.stability) : []), ...settings(report)]),
    report.probability != null && h('p', { class: 'hint' }, words.sure.probability),
    h('details', { 'data-keep': 'models' }, h('summary', {}, words.sure.models), facts(models(report))),
    h('details', { class: 'json', 'data-keep': 'json' }, h('summary', {}, words.sure.technical),
      h('pre', { tabindex: '0' }, JSON.stringify(report, null, 2))),
  ];
}

const facts = (/** @type {Row[]} */ rows) => h('dl', { class: 'facts' },
  rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));

/** @returns {Row[]} */
function measured(/** @type {Report} */ report) {
  const point = report.operating_point;
  if (!point) return [];
  const { kind } = report.media;
  /**
   * @param {'falseAlarms' | 'caught' | 'open' | 'missed' | 'reassured'} name
   * @param {number} share
   * @param {number} n
   * @returns {Row}
   */
  const row = (name, share, n) =>
    [words.sure[name], words.sure[`${name}Value`](count(Math.round(share * n)), count(n), percent(share), kind)];
  const open = Math.max(0, 1 - point.measured_tpr - point.measured_miss_rate);
  const reassured = point.measured_no_signs_rate ?? point.measured_authentic_rate;
  const worst = point.worst_group;
  /** @type {(Row | false | null | undefined)[]} */
  const rows = [
    row('falseAlarms', point.measured_fpr, point.n_authentic),
    row('caught', point.measured_tpr, point.n_synthetic),
    row('open', open, point.n_synthetic),
    row('missed', point.measured_miss_rate, point.n_synthetic),
    worst && [words.sure.worst, words.sure.worstValue(worst.name, percent(worst.rate), count(worst.n))],
    reassured != null && reassured > 0 && row('reassured', reassured, point.n_authentic),
    [words.sure.testSet, words.sure.testSetValue(count(point.n_authentic), count(point.n_synthetic), kind)],
    [words.sure.setting, words.sure.settingValue(percent(point.max_fpr), kind)],
  ];
  return rows.flatMap((each) => (each ? [each] : []));
}

/** @returns {Row[]} */
function stability(/** @type {import('../model').Stability | undefined} */ seen) {
  if (!seen) return [[words.sure.stability, words.sure.notLooked]];
  return [[words.sure.stability, words.sure.stabilityValue(seen.views - seen.flips, seen.views, Math.round(seen.spread * 100))]];
}

/** @returns {Row[]} */
function settings(/** @type {Report} */ report) {
  const conflicts = (report.conflicts ?? []).map((pair) => pair.map(detectorName).join(' – '));
  return [
    [words.sure.coverage, words.sure.coverageValue(report.coverage)],
    ...conflicts.map((pair) => /** @type {Row} */ ([words.sure.conflicts, pair])),
  ];
}

/** The lower threshold, where there is one, and the upper. */
const thresholds = (/** @type {import('../model').OperatingPoint} */ point) =>
  [lowerThreshold(point), point.threshold].map((each) => (each == null ? '–' : number(each))).join(' / ');

/**
 * Exact figures and digests, by which the same answer can be had again.
 *
 * @returns {Row[]}
 */
function models(/** @type {Report} */ report) {
  const point = report.operating_point;
  const list = report.engine.trust_list;
  /** @type {(Row | false | undefined)[]} */
  const rows = [
    report.llr != null && [words.numbers.sum, signed(report.llr)],
    report.probability != null && [words.probability.label, percent(report.probability)],
    point && [words.numbers.thresholds, thresholds(point)],
    point && [words.sure.testSet, h('code', {}, point.on)],
    [words.sure.digest, h('code', {}, report.media.sha256)],
    list && [words.sure.trustList, [words.sure.trustListValue(list.certificates), ' ', h('code', {}, list.digest)]],
    [words.sure.program, listed([apart(`Touchstone ${report.engine.version}`), time(report.finished)])],
    ...Object.entries(report.engine.models).map(([model, digest]) => /** @type {Row} */ ([model, h('code', {}, digest)])),
  ];
  return rows.flatMap((row) => (row ? [row] : []));
}
