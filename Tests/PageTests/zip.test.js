import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exactly, stillName, timeCode } from '../../Sources/WebPage/Assets/result/moments.js';
import { checksum, entryName, TooLarge, zip } from '../../Sources/WebPage/Assets/zip.js';

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

test('the checksum is CRC-32 as its check value says, however the file comes in pieces', async () => {
  assert.equal(await checksum(new Blob(['123456789'])), 0xcbf43926);
  assert.equal(await checksum(new Blob(['1234', '', '56789'])), 0xcbf43926);
  assert.equal(await checksum(new Blob([])), 0);
});

test('an archive has each file as it is, its place in the directory, and when it was made', async () => {
  const files = [{ name: '001 Żółw 🐢.png', blob: new Blob([new Uint8Array([1, 2, 3])]) }, { name: 'b', blob: new Blob([]) }];
  const bytes = await bytesOf(await zip(files, new Date(2026, 10, 30, 17, 4, 6)));
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  assert.equal(view.getUint32(end, true), 0x06054b50);
  assert.equal(view.getUint16(end + 10, true), 2);
  let entry = view.getUint32(end + 16, true);
  assert.equal(entry + view.getUint32(end + 12, true), end);
  for (const { name, blob } of files) {
    assert.equal(view.getUint32(entry, true), 0x02014b50);
    assert.equal(view.getUint16(entry + 12, true), (17 << 11) | (4 << 5) | 3);
    assert.equal(view.getUint16(entry + 14, true), (46 << 9) | (11 << 5) | 30);
    const length = view.getUint16(entry + 28, true);
    assert.equal(new TextDecoder().decode(bytes.slice(entry + 46, entry + 46 + length)), name);
    const place = view.getUint32(entry + 42, true);
    assert.equal(view.getUint32(place, true), 0x04034b50);
    const start = place + 30 + view.getUint16(place + 26, true);
    const stored = bytes.slice(start, start + view.getUint32(place + 22, true));
    assert.deepEqual(stored, await bytesOf(blob));
    assert.equal(view.getUint32(place + 14, true), await checksum(blob));
    entry += 46 + length;
  }
  assert.equal(entry, end);
});

test('what would be too large is refused, and no further file is asked for', async () => {
  let asked = 0;
  async function* files() {
    for (;;) {
      asked += 1;
      yield { name: String(asked), blob: new Blob([new Uint8Array(100)]) };
    }
  }
  await assert.rejects(zip(files(), new Date(), 300), TooLarge);
  assert.equal(asked, 3);
});

test('names in an archive are such that every system takes them, and that none is like another', () => {
  assert.equal(entryName(1, 'a.jpg'), '001 a.jpg');
  assert.equal(entryName(12, '../../etc/passwd'), '012 _.._etc_passwd');
  assert.equal(entryName(2, 'C:\\con\u0000\u202egpj.exe'), '002 C__con__gpj.exe');
  assert.equal(entryName(3, '...'), '003 _');
  assert.equal(entryName(4, `${'ä'.repeat(300)}.jpeg`), `004 ${'ä'.repeat(100)}.jpeg`);
});

test('a moment stands in a name to the thousandth of a second', () => {
  assert.deepEqual([0, 67.04, 3599.9996, 36_000].map(timeCode), ['00h00m00s000', '00h01m07s040', '01h00m00s000', '10h00m00s000']);
  assert.deepEqual([0.999, 67.04].map(exactly), ['0:01.00', '1:07.04']);
  assert.equal(stillName('holiday.final.mp4', 1.5), 'holiday.final 00h00m01s500.png');
});
