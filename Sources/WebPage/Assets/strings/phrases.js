// The shape of a catalogue: words, lists of words, and sentences that take figures.

/** @typedef {string | string[] | ((...figures: any[]) => string) | { [key: string]: Phrases }} Phrases */

/**
 * The catalogue itself, for the type checker: every other language must have its keys.
 *
 * @template {{ [key: string]: Phrases }} Catalogue
 * @param {Catalogue} catalogue
 */
export const phrases = (catalogue) => catalogue;
