// From a report to the sentences a person reads: pure functions.

import { count, frequency, number } from '../format.js';
import { isSignedByGenerator, makingOf } from '../origin.js';
import { lookUp } from '../strings.js';
import { detectorName, reasonInWords, words } from '../strings/result-words.js';
import { lowerThreshold, ofHundred, partly, pull } from './figures.js';

/** @typedef {import('../model').Report} Report */

/** The sentence under the headline: what was measured at this setting, or why there is no answer. */
export function line(/** @type {Report} */ report) {
  const point = report.operating_point;
  const { kind } = report.media;
  if (report.reason === 'marked') return reasonInWords('marked');
  if (report.reason === 'signed' && isSignedByGenerator(report.provenance)) {
    return words.line.signedPixels(report.provenance?.pixel_signature?.signer ?? '');
  }
  if (report.reason === 'signed') {
    return lookUp(words.line.signed, report.verdict)?.(kind) ?? reasonInWords('signed');
  }
  switch (report.verdict) {
    case 'synthetic': return point ? alarms(point, kind) : '';
    case 'no_signs': return words.line.noSigns(kind, hasFaces(report));
    case 'authentic': return words.line.former;
    case 'uncertain': case 'not_applicable': return abstention(report);
    default: return words.line.unknownVerdict;
  }
}

/** How often a real file gets such an answer. */
const alarms = (/** @type {import('../model').OperatingPoint} */ point, /** @type {string} */ kind) =>
  (point.measured_fpr === 0 ? words.line.syntheticNone(count(point.n_authentic), kind)
    : words.line.synthetic(frequency(point.measured_fpr), kind));

/** Whether a detector looked for swapped faces, too. */
const hasFaces = (/** @type {Report} */ { evidence }) =>
  evidence.some((item) => /\bface/u.test(item.detector) && pull(item) !== null);

/** Why there is no answer, and what would help. */
function abstention(/** @type {Report} */ report) {
  const { reason, evidence, media: { kind }, operating_point: point } = report;
  if (reason === 'between_thresholds' && point) {
    const often = (/** @type {number} */ rate) => words.often.moreThan(number(rate * 100));
    return words.line.between(often(point.max_fpr), lowerThreshold(point) === null ? '' : often(point.max_miss_rate), kind);
  }
  if (reason === 'not_measured_enough') return words.line.notMeasuredEnough(kind);
  const pair = report.conflicts?.[0]?.map((source) => side(report, source));
  if (reason === 'signals_conflict' && pair && pair[0] !== pair[1]) return words.conflict.between(pair[0], pair[1]);
  return reasonInWords(reason, evidence.find((item) => item.reason === reason && item.figures)?.figures);
}

/** One side of a contradiction: what says what. */
function side(/** @type {Report} */ { evidence, provenance }, /** @type {string} */ source) {
  if (source === 'provenance.c2pa') {
    return words.conflict.signature(makingOf(provenance?.c2pa?.digital_source_type));
  }
  if (source === 'provenance.pixel_signature') return words.conflict.pixels;
  const item = evidence.find((each) => each.detector === source);
  if (item) return words.conflict.detector(detectorName(source), (pull(item) ?? item.llr ?? 0) > 0);
  return words.conflict.note(provenance?.metadata.find((each) => each.path === source)?.claim ?? 'synthetic');
}

/** How much of a long file was looked at, in sentences; empty where it was all. */
export const covered = (/** @type {Report} */ { evidence }) => partly(evidence).map(({ amount, of, unit }) =>
  lookUp(words.examined, unit)?.(amount, of) ?? '').filter(Boolean).join(' ');

/** What of a document was judged, in sentences; empty for other media. */
export function judged(/** @type {Report} */ { media: { document } }) {
  if (!document) return '';
  const { form, words: count, left_out: leftOut, attachments, pages, page_starts: starts, recognized_pages: scans } = document;
  const parts = leftOut.map((code) => lookUp(words.document.part, code)).filter((each) => each !== undefined);
  return [
    words.document.judged(
      lookUp(words.document.form, form) ?? words.document.other, count, pages ? words.document.pages(starts?.length ?? pages, pages) : ''),
    scans && words.document.scans(scans), parts.length > 0 && words.document.leftOut(parts), attachments && words.document.attached(attachments),
  ].filter(Boolean).join(' ');
}

/** Of 100 synthetic files: found, left open, let pass; null where nothing was measured or nothing reassures. */
export function shares(/** @type {Report} */ report) {
  const point = report.operating_point;
  const reassures = report.verdict === 'no_signs' || (report.verdict === 'authentic' && report.reason !== 'signed');
  return point && reassures ? ofHundred(point) : null;
}
