import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Trail } from '../../Sources/WebPage/Assets/history/trail.js';

test('a list leads from result to result and back to its place', () => {
  const trail = new Trail();
  assert.equal(trail.at('b'), null);
  trail.lay('kind=image', ['a', 'b', 'c']);
  trail.leave(840);
  assert.equal(trail.back('kind=image'), null, 'nobody has left it for a result');
  assert.deepEqual(trail.at('a'), { before: undefined, after: 'b', place: 1, of: 3 });
  assert.deepEqual(trail.at('c'), { before: 'b', after: undefined, place: 3, of: 3 });
  assert.equal(trail.back(''), null, 'another list is opened from its top');
  assert.deepEqual(trail.back('kind=image'), { rows: 3, top: 840 });
  assert.equal(trail.back('kind=image'), null, 'once');
  trail.at('a');
  trail.clear();
  assert.equal(trail.at('a'), null);
});
