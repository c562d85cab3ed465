// What is known of two results, side by side: the same thing stands in the same row.

import { h } from '../dom.js';
import { apart, clock, dimensions, inHundredShort, listed, signed, size, step, time } from '../format.js';
import { lead, lookOfResult } from '../headline.js';
import { nameOf } from '../names.js';
import { pull } from '../result/figures.js';
import { formatName, lookUp } from '../strings.js';
import { detectorName, words } from '../strings/result-words.js';
import { aligned } from './frame.js';

/** @typedef {import('../model').Analysis} Analysis */
/** @typedef {import('../model').Evidence} Evidence */
/** @typedef {{ said: string, look?: import('../dom.js').Child }} Cell a text, and what it looks like where that is more */

/** The table of two analyses. */
export function comparison(/** @type {Analysis[]} */ pair) {
  const { rows } = words.compare;
  /** @type {[string, (item: Analysis) => Cell][]} */
  const facts = [
    [rows.answer, answer],
    [rows.origin, ({ report }) => ({ said: (report && lead(report).origin?.sentence) ?? words.compare.nothing })],
    [rows.chance, ({ report }) => ({
      said: report && report.probability != null && report.reason !== 'signed' ? inHundredShort(report.probability) : '–',
    })],
    [rows.file, ({ media }) => ({ said: listed([formatName(media.format), size(media.bytes)]) })],
    [rows.size, ({ media }) => ({
      said: listed([media.width && dimensions(media.width, media.height ?? 0), media.duration && clock(media.duration)]) || '–',
    })],
    [rows.digest, ({ media }) => ({ said: media.sha256, look: h('code', { title: media.sha256 }, `${media.sha256.slice(0, 12)}…`) })],
    [rows.checked, ({ created }) => ({ said: time(created) })],
    [rows.label, ({ feedback }) => ({
      said: feedback ? [words.feedbackShort[feedback.label], feedback.note && apart(feedback.note)].filter(Boolean).join(': ') : '–',
    })],
  ];
  const [ones, others] = pair.map(({ report, evidence }) => report?.evidence ?? evidence);
  const isSame = pair[0].media.sha256 === pair[1].media.sha256;
  return h('section', { class: 'part' }, h('h2', {}, words.compare.table),
    isSame && h('p', { class: 'same' }, words.compare.same),
    h('table', { class: 'aligned' },
      h('caption', { class: 'unseen' }, words.compare.table),
      h('thead', {}, h('tr', {}, h('td', {}), pair.map((item) => h('th', { scope: 'col' },
        h('a', { dir: 'auto', href: `#/result/${item.id}` }, nameOf(item)))))),
      h('tbody', {}, facts.map(([name, cell]) => row(name, pair.map(cell)))),
      h('tbody', {}, h('tr', {}, h('th', { scope: 'rowgroup', colspan: 3, class: 'group' }, words.heading.why)),
        aligned(ones, others).map(({ detector, pair: items }) => row(detectorName(detector), items.map(finding))))));
}

/** One row; one whose cells differ is marked, by a sign and in words. */
function row(/** @type {string} */ name, /** @type {Cell[]} */ cells) {
  const differs = cells[0].said !== cells[1].said;
  return h('tr', { class: differs && 'differs' },
    h('th', { scope: 'row' }, name, differs && [
      h('span', { class: 'mark', 'aria-hidden': 'true' }, '≠'), h('span', { class: 'unseen' }, ` (${words.compare.differs})`),
    ]),
    cells.map(({ said, look }) => h('td', {}, look ?? said)));
}

/** @returns {Cell} */
function answer(/** @type {Analysis} */ item) {
  const said = item.report ? lead(item.report).title : lookUp(words.stateShort, item.state) ?? '';
  const verdict = item.report ? lookOfResult(item.report) : 'not_applicable';
  return { said, look: h('span', { class: 'verdict', 'data-verdict': verdict }, h('span', { class: 'seal', 'aria-hidden': 'true' }), said) };
}

/** @returns {Cell} */
function finding(/** @type {Evidence | undefined} */ item) {
  if (!item) return { said: '–' };
  const value = pull(item);
  if (value === null) return { said: item.state === 'done' ? words.evidence.undecided : lookUp(words.evidence, item.state) ?? '–' };
  const at = step(value);
  return { said: words.step[at], look: [h('span', { class: `dot s${at + 2}`, 'aria-hidden': 'true' }), ` ${words.step[at]} `,
    h('span', { class: 'hint' }, `(${signed(value)})`)] };
}
