import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIntact, leads, lookOf, originOf, standingOf, valueKind } from '../../Sources/WebPage/Assets/origin.js';
import { signedByOpenAI } from './reports.js';

const credentials = (state, ...failures) => signedByOpenAI(state, { failures }).c2pa;

test('each state of a signature has its own standing', () => {
  assert.equal(standingOf(credentials('trusted')), 'proved');
  assert.equal(standingOf(credentials('valid_untrusted')), 'unknown');
  assert.equal(standingOf(credentials('valid_expired')), 'expired');
  assert.equal(standingOf(credentials('invalid', 'assertion.dataHash.mismatch')), 'altered');
  assert.equal(standingOf(credentials('invalid', 'signingCredential.revoked')), 'refused');
  for (const state of ['absent', 'unreadable', 'unavailable', 'of the future']) {
    assert.equal(standingOf(credentials(state)), null, state);
  }
  assert.equal(standingOf(undefined), null);
});

test('what earlier versions called invalid, but had only expired, is intact', () => {
  assert.equal(standingOf(credentials('invalid', 'signingCredential.untrusted', 'signingCredential.expired')), 'expired');
  assert.equal(standingOf(credentials('invalid', 'signingCredential.untrusted')), 'unknown');
  assert.ok(isIntact(credentials('invalid', 'signingCredential.expired')));
  assert.ok(!isIntact(credentials('invalid', 'signingCredential.expired', 'assertion.dataHash.mismatch')));
});

test('a signature that does not fit the file says nothing about how it was made', () => {
  const origin = originOf(signedByOpenAI('invalid', { failures: ['assertion.dataHash.mismatch'] }));
  assert.deepEqual(origin, { standing: 'altered', making: '', program: '', signer: 'OpenAI' });
  assert.equal(lookOf(origin), 'warning');
  assert.ok(leads(origin));
});

test('a claim of synthesis leads, but is no proof; a note of a camera does not lead', () => {
  const claim = originOf(signedByOpenAI('valid_expired'));
  assert.equal(lookOf(claim), 'claim');
  assert.ok(leads(claim));
  const camera = originOf({ metadata: [{ path: 'exif:Make', value: 'NIKON COOLPIX P6000', claim: 'camera' }] });
  assert.deepEqual(camera, { standing: 'unsigned', making: 'camera', program: 'NIKON COOLPIX P6000', signer: '' });
  assert.equal(lookOf(camera), 'note');
  assert.ok(!leads(camera));
  assert.equal(originOf({ metadata: [] }), null);
  assert.equal(originOf(undefined), null);
});

test('what accuses stands before what does not, wherever it is found', () => {
  const metadata = [
    { path: 'exif:Make', value: 'Canon', claim: 'camera' }, { path: 'png:prompt', value: '{"5": {"inputs": 1}}', claim: 'synthetic' },
  ];
  const stranger = signedByOpenAI('valid_untrusted', { digital_source_type: 'digitalCapture' }).c2pa;
  assert.equal(originOf({ c2pa: stranger, metadata }).making, 'synthetic');
  const proved = { ...stranger, state: 'trusted' };
  assert.equal(originOf({ c2pa: proved, metadata }).standing, 'proved');
});

test('an edit with AI differs from a generated file', () => {
  const edited = signedByOpenAI('trusted', { digital_source_type: 'compositeWithTrainedAlgorithmicMedia' });
  assert.equal(originOf(edited).making, 'ai_edited');
});

test('data of a program is told as what it is', () => {
  const kinds = [
    ['png:prompt', '{"5": {"inputs": {"width": 512', 'graph'], ['png:workflow', '{"last_node_id": 9', 'graph'],
    ['exif:Make', 'workflow:{"nodes": []}', 'graph'], ['png:parameters', 'a cat Steps: 20, Sampler: Euler', 'settings'],
    ['xmp:AIGC', '{"Label": "1"}', 'label'], ['exif:Software', 'Adobe Firefly', 'name'],
    ['xmp:DigitalSourceType', 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia', 'term'],
    ['png:Description', 'a castle by the sea '.repeat(6), 'text'], ['a', "{{constructor.constructor('x')()}}", 'name'],
  ];
  for (const [path, value, kind] of kinds) assert.equal(valueKind({ path, value, claim: 'synthetic' }), kind, value);
});

test('a graph behind a word and a colon is told as one, whatever its case', () => {
  for (const value of ['workflow:{"nodes": []}', 'Prompt: {"3": {"class_type": "KSampler"}}']) {
    assert.equal(valueKind({ path: 'exif:ImageDescription', value, claim: 'synthetic' }), 'graph', value);
  }
});
