// One analysis, top to bottom: the medium, the answer, why, where from, how sure, and what can be done with it.

import { fill, h } from '../dom.js';
import { isRunning } from '../running.js';
import { words } from '../strings/result-words.js';
import { answerView } from './answer.js';
import { downloadButtons } from './downloads.js';
import { evidenceList } from './evidence.js';
import { feedbackPart } from './feedback.js';
import { changesPart, isNext, lifecycleButton } from './lifecycle.js';
import { masthead } from './masthead.js';
import { MediumView } from './medium.js';
import { originView, outranks } from './provenance.js';
import { retentionPart } from './retention.js';
import { sureness } from './sureness.js';

/** @typedef {import('../model').Analysis} Analysis */

/**
 * What the visitor can do with an analysis.
 *
 * @typedef {object} Actions
 * @property {() => void} again
 * @property {() => void} remove
 * @property {() => void} intoCase puts it into a case
 * @property {(file: File) => void} check checks another file
 * @property {(action: import('./lifecycle.js').Action) => void} act
 * @property {(label: import('../model').Label, note: string) => void} say
 * @property {(mode: 'keep' | 'discard') => void} retain
 * @property {ReturnType<import('../history/trail.js').Trail['at']>} place its place in the list that it was opened from
 * @property {(analysis: Analysis, report: import('../model').Report) => HTMLElement} handOn
 * @property {(report: import('../model').Report) => boolean} isUnchanged whether the models are those of the report
 */

/** A result that grows as its analysis does. */
export class ResultView {
  #medium;
  #actions;
  #detectors;
  #findings = h('div', { class: 'findings' });
  #head = h('div', { class: 'on-paper' });
  /**
   * Made once: a link is shown this once.
   *
   * @type {HTMLElement | null}
   */
  #handOn = null;

  /**
   * @param {Analysis} analysis
   * @param {import('../shelf.js').Medium} medium
   * @param {string[]} detectors the ids of those that will answer
   * @param {Actions | null} actions null for who may only read
   */
  constructor(analysis, medium, detectors, actions) {
    this.#medium = new MediumView(medium, analysis.media, actions?.check);
    this.#detectors = detectors;
    this.#actions = actions;
    const look = medium.text !== undefined ? 'of-text' : medium.url ? 'of-image' : 'of-nothing';
    this.view = h('section', { id: 'result', class: look, 'aria-labelledby': 'verdict' },
      this.#head, actions && h('div', { class: 'row again alone' },
        h('button', { type: 'button', class: 'quiet', onclick: actions.again }, words.action.another),
        trail(actions.place)),
      this.#medium.view, this.#findings);
    this.update(analysis);
  }

  update(/** @type {Analysis} */ analysis) {
    const { report } = analysis;
    fill(this.#head, masthead(analysis));
    const evidence = report?.evidence ?? analysis.evidence;
    this.#medium.update(report?.media ?? analysis.media, evidence);
    const restore = keep(this.#findings);
    fill(this.#findings, this.#parts(analysis, evidence));
    restore();
  }

  #parts(/** @type {Analysis} */ analysis, /** @type {import('../model').Evidence[]} */ evidence) {
    const { report } = analysis;
    const origin = originView(report?.provenance);
    const originPart = origin && part(words.heading.where, 'origin', origin);
    const places = isRunning(analysis) ? this.#detectors : [];
    return [
      answerView(analysis, evidence.length, this.#detectors.length, isNext(analysis) && this.#lifecycle(analysis)),
      changesPart(analysis),
      outranks(report?.provenance) && originPart,
      (evidence.length > 0 || places.length > 0) && part(words.heading.why, 'why', evidenceList(evidence, places)),
      this.#medium.moments.hasChildNodes() && part(words.heading.moments, 'moments', this.#medium.moments),
      !outranks(report?.provenance) && originPart,
      report && part(words.heading.sure, 'sure', sureness(report)),
      ...this.#owned(analysis),
      this.#tools(analysis),
    ];
  }

  /** What only its owner sees. */
  #owned(/** @type {Analysis} */ analysis) {
    if (!this.#actions) return [];
    if (analysis.report && analysis.state === 'done') this.#handOn ??= this.#actions.handOn(analysis, analysis.report);
    return [
      analysis.state === 'done' && feedbackPart(analysis, this.#actions.say),
      analysis.state === 'done' && this.#handOn,
      !isRunning(analysis) && retentionPart(analysis, this.#actions.retain),
    ];
  }

  #lifecycle(/** @type {Analysis} */ analysis) {
    return this.#actions && lifecycleButton(analysis, this.#actions.act);
  }

  #tools(/** @type {Analysis} */ analysis) {
    const { report } = analysis;
    const actions = this.#actions;
    const isUnchanged = report && analysis.links.media && actions?.isUnchanged(report);
    return h('div', { class: 'row tools' },
      analysis.report && downloadButtons(analysis.report, () => this.view),
      !isNext(analysis) && this.#lifecycle(analysis),
      actions && report && h('button', { type: 'button', class: 'quiet', onclick: actions.intoCase }, words.history.intoCase),
      actions && report && h('a', { class: 'button quiet', href: `#/compare/${analysis.id}` }, words.compare.open),
      actions && !isRunning(analysis)
        && h('button', { type: 'button', class: 'quiet', onclick: actions.remove }, words.action.delete),
      isUnchanged && h('p', { class: 'hint' }, words.lifecycle.unchanged),
      report && h('p', { class: 'hint' }, words.download.signed,
        h('a', { href: '#/verify' }, words.frame.pages.verify), '.'));
  }
}

/** The way to the results before and after it in the list, and back to that. */
function trail(/** @type {Actions['place']} */ place) {
  if (!place || place.of < 2) return null;
  const link = (/** @type {string | undefined} */ id, /** @type {'prev' | 'next'} */ rel) => id
    && h('a', { class: 'button quiet', href: `#/result/${id}`, rel }, words.trail[rel]);
  return h('nav', { class: 'trail', 'aria-label': words.trail.label }, link(place.before, 'prev'),
    h('span', { class: 'hint' }, words.trail.place(place.place, place.of)), link(place.after, 'next'));
}

/** Remembers what is open and where the focus is, by `data-keep`; the result puts both back into new content. */
function keep(/** @type {HTMLElement} */ root) {
  const keyOf = (/** @type {Element | null} */ node) => node?.closest('[data-keep]')?.getAttribute('data-keep');
  const opened = [...root.querySelectorAll('details[open]')].map(keyOf);
  const focused = root.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  return () => {
    for (const each of root.querySelectorAll('details')) if (opened.includes(each.dataset.keep)) each.open = true;
    const place = focused && root.querySelector(`[data-keep='${CSS.escape(focused)}']`);
    const target = place && (place.querySelector(':scope > summary') ?? place);
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  };
}

const part = (
  /** @type {string} */ title, /** @type {string} */ look, /** @type {import('../dom.js').Child[]} */ ...content
) => h('section', { class: `part ${look}` }, h('h2', {}, title), content);
