import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bounds, span, step } from '../../Sources/WebPage/Assets/format.js';
import { headline, lead, lookOfResult } from '../../Sources/WebPage/Assets/headline.js';
import { suspiciousFrames } from '../../Sources/WebPage/Assets/result/frames.js';
import { logit, pull, sigmoid } from '../../Sources/WebPage/Assets/result/figures.js';
import { told } from '../../Sources/WebPage/Assets/result/told.js';
import { sentence } from '../../Sources/WebPage/Assets/result/handon.js';
import { covered, judged, line, shares } from '../../Sources/WebPage/Assets/result/verdict.js';
import { words as german } from '../../Sources/WebPage/Assets/strings/de.js';
import { result as germanResult } from '../../Sources/WebPage/Assets/strings/de-result.js';
import { words } from '../../Sources/WebPage/Assets/strings/result-words.js';
import { originOf } from '../../Sources/WebPage/Assets/origin.js';
import { generator } from './random.js';
import { evidence, point, report, signedByOpenAI } from './reports.js';

test('a file that says where it comes from is headed by that, above the statistics', () => {
  const made = report({ provenance: signedByOpenAI('valid_expired'), probability: 0.1, llr: logit(0.1) });
  assert.equal(lead(made).title, 'The file says it was made with GPT-4o (signed by OpenAI; intact, certificate expired)');
  assert.equal(lead(made).answer, 'The detectors by themselves: We can’t tell');
  assert.equal(lookOfResult(made), 'claim');
  assert.equal(german.origin(originOf(made.provenance)),
    'Die Datei sagt, sie sei mit GPT-4o gemacht (signiert von OpenAI; unversehrt, Zertifikat abgelaufen)');
});

test('each standing of a signature has words of its own', () => {
  const title = (state, members) => lead(report({ provenance: signedByOpenAI(state, members) })).title;
  assert.equal(title('trusted'), 'Signed by OpenAI: made with GPT-4o');
  assert.match(title('valid_untrusted'), /intact, signer unknown here/u);
  assert.equal(title('invalid', { failures: ['assertion.dataHash.mismatch'] }), 'This file was altered after it was signed');
  assert.match(title('invalid', { failures: ['signingCredential.revoked'] }), /certificate that is not valid/u);
  const edited = { digital_source_type: 'compositeWithTrainedAlgorithmicMedia', made_with: 'Firefly' };
  assert.equal(title('trusted', edited), 'Signed by OpenAI: edited with AI by Firefly');
});

test('a heading says what a note is worth, and leaves its place to the list of notes', () => {
  const provenance = { metadata: [{ path: 'xmp:DigitalSourceType', value: 'trainedAlgorithmicMedia', claim: 'synthetic' }] };
  const { title, origin } = lead(report({ provenance }));
  assert.equal(title, 'The file says it was made by a machine (unsigned metadata)');
  assert.match(origin.sentence, /xmp:DigitalSourceType, the press agencies/u);
});

test('a note of a camera stands above the answer and does not replace it', () => {
  const provenance = { metadata: [{ path: 'exif:Make', value: 'NIKON COOLPIX P6000', claim: 'camera' }] };
  const { title, origin } = lead(report({ verdict: 'no_signs', provenance }));
  assert.equal(title, 'No signs that it was generated');
  assert.equal(origin.sentence, 'The file says it was taken with the camera NIKON COOLPIX P6000 (unsigned metadata)');
});

test('no signs says what was looked for, what not, and what becomes of a hundred', () => {
  const made = report({ verdict: 'no_signs', operating_point: point });
  assert.equal(headline(made), 'No signs that it was generated');
  assert.match(line(made), /fully generated image\. Edits, swapped faces and false captions were not looked for/u);
  assert.deepEqual(shares(made), { found: 27, open: 63, pass: 10 });
  const { found, open, pass } = shares(made);
  assert.match(words.line.ofHundred(found, open, pass, 'image'), /27 are found, 63 are left open and 10 pass/u);
  assert.match(words.line.ofHundred(1, 98, 1, 'image'), /1 is found, 98 are left open and 1 passes like this one/u);
  const part = report({ verdict: 'no_signs', evidence: [evidence(-2, { examined: { amount: 9, of: 90, unit: 'words' } })] });
  assert.match(headline(part), /in the part that was examined/u);
});

test('what an earlier version called authentic is told as that, and never looks like proof', () => {
  const former = report({ verdict: 'authentic', operating_point: { ...point, authentic_threshold: -1 } });
  assert.match(headline(former), /^An earlier version called this authentic, by statistics alone/u);
  assert.equal(lookOfResult(former), 'no_signs');
  const signed = signedByOpenAI('trusted', { digital_source_type: 'digitalCapture', issuer: 'Leica', made_with: undefined });
  const proved = report({ verdict: 'authentic', reason: 'signed', provenance: signed });
  assert.equal(lead(proved).title, 'Signed by Leica: taken with a camera');
  assert.equal(lookOfResult(proved), 'authentic');
});

test('values that this page does not know are shown as unknown', () => {
  const strange = report({
    verdict: 'half_and_half', reason: 'the_moon', warnings: ['odd'],
    provenance: { c2pa: { state: 'quantum', actions: [], failures: [], ingredients: 0 }, metadata: [] },
    evidence: [evidence(1, { examined: { amount: 1, of: 2, unit: 'pages' } })],
  });
  assert.match(headline(strange), /does not know \(half_and_half\)/u);
  assert.ok(line(strange).length > 0);
  assert.equal(covered(strange), '');
  assert.ok(line(report({ verdict: 'uncertain', reason: 'the_moon' })).length > 0);
});

test('a contradiction names both sides', () => {
  const made = report({
    reason: 'signals_conflict', conflicts: [['image.clip', 'provenance.c2pa']], provenance: signedByOpenAI('valid_untrusted'),
    evidence: [evidence(-2.5)],
  });
  assert.match(line(made), /“Look of the image” leans real; the signature says it was made by a machine/u);
});

test('how much was looked at is told in words', () => {
  assert.equal(covered(report({ evidence: [evidence(1, { examined: { amount: 48, of: 720, unit: 'seconds' } })] })),
    'Only 48 s of 12 min were listened to.');
  assert.equal(covered(report({ evidence: [evidence(1, { examined: { amount: 8, of: 4500, unit: 'frames' } })] })),
    'Only 8 of 4,500 frames were looked at.');
  assert.deepEqual([0, 48, 100, 720, 3900].map(span), ['0 s', '48 s', '1 min 40 s', '12 min', '1 h 5 min']);
});

test('a probability above one half never stands over evidence that all leans real, nor the other way round', () => {
  const next = generator(3);
  const detectors = ['text.smollm2', 'text.ngrams', 'image.clip', 'video.frames', 'some.model'];
  for (let round = 0; round < 3000; round += 1) {
    const all = detectors.slice(0, 1 + Math.floor(next() * detectors.length))
      .map((detector) => evidence(8 * (next() - 0.5), { detector, llr: 8 * (next() - 0.5) }));
    const llr = all.reduce((sum, item) => sum + item.contribution, 0);
    const probability = sigmoid(llr);
    const steps = all.map((item) => step(pull(item)));
    if (probability > 0.5) assert.ok(!steps.every((each) => each < 0), { probability, steps });
    if (probability < 0.5) assert.ok(!steps.every((each) => each > 0), { probability, steps });
    for (const [index, item] of all.entries()) {
      const leansReal = /more like (photographs|texts by people)|leans real/u.test(told(item));
      const leansSynthetic = /more like (generated|texts by language)|leans synthetic/u.test(told(item));
      assert.equal(leansReal, steps[index] < 0, told(item));
      assert.equal(leansSynthetic, steps[index] > 0, told(item));
    }
  }
});

test('the most suspicious frames come first, each once', () => {
  const segments = [-3, 1, 4, -1, 0.2, 2].map((score, at) => ({ track: 'video', start: at, end: at, score }));
  const looks = evidence(1, { segments });
  assert.deepEqual(suspiciousFrames([looks]).map((each) => each.start), [2, 5, 1, 4, 3, 0]);
  const faces = evidence(1, { segments: [{ track: 'video', start: 0, end: 0, score: 9 }] });
  assert.deepEqual(suspiciousFrames([looks, faces]).map((each) => each.score), [9, 4, 2, 1, 0.2, -1]);
});

test('an interval is rounded outwards, by whole hundredths', () => {
  assert.deepEqual(bounds([0.29, 0.57]), [29, 57]);
  assert.deepEqual(bounds([0.291, 0.569]), [29, 57]);
});

test('every sentence of both languages takes every kind', () => {
  for (const lines of [words.line, germanResult.line]) {
    for (const kind of ['image', 'audio', 'video', 'text', 'of the future']) {
      for (const hasFaces of [true, false]) assert.doesNotMatch(lines.noSigns(kind, hasFaces), /undefined/u);
      for (const sentence of [lines.signed.synthetic(kind), lines.notMeasuredEnough(kind), lines.between('1', '', kind),
        lines.ofHundred(1, 2, 97, kind), lines.synthetic('1', kind)]) assert.doesNotMatch(sentence, /undefined|NaN/u);
    }
  }
});

test('what the figures were measured on is never called a test set: thresholds were set on it', () => {
  for (const language of [JSON.stringify(flat(words)), JSON.stringify(flat(germanResult))]) {
    assert.doesNotMatch(language, /test set|test files|Testmenge|Testdatei/iu);
  }
});

test('the least of an image is told for its sides, or for all of it', () => {
  const small = (figures) => told(evidence(null, { state: 'not_applicable', reason: 'image_too_small', figures }));
  assert.match(small({ least: 64 }), /Each side must have at least 64 pixels\./u);
  assert.match(small({ least_area: 65536 }), /It must have at least 65,536 pixels in all\./u);
});

/** Sentences as text, those with gaps as their source. */
const flat = (value) => (typeof value === 'object'
  ? Object.values(value).map(flat) : String(value));

test('of a document it is told what was judged and what was left out; a code of a newer server is passed over', () => {
  const document = { form: 'word', words: 1240, left_out: ['footnotes', 'headers', 'newer'] };
  const media = { kind: 'text', format: 'docx', bytes: 1000, sha256: '', document };
  assert.equal(judged(report({ media })),
    'The text of a Word document was read: 1,240 words. Left out: footnotes, headers.');
  const mail = { form: 'email', words: 1, left_out: ['attachments'], attachments: ['a.pdf'] };
  assert.match(judged(report({ media: { ...media, document: mail } })), /hand it in by itself: “a\.pdf”\.$/u);
  const paper = { form: 'pdf', words: 5000, left_out: [], pages: 12, page_starts: Array(12).fill(0), recognized_pages: 1 };
  assert.equal(judged(report({ media: { ...media, document: paper } })),
    'The text of a PDF document was read: 5,000 words on 12 pages. 1 page is a scan: their words are those that a program recognised.');
  const long = { ...paper, page_starts: [0, 9], recognized_pages: undefined };
  assert.match(judged(report({ media: { ...media, document: long } })), /on the first 2 of 12 pages\.$/u);
  assert.equal(judged(report()), '');
});

test('a sentence for an article says the answer, what it rests on, the program, the day and the file', () => {
  const media = { kind: 'image', format: 'jpeg', bytes: 1000, sha256: '0123456789abcdef0123' };
  const made = sentence(report({ verdict: 'no_signs', operating_point: point, media }));
  assert.match(made, /^No signs that it was generated\. We looked for a fully generated image\..* does not prove it is real\. /u);
  assert.match(made, /\(Touchstone 0\.2\.0, 30 Nov(ember)? 2026; file with SHA-256 0123456789abcdef…\)$/u);
});
