// The words of results, beside those of every page; loaded with the first result.

import { inLanguage, lookUp, words as common } from '../strings.js';

/** @type {[Pick<typeof import('./en-result.js'), 'result'>, Pick<typeof import('./en-findings.js'), 'findings'>]} */
const [{ result }, { findings }] = await Promise.all([
  inLanguage({
    en: () => import('./en-result.js'), de: () => import('./de-result.js'), ar: () => import('./ar-result.js'),
  }),
  inLanguage({
    en: () => import('./en-findings.js'), de: () => import('./de-findings.js'), ar: () => import('./ar-findings.js'),
  }),
]);

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
