// The words of cases, beside those of results; loaded with the first case.

import { inLanguage } from '../strings.js';
import { detectorName, words as result } from './result-words.js';

/** @type {Pick<typeof import('./en-cases.js'), 'cases'>} */
const { cases } = await inLanguage({
  en: () => import('./en-cases.js'), de: () => import('./de-cases.js'), ar: () => import('./ar-cases.js'),
});

export const words = { ...result, cases };

export { detectorName };
