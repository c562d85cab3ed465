import assert from 'node:assert/strict';
import test from 'node:test';

import { fingerprint } from '../../Sources/WebPage/Assets/intake/fingerprint.js';

const sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073, 1_000_000];
const content = (size) => Uint8Array.from({ length: size }, (_, place) => (place * 31) % 251);

test('the same content has the same mark', async () => {
  for (const size of sizes) {
    assert.equal(await fingerprint(new Blob([content(size)])), await fingerprint(new Blob([content(size)])));
  }
});

test('another size, first byte or last byte makes another mark', async () => {
  for (const size of sizes.slice(1)) {
    const marks = [await fingerprint(new Blob([content(size)])), await fingerprint(new Blob([content(size + 1)]))];
    for (const place of new Set([0, size - 1])) {
      const changed = content(size);
      changed[place] ^= 1;
      marks.push(await fingerprint(new Blob([changed])));
    }
    assert.equal(new Set(marks).size, marks.length, `${size}`);
  }
});
