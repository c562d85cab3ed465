import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isGivenUp, isRunning } from '../../Sources/WebPage/Assets/running.js';
import { words as german } from '../../Sources/WebPage/Assets/strings/de.js';
import { words as english } from '../../Sources/WebPage/Assets/strings/en.js';

test('what the server gave up is told apart from a file that cannot be checked', () => {
  assert.equal(isGivenUp({ state: 'failed', error: { code: 'gave_up' } }), true);
  assert.equal(isGivenUp({ state: 'failed', error: { code: 'unprocessable_media' } }), false);
  assert.equal(isGivenUp({ state: 'cancelled', error: { code: 'cancelled' } }), false);
  assert.equal(isGivenUp({ state: 'queued' }), false);
  assert.equal(isRunning({ state: 'queued' }), true);
});

test('a check that is tried again says when, and one that was given up has words of its own, in each language', () => {
  for (const words of [english, german]) {
    assert.match(words.state.again('12:30'), /12:30/u);
    assert.ok(words.state.given_up && words.stateShort.given_up);
    assert.notEqual(words.stateShort.given_up, words.stateShort.failed);
  }
});
