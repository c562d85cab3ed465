import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archiveOf } from '../../Sources/WebPage/Assets/history/archive.js';
import { Problem } from '../../Sources/WebPage/Assets/problem.js';

const item = (id, name, bytes = 3) => ({
  id, name, created: '', state: 'done', media: { kind: 'image', format: 'jpeg', bytes, sha256: '' }, retention: { mode: 'keep' },
});

/** A server of which the file `gone` was deleted meanwhile. */
const api = {
  analysis: async (id) => ({ links: { media: id }, report: { id } }),
  media: async (id) => {
    if (id === 'gone') throw new Problem(404);
    if (id === 'cut') throw new Problem(0);
    return new Blob([id]);
  },
};

const signal = new AbortController().signal;

test('an archive has every file with its report, and tells of files that are no longer there', async () => {
  const said = [];
  const { blob, missing } = await archiveOf(api, [item('a', 'x.jpg'), item('gone', 'y.jpg'), item('b')], (n) => said.push(n), signal);
  const text = new TextDecoder('latin1').decode(await blob.arrayBuffer());
  const names = ['results.csv', '001 x.jpg', '001 x.jpg.report.json', '002 y.jpg.report.json', '003 Unnamed image.jpeg',
    '003 Unnamed image.jpeg.report.json'];
  for (const name of names) assert.ok(text.includes(name), name);
  assert.equal(missing, 1);
  assert.deepEqual(said, [1, 2, 3]);
});

test('a cut connection ends it, and too much is refused before anything is asked for', async () => {
  await assert.rejects(archiveOf(api, [item('cut', 'x')], () => {}, signal), { code: 'network' });
  const untouched = { analysis: () => assert.fail('asked'), media: () => assert.fail('asked') };
  await assert.rejects(archiveOf(untouched, [item('a', 'x', 2 ** 29), item('b', 'y', 2 ** 29 + 1)], () => {}, signal),
    { code: 'zip_too_large' });
});
