import './browser.js';
import assert from 'node:assert/strict';
import { openAsBlob, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { Found, limits } from '../../Sources/WebPage/Assets/tags/found.js';
import { fits, linesOf } from '../../Sources/WebPage/Assets/tags/table.js';
import { tagsOf } from '../../Sources/WebPage/Assets/tags/tags.js';
import { readXMP } from '../../Sources/WebPage/Assets/tags/xmp.js';
import { generator } from './random.js';

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const seed = async (name) => tagsOf(await openAsBlob(path(`Fuzz/seeds/${name}`)));
const value = ({ tags }, name) => tags.filter((tag) => tag.name === name).map((tag) => tag.value);

/** A chunk of a PNG file; its checksum is not looked at here. */
function chunk(name, content) {
  const bytes = Buffer.alloc(12 + content.length);
  bytes.writeUInt32BE(content.length);
  bytes.write(name, 4, 'latin1');
  Buffer.from(content).copy(bytes, 8);
  return bytes;
}
const png = (...chunks) => new Blob([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks, chunk('IEND', '')]);
/** A segment of a JPEG file. */
function segment(marker, content) {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, Buffer.from(content)]);
}
const jpeg = (...segments) => new Blob([Buffer.from([0xff, 0xd8]), ...segments, Buffer.from([0xff, 0xda])]);

/** A TIFF structure with fields as [id, type, count, value or place of the value]. */
function structure(fields, more = []) {
  const bytes = Buffer.alloc(8 + 2 + 12 * fields.length + 4);
  bytes.write('II*\0', 'latin1');
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(fields.length, 8);
  for (const [index, [id, type, count, content]] of fields.entries()) {
    const at = 10 + 12 * index;
    bytes.writeUInt16LE(id, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(count, at + 4);
    bytes.writeUInt32LE(content, at + 8);
  }
  return Buffer.concat([bytes, Buffer.from(more)]);
}
const exif = (...parts) => segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), structure(...parts)]));

test('the same notes are found in every container of images', async () => {
  for (const name of ['jpeg-notes.jpg', 'png-notes.png', 'webp-notes.webp', 'heif-notes.heic']) {
    const found = await seed(name);
    assert.deepEqual(value(found, 'Make'), ['Canon'], name);
    assert.deepEqual(value(found, 'Orientation'), ['6'], name);
    assert.ok(value(found, 'UserComment')[0].startsWith('a fox\nSteps: 20'), name);
    assert.ok(value(found, 'XPComment')[0].startsWith('a fox'), name);
    assert.equal(value(found, 'e:DigitalSourceType')[0], 'digsrctype:trainedAlgorithmicMedia', name);
    assert.deepEqual(value(found, 'dc:description').slice(0, 2), ['a &', 'b'], name);
    assert.equal(found.isCut, false, name);
  }
  assert.deepEqual(value(await seed('gif-notes.gif'), 'Comment'), ['hello']);
  assert.deepEqual(value(await seed('tiff-notes.tiff'), 'Credit'), ['Suno']);
  assert.deepEqual(value(await seed('jpeg-notes.jpg'), 'OriginatingProgram'), ['Firefl']);
  const profile = await tagsOf(await openAsBlob(path('Tests/TestSupport/Fixtures/profile.jpg')));
  assert.deepEqual(value(profile, 'Description'), ['test built-in']);
});

test('fractions stay readable, and a place is told in degrees as maps take it', async () => {
  const rational = (...numbers) => numbers.flatMap((each) => [...new Uint8Array(new Uint32Array([each]).buffer)]);
  // The directory of the place lies behind that of the image: 8 + 2 + 2 × 12 + 4 bytes.
  const at = 38;
  const inner = structure([[1, 2, 2, 0x53], [2, 5, 3, at + 54], [3, 2, 2, 0x45], [4, 5, 3, at + 78]]).subarray(8);
  const values = rational(33, 1, 51, 1, 2520, 100, 151, 1, 12, 1, 0, 1, 1, 125);
  const found = await tagsOf(jpeg(exif([[0x8825, 4, 1, at], [0x829a, 5, 1, at + 102]], [...inner, ...values])));
  assert.deepEqual(value(found, 'ExposureTime'), ['1/125']);
  assert.deepEqual(value(found, 'GPSLatitude'), ['33, 51, 25.2']);
  assert.deepEqual(value(found, 'Position'), ['-33.857000, 151.200000']);
});

test('a text that unpacks to more than is read is left out, and what follows it is found', async () => {
  const bomb = deflateSync(Buffer.alloc(200 << 20), { level: 9 });
  const found = await tagsOf(png(chunk('zTXt', Buffer.concat([Buffer.from('bomb\0\0'), bomb])), chunk('tEXt', 'Software\0GIMP')));
  assert.deepEqual(found.tags, [{ group: 'PNG', name: 'Software', value: 'GIMP' }]);
  assert.ok(found.isCut);
  const packed = await tagsOf(png(chunk('zTXt', Buffer.concat([Buffer.from('Title\0\0'), deflateSync('a fox')]))));
  assert.deepEqual(value(packed, 'Title'), ['a fox']);
});

test('more tags, longer values and deeper elements than anybody reads are cut, and that is told', async () => {
  const many = await tagsOf(png(...Array.from({ length: 3000 }, (_, at) => chunk('tEXt', `k${at}\0v`))));
  assert.equal(many.tags.length, limits.tags);
  assert.ok(many.isCut);
  const long = await tagsOf(png(chunk('tEXt', `Comment\0${'x'.repeat(900_000)}`)));
  assert.ok(long.isCut && value(long, 'Comment')[0].length <= limits.value + 1);
  const deep = Buffer.from(`http://ns.adobe.com/xap/1.0/\0${'<a:b>'.repeat(9000)}end`, 'latin1');
  assert.ok((await tagsOf(jpeg(segment(0xe1, deep)))).isCut);
});

test('directories in a circle and values beyond the end are read once, or not at all', async () => {
  const circle = await tagsOf(jpeg(exif([[0x8769, 4, 1, 8], [0x10f, 2, 4, 0x6f7641]])));
  assert.deepEqual(value(circle, 'Make'), ['Avo']);
  const beyond = await tagsOf(jpeg(exif([[0x10e, 2, 0xffffffff, 8], [0x110, 2, 4, 0x585858]])));
  assert.deepEqual(value(beyond, 'Model'), ['XXX']);
  assert.ok(beyond.isCut);
});

test('entities of a file are not expanded, and markup stays text', async () => {
  const text = 'http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [<!ENTITY a "bbbb">]><rdf:Description dc:a="&a;&a; &lt;img onerror=1&gt; &#x41;"/>';
  assert.deepEqual(value(await tagsOf(jpeg(segment(0xe1, text))), 'dc:a'), ['&a;&a; <img onerror=1> A']);
});

test('what is made to be slow is read in one pass', async () => {
  const size = 1_000_000;
  // Each takes hours where a reader looks at every place again from every other.
  const slow = ['<a "'.repeat(size / 4), '<!--'.repeat(size / 4), `<a ${'b'.repeat(size)}>`, `<a b${' '.repeat(size)}c>`,
    `<a>${'\0'.repeat(size - 100)}x</a>`];
  for (const text of slow) {
    const keyword = Buffer.from('XML:com.adobe.xmp\0\0\0\0\0');
    await tagsOf(png(chunk('iTXt', Buffer.concat([keyword, Buffer.from(text.slice(0, limits.block - keyword.length))]))));
  }
  const raw = `Raw profile type exif\0\nexif${' '.repeat(size / 2)}1${' '.repeat(size / 2 - 100)}z`;
  await tagsOf(png(chunk('tEXt', raw)));
});

test('no damage makes the reader fail, or go on for ever', async () => {
  const next = generator(7);
  for (const name of ['jpeg-notes.jpg', 'png-notes.png', 'webp-notes.webp', 'heif-notes.heic', 'gif-notes.gif', 'tiff-notes.tiff']) {
    const whole = readFileSync(path(`Fuzz/seeds/${name}`));
    for (let round = 0; round < 150; round += 1) {
      const bytes = Buffer.from(whole);
      for (let hit = 0; hit < 4; hit += 1) bytes[Math.floor(next() * bytes.length)] = Math.floor(256 * next());
      const { tags } = await tagsOf(new Blob([next() < 0.3 ? bytes.subarray(0, Math.floor(next() * bytes.length)) : bytes]));
      assert.ok(tags.length <= limits.tags);
    }
  }
  assert.deepEqual(await tagsOf(new Blob([])), { tags: [], isCut: false });
});

test('a search finds words in any order, and a copy has a line for each tag', () => {
  const tag = { group: 'Exif Photo', name: 'LensModel', value: '24-70\nmm' };
  assert.ok(fits(tag, '') && fits(tag, 'LENS exif') && !fits(tag, 'lens gps'));
  assert.equal(linesOf([tag, tag]), 'Exif Photo\tLensModel\t24-70 mm\nExif Photo\tLensModel\t24-70 mm');
});

test('what a spreadsheet would take for a formula is copied as text', () => {
  const tag = { group: 'XMP', name: 'dc:title', value: '=HYPERLINK("https://example.org")' };
  assert.equal(linesOf([tag]), 'XMP\tdc:title\t\'=HYPERLINK("https://example.org")');
});

test('a name that nobody wrote by hand is cut where elements are nested, so that paths stay short', () => {
  const found = new Found();
  readXMP(`<x:${'a'.repeat(150)}><b:c>text</b:c></x:${'a'.repeat(150)}>`, found);
  assert.deepEqual(found.tags, [{ group: 'XMP', name: `x:${'a'.repeat(98)} / b:c`, value: 'text' }]);
});
