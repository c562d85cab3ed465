// What heads a result on paper and in a saved file: which file this is about, when it was checked, by what, and where to find it.

import { h } from '../dom.js';
import { moment } from '../format.js';
import { nameOf } from '../names.js';
import { words } from '../strings/result-words.js';

/**
 * @param {import('../model').Analysis} analysis
 * @returns {HTMLElement | null} nothing while it runs
 */
export function masthead(analysis) {
  const { report, feedback } = analysis;
  if (!report) return null;
  const { masthead: says } = words;
  /** @type {[string, string | undefined][]} */
  const rows = [
    [says.file, nameOf(analysis)],
    [says.digest, report.media.sha256],
    [says.checked, moment(report.finished)],
    [says.by, `Touchstone ${report.engine.version}`],
    [says.report, report.id],
    [says.address, location.href],
    [says.label, feedback && words.feedback.label[feedback.label]],
    [says.note, feedback?.note],
  ];
  return h('header', { class: 'masthead' }, h('p', { class: 'lead' }, says.title),
    h('dl', {}, rows.filter(([, value]) => value).map(([name, value]) =>
      h('div', {}, h('dt', {}, name), h('dd', {}, h('bdi', {}, value))))),
    h('p', { class: 'hint' }, says.signed));
}
