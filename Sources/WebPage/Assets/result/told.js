// What a detector found, or why it has nothing to say, in a sentence: from its codes and figures, in the visitor's
// language.

import { step } from '../format.js';
import { lookUp } from '../strings.js';
import { reasonInWords, words } from '../strings/result-words.js';
import { pull } from './figures.js';

/** @typedef {import('../model').Evidence} Evidence */

/** The sentence; a detector that a user added is told by which way it leans. */
export function told(/** @type {Evidence} */ item) {
  if (item.state !== 'done') return reasonInWords(item.reason, item.figures);
  const figures = { ...item.figures, places: item.segments?.length ?? 0 };
  const say = lookUp(words.found, item.detector) ?? (item.llr == null ? words.foundUncalibrated : words.foundOther);
  return say(step(pull(item) ?? item.llr ?? item.score ?? 0), figures);
}
