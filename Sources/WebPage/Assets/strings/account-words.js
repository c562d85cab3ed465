// The words of signing in, the account and administration, beside those of every page; loaded with the first of these.

import { language, words as common } from '../strings.js';

const { account } = await (language === 'de' ? import('./de-account.js') : import('./en-account.js'));

export const words = { ...common, ...account };
