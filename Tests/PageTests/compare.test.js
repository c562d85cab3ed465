import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aligned, differing, frameOf, isSameShape } from '../../Sources/WebPage/Assets/compare/frame.js';
import { evidence } from './reports.js';

test('two pictures share the frame of the larger one, and each lies in it whole', () => {
  const large = { width: 4000, height: 3000 };
  const copy = { width: 1000, height: 750 };
  const whole = { x: 0, y: 0, ...large };
  assert.deepEqual(frameOf([copy, large]), { frame: large, places: [whole, whole] });
  const square = { width: 500, height: 500 };
  assert.deepEqual(frameOf([large, square]).places[1], { x: 500, y: 0, width: 3000, height: 3000 });
  assert.ok(isSameShape([large, copy]));
  assert.ok(!isSameShape([large, square]));
});

test('pixels count as different where one channel does clearly', () => {
  const pixels = (...values) => ({ width: values.length / 4, height: 1, data: new Uint8ClampedArray(values) });
  const one = pixels(10, 10, 10, 255, 10, 10, 10, 255, 10, 10, 10, 255, 10, 10, 10, 255);
  const other = pixels(10, 10, 10, 255, 12, 12, 12, 255, 10, 10, 60, 255, 200, 10, 10, 0);
  assert.equal(differing(one, other), 0.5);
  assert.equal(differing(one, one), 0);
});

test('evidence stands beside that of the same detector, what weighs most in either first', () => {
  const one = [evidence(-0.2, { detector: 'a' }), evidence(null, { detector: 'b', state: 'failed' })];
  const other = [evidence(0.1, { detector: 'a' }), evidence(3, { detector: 'c' })];
  assert.deepEqual(aligned(one, other).map(({ detector }) => detector), ['c', 'a', 'b']);
  assert.deepEqual(aligned(one, other)[0].pair, [undefined, other[1]]);
  assert.deepEqual(aligned(one, other)[1].pair, [one[0], other[0]]);
});
