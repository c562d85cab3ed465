// The words of results, beside those of every page; loaded with the first result.

import { language, lookUp, words as common } from '../strings.js';

const [{ result }, { findings }] = await (language === 'de'
  ? Promise.all([import('./de-result.js'), import('./de-findings.js')])
  : Promise.all([import('./en-result.js'), import('./en-findings.js')]));

export const words = { ...common, ...result, ...findings };

/** A detector's name for people; detectors that a user added keep their id. */
export const detectorName = (/** @type {string} */ id) => lookUp(words.detector, id) ?? id;

/**
 * A reason code in plain words, with its figures where it has any.
 *
 * @param {string | null | undefined} code
 * @param {Record<string, number>} [figures]
 */
export const reasonInWords = (code, figures) => [
  lookUp(words.reason, code) ?? words.unknownReason, figures && lookUp(words.measured, code)?.(figures),
].filter(Boolean).join(' ');
