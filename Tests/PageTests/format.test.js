import './browser.js';

import assert from 'node:assert/strict';
import test from 'node:test';

const format = await import('../../Sources/WebPage/Assets/format.js');

test('a moment is told in minutes and seconds, and never before the start', () => {
  assert.equal(format.clock(0), '0:00');
  assert.equal(format.clock(67.9), '1:07');
  assert.equal(format.clock(3600), '60:00');
  assert.equal(format.clock(-1), '0:00');
});

test('a size is told in the unit that keeps it short', () => {
  assert.equal(format.size(0), '0 bytes');
  assert.equal(format.size(999), '999 bytes');
  assert.equal(format.size(1000), '1 kB');
  assert.equal(format.size(2_500_000), '2.5 MB');
  assert.equal(format.size(1e18), '1,000,000 TB');
});

test('an interval is rounded outwards, so it never looks surer than it is', () => {
  assert.deepEqual(format.bounds([0.119, 0.871]), [11, 88]);
  assert.deepEqual(format.bounds([0, 1]), [0, 100]);
});

test('a step of strength has the sign of its likelihood ratio, and none below the first', () => {
  assert.deepEqual([-9, -2.2, -0.5, -0.1, 0, 0.1, 0.5, 2.2, 9].map(format.step), [-2, -2, -1, 0, 0, 0, 1, 2, 2]);
});

test('a name fits into a header, whatever is in it', () => {
  assert.equal(format.headerName('plain.jpg'), 'plain.jpg');
  assert.equal(format.headerName('é "(1)*.jpg'), '%C3%A9%20%22%281%29%2A.jpg');
  assert.equal(format.headerName('\ud800'), '%EF%BF%BD');
});
