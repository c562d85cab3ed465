// The answer in a few words: where the file says it comes from, and what the detectors say.

import { isSignedByGenerator, leads, lookOf, makingOf, originOf } from './origin.js';
import { partly } from './result/figures.js';
import { lookUp, words } from './strings.js';

/** @typedef {import('./model').Report | import('./model').ReportSummary} Report */

/** Whether an answer by statistics alone was called authentic, as earlier versions did. */
const isFormer = (/** @type {Report} */ { verdict, reason }) => verdict === 'authentic' && reason !== 'signed';

/** Whether what a trusted signature proves is an edit with AI: a part is made by a machine, the whole is not. */
const isEditedWithAI = (/** @type {Report} */ { provenance }) => !isSignedByGenerator(provenance)
  && makingOf(provenance?.c2pa?.digital_source_type) === 'ai_edited';

/** Whether a part of a long file was left out: a summary says so, a whole report shows it. */
const isInPart = (/** @type {Report} */ report) =>
  ('evidence' in report ? partly(report.evidence) : report.examined ?? []).length > 0;

/** What the detectors say, or a trusted signature in their place; a verdict of a newer server is named as it is. */
export function headline(/** @type {Report} */ report) {
  if (isFormer(report)) return words.headline.former;
  if (report.verdict === 'synthetic' && report.reason === 'signed') {
    return isEditedWithAI(report) ? words.headline.signed_edit : words.headline.signed;
  }
  if (report.verdict === 'synthetic' && report.reason === 'marked') return words.headline.marked;
  if (report.verdict === 'no_signs' && isInPart(report)) return words.headline.no_signs_in_part;
  if (report.reason === 'table_missing') return words.headline.incomplete;
  return lookUp(words.headline, report.verdict) ?? words.unknownVerdict(report.verdict);
}

/**
 * What stands first: what the file says about its origin, if anything, and the answer of the detectors, which is empty
 * where a trusted signature answers in their place. `title` is the sentence that heads the result.
 *
 * @param {Report} report
 */
export function lead(report) {
  const said = originOf(report.provenance);
  const origin = said && { sentence: words.origin(said), look: lookOf(said), leads: leads(said) };
  const answer = headline(report);
  if (!said || !origin?.leads) return { title: answer, answer, origin };
  // Which note it was stands below, with all of them.
  const title = words.origin({ ...said, place: undefined });
  return { title, answer: report.reason === 'signed' ? '' : words.byDetectors(answer), origin };
}

/**
 * How a result looks: a claim or warning about the origin that heads it, else its verdict; but what statistics alone
 * called authentic never looks like proof.
 */
export function lookOfResult(/** @type {Report} */ report) {
  const { origin } = lead(report);
  if (origin?.leads && origin.look !== 'proof') return origin.look;
  return isFormer(report) ? 'no_signs' : report.verdict;
}
