import assert from 'node:assert/strict';
import test from 'node:test';

import './browser.js';

const { paged, pieces } = await import('../../Sources/WebPage/Assets/result/marks.js');

test('each page is told before its first words; pages without words are passed over, marked sentences not parted', () => {
  const list = pieces('One two. 🙂 three. Four.', [{ start: 9, end: 17, score: 0.9 }]);
  assert.deepEqual(paged(list, [0, 4, 4, 11, 18, 23]).map((part) => part.text ?? part),
    [1, 'One ', 3, 'two. ', '🙂 three.', 4, ' ', 5, 'Four.']);
  assert.deepEqual(paged(list, []), list);
});
