// The words of the page, in the visitor's language.

/** The languages of the page, each by its own name. */
export const languages = /** @type {const} */ ({ en: 'English', de: 'Deutsch', ar: 'العربية' });

/** @typedef {keyof typeof languages} Language */

const memory = 'touchstone.language';

/** @param {string | null | undefined} tag */
const known = (tag) => /** @type {Language | undefined} */ (Object.keys(languages).find((each) => each === tag));

/** The language in use: the one that was chosen here, else the first of the browser's that the page speaks. */
export const language = known(localStorage.getItem(memory))
  ?? navigator.languages.map((tag) => known(tag.split('-')[0])).find(Boolean)
  ?? 'en';

/** Which way its lines run. */
export const direction = language === 'ar' ? 'rtl' : 'ltr';

/** Turns the page to another language: everything on it is made anew. */
export function speak(/** @type {string} */ chosen) {
  localStorage.setItem(memory, chosen);
  location.reload();
}

/**
 * Loads the part of a catalogue that is for the language in use, and no other.
 *
 * @template Part
 * @param {Record<Language, () => Promise<Part>>} parts
 */
export const inLanguage = (parts) => parts[language]();

/** @type {{ words: typeof import('./strings/en.js').words }} */
const catalogue = await inLanguage({
  en: () => import('./strings/en.js'), de: () => import('./strings/de.js'), ar: () => import('./strings/ar.js'),
});

export const { words } = catalogue;

/**
 * The words for a code that came from the server, where the catalogue has any.
 *
 * @template Words
 * @param {{ [code: string]: Words }} table
 * @param {string | null | undefined} code
 * @returns {Words | undefined}
 */
export const lookUp = (table, code) => (code != null && Object.hasOwn(table, code) ? table[code] : undefined);

/** A format's name for people. */
export const formatName = (/** @type {string} */ format) => lookUp(words.format, format) ?? format.toUpperCase();
