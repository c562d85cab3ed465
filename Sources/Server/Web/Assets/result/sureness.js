// How sure the answer is: what was measured on the test set, what re-delivery does to it, what made it.

import { h } from '../dom.js';
import { count, number, percent, time } from '../format.js';
import { detectorName, words } from '../strings/result-words.js';

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
   * @param {'falseAlarms' | 'caught' | 'missed'} name
   * @param {number} share
   * @param {number} n
   * @returns {Row}
   */
  const row = (name, share, n) =>
    [words.sure[name], words.sure[`${name}Value`](count(Math.round(share * n)), count(n), percent(share), kind)];
  return [
    row('falseAlarms', point.measured_fpr, point.n_authentic),
    row('caught', point.measured_tpr, point.n_synthetic),
    row('missed', point.measured_miss_rate, point.n_synthetic),
    [words.sure.testSet, point.on],
    [words.sure.setting, words.sure.settingValue(percent(point.max_fpr), kind)],
  ];
}

/** @returns {Row[]} */
function stability(/** @type {import('../model').Stability | undefined} */ seen) {
  if (!seen) return [[words.sure.stability, words.sure.notLooked]];
  return [[words.sure.stability, words.sure.stabilityValue(seen.flips, seen.views, Math.round(seen.spread * 100))]];
}

/** @returns {Row[]} */
function settings(/** @type {Report} */ report) {
  const conflicts = (report.conflicts ?? []).map((pair) => pair.map(detectorName).join(' – '));
  return [
    [words.sure.coverage, words.sure.coverageValue(report.coverage)],
    ...conflicts.map((pair) => /** @type {Row} */ ([words.sure.conflicts, pair])),
  ];
}

/**
 * Exact figures and digests, by which the same answer can be had again.
 *
 * @returns {Row[]}
 */
function models(/** @type {Report} */ report) {
  const point = report.operating_point;
  /** @type {(Row | false | undefined)[]} */
  const rows = [
    report.llr != null && [words.numbers.llr, number(report.llr)],
    report.probability != null && [words.probability.label, percent(report.probability)],
    point && [words.numbers.thresholds, `${number(point.authentic_threshold)} / ${number(point.threshold)}`],
    [words.sure.digest, h('code', {}, report.media.sha256)],
    [words.sure.program, `Touchstone ${report.engine.version}, ${time(report.finished)}`],
    ...Object.entries(report.engine.models).map(([model, digest]) => /** @type {Row} */ ([model, h('code', {}, digest)])),
  ];
  return rows.flatMap((row) => (row ? [row] : []));
}
