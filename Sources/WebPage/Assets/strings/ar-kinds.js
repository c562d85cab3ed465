// العربية: أسماء الملفات بحسب نوعها، والمعدود مع عدده، وما يُعزل اتجاهه.
// Arabic: what files of each kind are called, nouns with their numbers, and names that keep their own direction.

/** @typedef {{ real: string, synthetic: string, many: string, one: string }} Names */

/** @type {Record<string, Names>} */
const kinds = {
  image: { real: 'صور حقيقية', synthetic: 'صورة اصطناعية', many: 'الصور', one: 'الصورة' },
  audio: { real: 'ملفات صوتية حقيقية', synthetic: 'ملف صوتي اصطناعي', many: 'الملفات الصوتية', one: 'الملف الصوتي' },
  video: { real: 'مقاطع فيديو حقيقية', synthetic: 'مقطع فيديو اصطناعي', many: 'مقاطع الفيديو', one: 'مقطع الفيديو' },
  text: { real: 'نصوص كتبها بشر', synthetic: 'نص اصطناعي', many: 'النصوص', one: 'النص' },
};

/**
 * What to call files of one kind: `real` is a plural, `synthetic` a singular as it stands after a hundred, `many` and `one`
 * have the article.
 *
 * @param {string} kind
 */
export const named = (kind) => kinds[kind]
  ?? { real: 'ملفات حقيقية', synthetic: 'ملف اصطناعي', many: 'الملفات', one: 'الملف' };

const list = new Intl.ListFormat('ar');

/** @param {string[]} these */
export const join = (these) => list.format(these.map((kind) => named(kind).many));

const rules = new Intl.PluralRules('ar');

/**
 * The forms of a counted noun: whole phrases for none, one and two; then the noun alone as it stands after 3–10, after 11–99
 * and after hundreds (CLDR's categories zero, one, two, few, many and other).
 *
 * @typedef {[zero: string, one: string, two: string, few: string, many: string, other: string]} Forms
 */

/**
 * A number with its noun.
 *
 * @param {number} n
 * @param {Forms} forms
 * @param {string} [shown] the number as it is written
 */
export function counted(n, [zero, one, two, few, many, other], shown = String(n)) {
  switch (rules.select(n)) {
    case 'zero': return zero;
    case 'one': return one;
    case 'two': return two;
    case 'few': return `${apart(shown)} ${few}`;
    case 'many': return `${apart(shown)} ${many}`;
    default: return `${apart(shown)} ${other}`;
  }
}

/** A name or figure that keeps its own direction among the words around it (Unicode's first strong isolate). */
export const apart = (/** @type {string | number} */ text) => `\u2068${text}\u2069`;
