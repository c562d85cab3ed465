// A file of a case: what it is, what came out and why, short enough for one report on many.

import { h } from '../dom.js';
import { apart, inHundred, listed, moment, size, step } from '../format.js';
import { lead, lookOfResult } from '../headline.js';
import { nameOf } from '../names.js';
import { byStrength, pull } from '../result/figures.js';
import { covered, line } from '../result/verdict.js';
import { formatName, lookUp } from '../strings.js';
import { detectorName, words } from '../strings/case-words.js';

/**
 * @param {import('../model').Analysis} item
 * @param {HTMLElement} picture
 * @param {() => void} leave takes it out of the case
 * @param {string | undefined} beside another one, to compare it with
 */
export function caseFile(item, picture, leave, beside) {
  const { report, media, feedback } = item;
  const name = nameOf(item);
  const said = report && lead(report);
  const hasChance = report && report.probability != null && report.reason !== 'signed';
  const weighed = report ? byStrength(report.evidence).filter((each) => pull(each) !== null) : [];
  return h('li', { class: 'card', 'data-verdict': report ? lookOfResult(report) : 'open' },
    h('div', { class: 'case-file' }, picture, h('div', {},
      h('h3', {}, h('a', { dir: 'auto', href: `#/result/${item.id}` }, name)),
      h('p', { class: 'verdict' }, h('span', { class: 'seal', 'aria-hidden': 'true' }),
        said?.title ?? lookUp(words.stateShort, item.state) ?? ''))),
    said?.origin && !said.origin.leads && h('p', {}, said.origin.sentence),
    said?.origin?.leads && said.answer && h('p', {}, said.answer),
    report && h('p', { class: 'hint' }, [line(report), covered(report)].filter(Boolean).join(' ')),
    h('dl', { class: 'facts' }, [
      hasChance && [words.probability.label, inHundred(report?.probability ?? 0)],
      weighed.length > 0 && [words.heading.why, weighed.map((each) =>
        `${detectorName(each.detector)}: ${words.step[step(pull(each) ?? 0)]}`).join('; ')],
      [words.masthead.file, listed([formatName(media.format), size(media.bytes)])],
      [words.masthead.digest, h('code', {}, media.sha256)],
      report && [words.masthead.checked, listed([moment(report.finished), apart(`Touchstone ${report.engine.version}`)])],
      feedback && [words.masthead.label, words.feedbackShort[feedback.label]],
      feedback?.note && [words.masthead.note, h('bdi', {}, feedback.note)],
    ].map((row) => row && h('div', {}, h('dt', {}, row[0]), h('dd', {}, row[1])))),
    h('div', { class: 'row tools' },
      beside && h('a', { class: 'button quiet', href: `#/compare/${item.id}/${beside}`, 'aria-label': words.cases.compareThis(name) },
        words.cases.compare),
      takeOut(name, leave)));
}

/** The place of a file that was deleted since. */
export const deletedFile = (/** @type {() => void} */ leave) => h('li', { class: 'card not_applicable' },
  h('p', {}, words.cases.gone), h('div', { class: 'row tools' }, takeOut(words.cases.gone, leave)));

const takeOut = (/** @type {string} */ name, /** @type {() => void} */ leave) => h('button', {
  type: 'button', class: 'quiet', 'aria-label': words.cases.takeOutThis(name), onclick: leave,
}, words.cases.takeOut);
