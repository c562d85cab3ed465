import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clones } from '../../Sources/WebPage/Assets/closer/clones.js';
import { channel, difference, ghost, gradient, luminance, noise } from '../../Sources/WebPage/Assets/closer/filters.js';
import { around, fit, move, pixelAt, zoom } from '../../Sources/WebPage/Assets/closer/viewport.js';
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

test('noise is what the median of a pixel and its neighbours takes away, at the edges too', () => {
  const next = generator(5);
  for (const [width, height] of [[1, 1], [1, 6], [2, 2], [7, 2], [3, 3], [23, 17]]) {
    const values = Array.from({ length: width * height }, () => 118 + Math.floor(20 * next()));
    const found = noise(image(width, height, (x, y) => Array(3).fill(values[y * width + x])), 3);
    for (let at = 0; at < values.length; at += 1) {
      const [x, y] = [at % width, Math.floor(at / width)];
      const near = values.filter((_, other) =>
        Math.abs((other % width) - x) <= 1 && Math.abs(Math.floor(other / width) - y) <= 1).sort((a, b) => a - b);
      assert.equal(pixel(found, x, y)[0], 128 + 3 * (values[at] - near[near.length >> 1]), `${width}×${height}: ${at}`);
    }
  }
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

/** A texture without repetition, as rough as a lawn, with a part copied to another place if that is wanted. */
function texture(width, height, copy, jitter = 0) {
  const next = generator(11);
  const coarse = Array.from({ length: Math.ceil(width / 3 + 2) * Math.ceil(height / 3 + 2) }, () => 60 + 140 * next());
  const made = image(width, height, (x, y) => {
    const value = coarse[Math.floor(y / 3) * Math.ceil(width / 3 + 2) + Math.floor(x / 3)];
    return [value, value, value];
  });
  if (copy) {
    for (let y = 0; y < copy.side; y += 1) {
      for (let x = 0; x < copy.side; x += 1) {
        const [from, to] = [copy.from, copy.to].map(([left, top]) => 4 * ((top + y) * width + left + x));
        made.data.copyWithin(to, from, from + 4);
      }
    }
  }
  for (let at = 0; at < made.data.length; at += 1) if (at % 4 < 3) made.data[at] += jitter * (next() - 0.5);
  return made;
}
const isColoured = ([red, green, blue]) => Math.max(red, green, blue) - Math.min(red, green, blue) > 40;

test('a part that was copied is shown at both places and nowhere else, also after slight noise', () => {
  for (const jitter of [0, 6]) {
    const copied = clones(texture(420, 300, { from: [31, 40], to: [251, 177], side: 72 }, jitter));
    for (const [x, y] of [[67, 76], [287, 213]]) assert.ok(isColoured(pixel(copied, x, y)), { jitter, x, y });
    assert.deepEqual(pixel(copied, 5, 5).every((value) => value < 110), true);
    let coloured = 0;
    for (let at = 0; at < 420 * 300; at += 1) if (isColoured(pixel(copied, at % 420, Math.floor(at / 420)))) coloured += 1;
    assert.ok(coloured > 1.4 * 72 ** 2 && coloured < 2.4 * 72 ** 2, { jitter, coloured });
  }
});

test('where nothing was copied nothing is coloured, and tiny or flat images are no trouble', () => {
  const plain = clones(texture(420, 300));
  for (let at = 0; at < 420 * 300; at += 1) assert.ok(!isColoured(pixel(plain, at % 420, Math.floor(at / 420))));
  for (const [width, height] of [[1, 1], [15, 40], [16, 16], [200, 200]]) {
    assert.deepEqual(pixel(clones(image(width, height, () => [100, 100, 100])), 0, 0), [40, 40, 40]);
  }
});

test('the loupe looks at the pixel under it, also in a view that has fewer pixels', () => {
  const view = { scale: 0.5, x: 10, y: 20 };
  assert.deepEqual(pixelAt(view, { x: 60, y: 45 }, { width: 400, height: 300 }), { x: 100, y: 50 });
  assert.deepEqual(pixelAt(view, { x: 0, y: 999 }, { width: 400, height: 300 }), { x: 0, y: 299 });
  assert.deepEqual(around({ x: 100, y: 50 }, 20, { width: 400, height: 300 }, { width: 400, height: 300 }), [90, 40, 20]);
  assert.deepEqual(around({ x: 100, y: 50 }, 20, { width: 400, height: 300 }, { width: 200, height: 150 }), [40, 15, 20]);
});
