// One analysis, top to bottom: the medium, the answer, why, where from, how sure, and what can be done with it.

import { fill, h } from '../dom.js';
import { words } from '../strings/result-words.js';
import { answerView } from './answer.js';
import { downloadButtons } from './downloads.js';
import { evidenceList } from './evidence.js';
import { feedbackPart } from './feedback.js';
import { changesPart, lifecycleButtons } from './lifecycle.js';
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
 * @property {(action: import('./lifecycle.js').Action) => void} act
 * @property {(label: import('../model').Label, note: string) => void} say
 * @property {(mode: 'keep' | 'discard') => void} retain
 */

/** A result that grows as its analysis does. */
export class ResultView {
  #medium;
  #actions;
  #detectors;
  #findings = h('div', { class: 'findings' });

  /**
   * @param {Analysis} analysis
   * @param {import('../shelf.js').Medium} medium
   * @param {string[]} detectors the ids of those that will answer
   * @param {Actions} actions
   */
  constructor(analysis, medium, detectors, actions) {
    this.#medium = new MediumView(medium, analysis.media);
    this.#detectors = detectors;
    this.#actions = actions;
    const look = medium.text !== undefined ? 'of-text' : medium.url ? 'of-image' : 'of-nothing';
    this.view = h('section', { id: 'result', class: look, 'aria-labelledby': 'verdict' },
      h('button', { type: 'button', class: 'quiet again alone', onclick: actions.again }, words.action.another),
      this.#medium.view, this.#findings);
    this.update(analysis);
  }

  update(/** @type {Analysis} */ analysis) {
    const { report } = analysis;
    const evidence = report?.evidence ?? analysis.evidence;
    const opened = [...this.#findings.querySelectorAll('details[open]')]
      .map((each) => each.getAttribute('data-keep'));
    this.#medium.update(report?.media ?? analysis.media, evidence);
    fill(this.#findings, this.#parts(analysis, evidence));
    for (const each of this.#findings.querySelectorAll('details')) {
      if (opened.includes(each.dataset.keep ?? '')) each.open = true;
    }
  }

  #parts(/** @type {Analysis} */ analysis, /** @type {import('../model').Evidence[]} */ evidence) {
    const { report } = analysis;
    const isOpen = analysis.state === 'queued' || analysis.state === 'running';
    const origin = originView(report?.provenance);
    const originPart = origin && part(words.heading.where, 'origin', origin);
    const places = isOpen ? this.#detectors : [];
    return [
      answerView(analysis, evidence.length, this.#detectors.length),
      changesPart(analysis.changes),
      outranks(report?.provenance) && originPart,
      (evidence.length > 0 || places.length > 0) && part(words.heading.why, 'why', evidenceList(evidence, places)),
      !outranks(report?.provenance) && originPart,
      report && part(words.heading.sure, 'sure', sureness(report)),
      analysis.state === 'done' && feedbackPart(analysis, this.#actions.say),
      !isOpen && retentionPart(analysis, this.#actions.retain),
      this.#tools(analysis, isOpen),
    ];
  }

  #tools(/** @type {Analysis} */ analysis, /** @type {boolean} */ isOpen) {
    return h('div', { class: 'row tools' },
      analysis.report && downloadButtons(analysis.report, () => this.view),
      lifecycleButtons(analysis, this.#actions.act),
      !isOpen && h('button', { type: 'button', class: 'quiet', onclick: this.#actions.remove }, words.action.delete));
  }
}

const part = (
  /** @type {string} */ title, /** @type {string} */ look, /** @type {import('../dom.js').Child[]} */ ...content
) => h('section', { class: `part ${look}` }, h('h2', {}, title), content);
