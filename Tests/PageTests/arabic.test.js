import assert from 'node:assert/strict';
import { test } from 'node:test';

// A browser in Saudi Arabia, where dates are those of another calendar and digits are others by default.
Object.defineProperty(globalThis, 'navigator', { value: { languages: ['ar-SA', 'en'] }, configurable: true });
globalThis.localStorage = { getItem: () => null, setItem: () => {} };

const { direction, language } = await import('../../Sources/WebPage/Assets/strings.js');
const format = await import('../../Sources/WebPage/Assets/format.js');
const { headline } = await import('../../Sources/WebPage/Assets/headline.js');
const { covered, line } = await import('../../Sources/WebPage/Assets/result/verdict.js');
const { evidence, point, report } = await import('./reports.js');

/** A text without the marks that keep its parts apart. */
const plain = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/gu, '');

test('the page takes the language of the browser, whatever its region', () => {
  assert.deepEqual([language, direction], ['ar', 'rtl']);
});

test('figures have the digits and the calendar of reports, and stand apart from the words around them', () => {
  assert.equal(format.count(4500), '\u20684,500\u2069');
  assert.match(format.signed(-0.94), /^\u2068.*-0\.94\u2069$/u);
  assert.equal(plain(format.day('2026-11-30T12:00:00Z')), '30/11/2026');
  assert.match(plain(format.moment('2026-11-30T12:00:00Z')), /^30 نوفمبر 2026 /u);
  assert.equal(plain(format.dimensions(960, 640)), '960 × 640');
  assert.equal(plain(format.span(3900)), '1 س 5 د');
  assert.equal(plain(format.listed(['JPEG', format.size(2_500_000)])), 'JPEG، 2.5 م.ب');
});

test('an answer is as careful as in English: what was looked for, what not, and that it proves nothing', () => {
  const made = report({ verdict: 'no_signs', operating_point: point });
  assert.equal(headline(made), 'لا علامات على أنه مولَّد');
  assert.equal(line(made), 'بحثنا عن صورة مولَّدة بكاملها. لم يُبحث عن التعديلات ولا عن الوجوه المبدَّلة ولا عن التعليقات الكاذبة. ' +
    'لا يثبت هذا أنه حقيقي.');
  const heard = report({ evidence: [evidence(1, { examined: { amount: 48, of: 720, unit: 'seconds' } })] });
  assert.equal(plain(covered(heard)), 'استُمع إلى 48 ث فقط من 12 د.');
});
