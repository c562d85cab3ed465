import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digest } from '../../Sources/WebPage/Assets/digest.js';
import { canonical, check, strictly } from '../../Sources/WebPage/Assets/verify/report.js';
import { report } from './reports.js';

const bytes = (text) => new TextEncoder().encode(text);
const base64url = (buffer) => Buffer.from(buffer).toString('base64url');

/** A key as a server publishes it, and what signs with it. */
async function server() {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const x = base64url(await crypto.subtle.exportKey('raw', pair.publicKey));
  const kid = base64url(await crypto.subtle.digest('SHA-256', bytes(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`)));
  const sign = async (made) => ({ ...made, signature: {
    algorithm: 'Ed25519', key_id: kid,
    value: base64url(await crypto.subtle.sign('Ed25519', pair.privateKey, bytes(canonical(made)))),
  } });
  return { key: { kty: 'OKP', crv: 'Ed25519', x, kid }, sign };
}

const made = report({ id: 'r', name: 'Größe “1”', numbers: [0.1, 1e21, 1e-7, -0, 5, 1e300], nested: { b: [null, true], a: '\u0007' } });

test('canonical JSON sorts names by UTF-16 and writes numbers and strings in one way (RFC 8785, 3.2)', () => {
  assert.equal(canonical(JSON.parse('{"\\u20ac":"Euro","\\r":"CR","\\ufb33":"D","1":"One","\\ud83d\\ude00":"G","\\u0080":"C","\\u00f6":"o"}')),
    '{"\\r":"CR","1":"One","\u0080":"C","ö":"o","€":"Euro","😀":"G","\ufb33":"D"}');
  assert.equal(canonical(JSON.parse('[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001,-0]')),
    '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]');
});

test('a signed report holds however its JSON is written, and inside an analysis', async () => {
  const { key, sign } = await server();
  const signed = await sign(made);
  for (const text of [JSON.stringify(signed), JSON.stringify(signed, null, 2), `{"verdict":"x","report":${JSON.stringify(signed)}}`]) {
    const found = await check(bytes(text), [key]);
    assert.equal(found.problem, null);
    assert.equal(found.keyID, key.kid);
    assert.equal(found.report.verdict, made.verdict);
  }
});

test('no value can be changed, taken away or added', async () => {
  const { key, sign } = await server();
  const signed = await sign(made);
  const changes = [];
  for (const name of Object.keys(signed)) {
    const { [name]: gone, ...rest } = signed;
    changes.push(rest, { ...signed, [name]: [gone] });
  }
  changes.push({ ...signed, more: 1 }, { ...signed, signature: { ...signed.signature, more: 1 } });
  for (const change of changes) assert.notEqual((await check(bytes(JSON.stringify(change)), [key])).problem, null);
});

test('what two readers could understand differently is no JSON', () => {
  for (const text of ['', '{', '{"a":1,"a":2}', '{"a":{"b":1,"\\u0062":2}}', '["\\ud800"]', '{"\\udc00":1}', '[9007199254740993]', '[1e999]',
    '\ufeff{}', `${'['.repeat(65)}${']'.repeat(65)}`]) assert.equal(strictly(bytes(text)), undefined, text);
  assert.equal(strictly(new Uint8Array([0x22, 0xff, 0x22])), undefined);
  for (const text of ['{"a":{"a":1},"b":[{"a":1},{"a":2}]}', '["{\\"a\\":1,\\"a\\":2}"]', '[9007199254740992,-5,0.10,1e3]',
    `${'['.repeat(64)}${']'.repeat(64)}`]) assert.notEqual(strictly(bytes(text)), undefined, text);
});

test('what is wrong is told apart', async () => {
  const { key, sign } = await server();
  const signed = await sign(made);
  const other = await server();
  const problem = async (value, keys = [key]) =>
    (await check(bytes(typeof value === 'string' ? value : JSON.stringify(value)), keys)).problem;
  assert.equal(await problem('{"verdict":"a","verdict":"b"}'), 'not_json');
  for (const value of ['[]', '{}', '{"report":1}', '{"report":null,"verdict":"a"}', '"verdict"', 'null']) assert.equal(await problem(value), 'no_report');
  assert.equal(await problem(made), 'unsigned');
  for (const signature of [null, {}, 'x', { ...signed.signature, algorithm: 'none' }, { ...signed.signature, value: '' },
    { ...signed.signature, value: `${signed.signature.value}=` }, { ...signed.signature, key_id: 1 }]) {
    assert.equal(await problem({ ...signed, signature }), 'malformed_signature');
  }
  assert.equal(await problem(signed, []), 'unknown_key');
  assert.equal(await problem(signed, [other.key]), 'unknown_key');
  assert.equal(await problem(signed, [{ ...other.key, kid: key.kid }]), 'unknown_key', 'a key under a name that is not its own');
  assert.equal(await problem({ ...signed, verdict: 'authentic' }), 'altered');
});

test('a file is compared by its SHA-256', async () => {
  assert.equal(await digest(new Blob(['abc'])), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
