// Numbers as people read them: natural frequencies, sizes, times, steps of strength.

import { direction, language, words } from './strings.js';

/**
 * The browser's own region, where it fits the language: dates look as they do elsewhere on the device. Digits are those of
 * file names, digests and time codes (0–9), and the calendar is that of reports, in every language: what two readers
 * compare looks the same to both.
 */
const locale = new Intl.Locale(navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language,
  { numberingSystem: 'latn', calendar: 'gregory' }).toString();

const integer = new Intl.NumberFormat(locale);
const decimal = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
const withSign = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3, signDisplay: 'exceptZero' });
const share = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 3 });
const short = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long' });
const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });

/** A figure that keeps its own order among words that run from right to left (Unicode's first strong isolate). */
export const apart = (/** @type {string} */ text) => (direction === 'rtl' ? `\u2068${text}\u2069` : text);

export const count = (/** @type {number} */ value) => apart(integer.format(value));
export const number = (/** @type {number} */ value) => apart(decimal.format(value));
/** A number with its sign, such as +0.94 or −0.94. */
export const signed = (/** @type {number} */ value) => apart(withSign.format(value));
export const percent = (/** @type {number} */ part) => apart(share.format(part));
/** Width and height in pixels. */
export const dimensions = (/** @type {number} */ width, /** @type {number} */ height) =>
  apart(`${integer.format(width)} × ${integer.format(height)}`);
export const time = (/** @type {string | null | undefined} */ text) => (text ? apart(short.format(new Date(text))) : '');
/** A moment with its seconds and time zone. */
export const moment = (/** @type {string} */ text) => apart(exact.format(new Date(text)));
export const day = (/** @type {string | null | undefined} */ text) => (text ? apart(date.format(new Date(text))) : '');

/** Some things after each other, with the comma of the language; what is missing is left out. */
export const listed = (/** @type {(string | number | null | undefined | false)[]} */ parts) =>
  parts.filter(Boolean).join(words.comma);

/** A moment or length in minutes and seconds, such as 1:07. */
export function clock(/** @type {number} */ seconds) {
  const whole = Math.floor(Math.max(0, seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

const units = /** @type {const} */ (['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']);

/** Made once: making one takes longer than making a row of a list. */
const sizes = units.map((unit, power) => new Intl.NumberFormat(locale, {
  style: 'unit', unit, unitDisplay: power === 0 ? 'long' : 'short', maximumSignificantDigits: 3,
}));

/** A size in bytes, kilobytes, megabytes and so on, by powers of a thousand. */
export function size(/** @type {number} */ bytes) {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return apart(sizes[power].format(bytes / 1000 ** power));
}

/** A measured share as a natural frequency that never promises more than was measured. */
export function frequency(/** @type {number} */ part) {
  const hundredths = part * 100;
  const whole = Math.round(hundredths);
  if (whole >= 1 && Math.abs(hundredths - whole) < 1e-6) return words.often.exactly(count(whole));
  return words.often.fewerThan(count(Math.floor(hundredths) + 1));
}

/** A measured share as a rounded natural frequency. */
export const roughly = (/** @type {number} */ part) =>
  part < 0.01 ? words.often.fewerThan(count(1)) : words.often.about(count(Math.round(part * 100)));

/** A probability in hundredths; the ends stay open, because nothing here is certain. */
export const inHundred = (/** @type {number} */ probability) =>
  probability > 0.99 ? words.often.moreThan(count(99)) : roughly(probability);

/** The same as a bare number, such as `29`, `<1` or `>99`. */
export function inHundredShort(/** @type {number} */ probability) {
  if (probability > 0.99) return apart('>99');
  return probability < 0.01 ? apart('<1') : count(Math.round(probability * 100));
}

/** A length of time in words, such as `48 s`, `12 min` or `1 h 5 min`; seconds only where they matter. */
export function span(/** @type {number} */ seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const [hour, minute, second] = words.units;
  const parts = [hours && `${count(hours)} ${hour}`, minutes && `${minutes} ${minute}`,
    whole < 600 && rest && `${rest} ${second}`];
  return apart(parts.filter(Boolean).join(' ') || `0 ${second}`);
}

/**
 * An interval of probability in whole hundredths, rounded outwards: it never looks surer than it is.
 *
 * @param {number[]} interval
 */
export const bounds = ([low, high]) => [Math.floor(low * 100 + 1e-9), Math.ceil(high * 100 - 1e-9)];

/**
 * The step of a log-likelihood ratio: −2, −1, 0, 1 or 2, from leaning strongly real to strongly synthetic. Strong
 * starts at odds of about nine to one, as it does for the verdict.
 */
export function step(/** @type {number} */ llr) {
  const strength = Math.abs(llr) >= 2.2 ? 2 : Math.abs(llr) >= 0.4 ? 1 : 0;
  return /** @type {-2 | -1 | 0 | 1 | 2} */ (Math.sign(llr) * strength || 0);
}

/** A copy of a file name fit for a header: RFC 8187. */
export function headerName(/** @type {string} */ name) {
  const plain = name.replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(plain).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
