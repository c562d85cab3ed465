import assert from 'node:assert/strict';
import test from 'node:test';

import { firstPiece, nextPiece } from '../../Sources/WebPage/Assets/intake/pieces.js';

/** The pieces that follow the first when each takes so long for every kilobyte. */
function pieces(millisecondsPerKilobyte, count) {
  const sizes = [firstPiece];
  while (sizes.length <= count) {
    const size = sizes.at(-1);
    sizes.push(nextPiece(size, (size / 1024) * millisecondsPerKilobyte));
  }
  return sizes;
}

test('pieces grow on a fast line and shrink on a slow one, within bounds', () => {
  assert.equal(pieces(0.001, 20).at(-1), 8 * 1024 * 1024);
  assert.equal(pieces(1000, 20).at(-1), 64 * 1024);
});

test('on a steady line the pieces settle, each between half a second and four', () => {
  for (const pace of [0.1, 0.5, 2, 8, 30]) {
    const [size, next] = pieces(pace, 30).slice(-2);
    assert.equal(size, next, `${pace}`);
    const took = (size / 1024) * pace;
    assert.ok(took <= 4000 && (took >= 500 || size === 8 * 1024 * 1024), `${pace}`);
  }
});
