// Numbers as people read them: natural frequencies, sizes, times, steps of strength.

const integer = new Intl.NumberFormat('en');
const decimal = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export const count = (value) => integer.format(value);
export const number = (value) => decimal.format(value);
export const percent = (share) => `${decimal.format(share * 100)}\u00a0%`;
export const time = (text) => (text ? date.format(new Date(text)) : '');

/** A moment or length in minutes and seconds, such as 1:07. */
export function clock(seconds) {
  const whole = Math.floor(Math.max(0, seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** A size in bytes, kilobytes or megabytes. */
export function size(bytes) {
  if (bytes < 1000) return `${bytes}\u00a0bytes`;
  if (bytes < 1e6) return `${decimal.format(bytes / 1e3)}\u00a0kB`;
  return bytes < 1e9 ? `${decimal.format(bytes / 1e6)}\u00a0MB` : `${decimal.format(bytes / 1e9)}\u00a0GB`;
}

/** A measured share as a natural frequency that never promises more than was measured. */
export function frequency(share) {
  const hundredths = share * 100;
  const whole = Math.round(hundredths);
  if (whole >= 1 && Math.abs(hundredths - whole) < 1e-6) return `${whole} in 100`;
  return `fewer than ${Math.floor(hundredths) + 1} in 100`;
}

/** A measured share as a rounded natural frequency. */
export const roughly = (share) =>
  share < 0.01 ? 'fewer than 1 in 100' : `about ${Math.round(share * 100)} in 100`;

/** A probability in hundredths; the ends stay open, because nothing here is certain. */
export function inHundred(probability) {
  if (probability < 0.01) return 'fewer than 1 in 100';
  return probability > 0.99 ? 'more than 99 in 100' : `about ${Math.round(probability * 100)} in 100`;
}

/** An interval of probability in whole hundredths, rounded outwards: it never looks surer than it is. */
export const bounds = ([low, high]) => [Math.floor(low * 100), Math.ceil(high * 100)];

/**
 * The step of a log-likelihood ratio: −2, −1, 0, 1 or 2, from strongly authentic to strongly synthetic.
 * Strong starts at odds of about nine to one, as it does for the verdict.
 */
export function step(llr) {
  const strength = Math.abs(llr) >= 2.2 ? 2 : Math.abs(llr) >= 0.4 ? 1 : 0;
  return Math.sign(llr) * strength || 0;
}

/** A copy of a file name fit for a header: RFC 8187. */
export function headerName(name) {
  const plain = name.toWellFormed ? name.toWellFormed() : name;
  return encodeURIComponent(plain).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
