// The words of signing in, the account and administration, beside those of every page; loaded with the first of these.

import { inLanguage, words as common } from '../strings.js';

/** @type {Pick<typeof import('./en-account.js'), 'account'>} */
const { account } = await inLanguage({
  en: () => import('./en-account.js'), de: () => import('./de-account.js'), ar: () => import('./ar-account.js'),
});

export const words = { ...common, ...account };
