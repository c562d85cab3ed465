import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channel, difference, ghost, gradient, luminance, noise } from '../../Sources/WebPage/Assets/closer/filters.js';
import { fit, move, zoom } from '../../Sources/WebPage/Assets/closer/viewport.js';
import { levels, powers } from '../../Sources/WebPage/Assets/result/spectrogram.js';
import { generator } from './random.js';

/** An image whose pixels a function of the place makes. */
function image(width, height, colour) {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let at = 0; at < width * height; at += 1) data.set([...colour(at % width, Math.floor(at / width)), 255], 4 * at);
  return { width, height, data };
}

const pixel = ({ width, data }, x, y) => [...data.slice(4 * (y * width + x), 4 * (y * width + x) + 3)];

test('the pixel under the pointer stays there while somebody zooms, and no edge leaves a gap', () => {
  const next = generator(3);
  const size = { width: 4000, height: 3000 };
  const stage = { width: 800, height: 700 };
  let view = fit(size, stage);
  assert.deepEqual(view, { scale: 0.2, x: 0, y: 50 });
  for (let round = 0; round < 500; round += 1) {
    const point = { x: 800 * next(), y: 700 * next() };
    const under = { x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale };
    const nearer = zoom(view, 1 + 3 * next(), point, size, stage);
    const wide = nearer.scale * size.height >= stage.height;
    if (wide && under.x >= 0 && under.x <= 4000 && under.y >= 0 && under.y <= 3000 && view.scale * 3000 >= 700) {
      assert.ok(Math.abs(nearer.x + under.x * nearer.scale - point.x) < 1e-6);
      assert.ok(Math.abs(nearer.y + under.y * nearer.scale - point.y) < 1e-6);
    }
    view = next() < 0.3 ? fit(size, stage) : move(nearer, { x: 2000 * (next() - 0.5), y: 2000 * (next() - 0.5) }, size, stage);
    assert.ok(view.scale >= 0.2 && view.scale <= 16 && view.x <= 0 && view.x + 4000 * view.scale >= 800 - 1e-6);
  }
});

test('a small image is never blown up to fill the window', () => {
  assert.deepEqual(fit({ width: 64, height: 64 }, { width: 800, height: 600 }), { scale: 1, x: 368, y: 268 });
});

test('channels, luminance and differences are what their names say', () => {
  const one = image(2, 1, (x) => [10, 200, 30 + x]);
  assert.deepEqual(pixel(channel(one, 1), 0, 0), [200, 200, 200]);
  assert.deepEqual([...luminance(one)], [124, 124]);
  const other = image(2, 1, () => [12, 200, 30]);
  assert.deepEqual(pixel(difference(one, other, 20), 1, 0), [40, 0, 20]);
});

test('noise takes out what is smooth and keeps a single speck', () => {
  const flat = image(9, 9, (x, y) => (x === 4 && y === 4 ? [110, 110, 110] : [100, 100, 100]));
  assert.deepEqual(pixel(noise(flat, 8), 4, 4), [208, 208, 208]);
  assert.deepEqual(pixel(noise(flat, 8), 1, 7), [128, 128, 128]);
});

test('the gradient tells an edge that lies from one that stands', () => {
  const standing = image(8, 8, (x) => (x < 4 ? [0, 0, 0] : [60, 60, 60]));
  assert.deepEqual(pixel(gradient(standing), 4, 4), [248, 128, 120]);
  const lying = image(8, 8, (_, y) => (y < 4 ? [0, 0, 0] : [60, 60, 60]));
  assert.deepEqual(pixel(gradient(lying), 4, 4), [128, 248, 120]);
});

test('a ghost is dark where saving again changed least', () => {
  const one = image(64, 32, () => [100, 100, 100]);
  const other = image(64, 32, (x) => (x < 32 ? [100, 100, 100] : [104, 104, 104]));
  const map = ghost(one, other);
  assert.deepEqual([pixel(map, 5, 5), pixel(map, 60, 20)], [[0, 0, 0], [255, 255, 255]]);
});

test('a tone stands at its frequency in the spectrogram, the loudest at 0 dB', () => {
  const tone = Float32Array.from({ length: 1024 }, (_, at) => Math.sin((2 * Math.PI * 100 * at) / 1024));
  const power = powers(tone);
  assert.equal(power.indexOf(Math.max(...power)), 100);
  assert.ok(Math.abs(power[100] - 512 ** 2) < 1);
  const long = Float32Array.from({ length: 48_000 }, (_, at) => Math.sin((2 * Math.PI * 6000 * at) / 48_000));
  const spectra = levels(long, 10);
  assert.equal(spectra.length, 10);
  for (const spectrum of spectra) assert.equal(spectrum.indexOf(Math.max(...spectrum)), 128);
  assert.ok(Math.max(...spectra[3]) <= 0 && spectra[3][300] < -80);
  assert.equal(levels(new Float32Array(10), 4).length, 4);
});
