// The words of cases, beside those of results; loaded with the first case.

import { language } from '../strings.js';
import { detectorName, words as result } from './result-words.js';

const { cases } = await (language === 'de' ? import('./de-cases.js') : import('./en-cases.js'));

export const words = { ...result, cases };

export { detectorName };
