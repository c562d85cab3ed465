import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  byStrength, logit, ofHundred, partly, prior, pull, sigmoid, stripPlaces,
} from '../../Sources/WebPage/Assets/result/figures.js';
import { generator } from './random.js';
import { evidence, point, report } from './reports.js';

test('the three shares sum to a hundred and never flatter the detector', () => {
  const next = generator(1);
  for (let round = 0; round < 2000; round += 1) {
    const found = next();
    const pass = (1 - found) * next();
    const shares = ofHundred({ ...point, measured_tpr: found, measured_miss_rate: pass });
    assert.equal(shares.found + shares.open + shares.pass, 100);
    assert.ok(shares.found <= 100 * found + 1e-6 && shares.pass >= 100 * pass - 1e-6 && shares.open >= 0, { found, pass });
  }
  assert.deepEqual(ofHundred(point), { found: 27, open: 63, pass: 10 });
  assert.deepEqual(ofHundred({ ...point, measured_tpr: 0.29, measured_miss_rate: 0.07 }), { found: 29, open: 64, pass: 7 });
});

test('a contribution is what evidence adds; reports without one fall back to the weighted ratio', () => {
  assert.equal(pull(evidence(-0.5, { llr: -2, weight: 1.2 })), -0.5);
  assert.equal(pull(evidence(undefined, { llr: -2, weight: 1.5 })), -3);
  assert.equal(pull(evidence(undefined, { weight: 0 })), null);
  assert.equal(pull(evidence(1, { state: 'failed' })), null);
  const order = [evidence(1, { detector: 'a' }), evidence(-3, { detector: 'b' }), evidence(9, { detector: 'c', state: 'failed' })];
  assert.deepEqual(byStrength(order).map((item) => item.detector), ['b', 'a', 'c']);
});

test('the scale starts where the probability stands without its evidence', () => {
  for (const start of [0.5, 0.1, 0.9]) {
    const made = report({ probability: sigmoid(logit(start) - 0.9), llr: -0.9, evidence: [evidence(-0.9)] });
    assert.ok(Math.abs(prior(made) - start) < 1e-9);
  }
  const former = report({ probability: 0.623, llr: -0.344, evidence: [evidence(undefined)] });
  assert.equal(prior(former), null);
});

test('the needle stands where the number does: right of the middle exactly when the evidence leans synthetic', () => {
  const next = generator(2);
  for (let round = 0; round < 2000; round += 1) {
    const llr = 12 * (next() - 0.5);
    const made = report({ probability: sigmoid(llr), llr, evidence: [evidence(llr)], operating_point: point });
    const places = stripPlaces(made);
    assert.equal(Math.sign(places.at - 50), Math.sign(llr), llr);
    assert.equal(places.at > places.high, llr > point.threshold);
    assert.equal(places.at < places.low, llr < point.no_signs_threshold);
    for (const value of [places.at, places.from, places.to, places.low, places.high]) assert.ok(value >= 0 && value <= 100);
  }
});

test('no line is drawn where nothing reassures, nor on the axis of an earlier version', () => {
  const members = { probability: 0.4, llr: logit(0.4), evidence: [evidence(logit(0.4))] };
  const { no_signs_threshold: _, ...withheld } = point;
  assert.equal(stripPlaces(report({ ...members, operating_point: withheld })).low, null);
  const former = stripPlaces(report({ ...members, evidence: [evidence(undefined)], operating_point: point }));
  assert.deepEqual([former.low, former.high], [null, null]);
  assert.equal(stripPlaces(report()), null);
});

test('what was looked at is told of deciding evidence, where it was not all', () => {
  const part = (amount, of, unit) => ({ examined: { amount, of, unit } });
  const told = partly([
    evidence(1, part(48, 720, 'seconds')), evidence(1, part(8, 4500, 'frames')), evidence(1, part(60, 720, 'seconds')),
    evidence(1, part(300, 300, 'words')), evidence(null, { ...part(1, 9, 'words'), weight: 0 }),
  ]);
  assert.deepEqual(told, [{ amount: 60, of: 720, unit: 'seconds' }, { amount: 8, of: 4500, unit: 'frames' }]);
});
