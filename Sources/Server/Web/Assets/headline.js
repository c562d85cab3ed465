// The answer in a few words.

import { words } from './strings.js';

/** The headline of a report, or of its summary. */
export const headline = (/** @type {{ verdict: import('./model').Verdict, reason?: string }} */ report) =>
  words.headline[report.reason === 'signed' ? 'signed' : report.verdict];
