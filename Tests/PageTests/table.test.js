import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, tableOf } from '../../Sources/WebPage/Assets/history/export.js';
import { sorted } from '../../Sources/WebPage/Assets/history/table.js';
import { report } from './reports.js';

/** An analysis, with other members in place of these. */
const item = (id, members = {}) => ({
  id, state: 'done', created: `2026-11-0${id}T12:00:00Z`, media: { kind: 'image', format: 'jpeg', bytes: 10, sha256: 'aa' }, ...members,
});
const ids = (items, by, isUp) => sorted(items, { by, isUp }).map(({ id }) => id).join('');

test('rows are sorted by any column, those without a value last either way, equal ones newest first', () => {
  const items = [
    item('3', { name: 'b', report: report({ verdict: 'no_signs', probability: 0.1 }) }),
    item('2', { name: 'A', report: report({ verdict: 'synthetic', probability: 0.9 }), feedback: { label: 'real' } }),
    item('1', { name: 'c', state: 'failed' }),
  ];
  assert.equal(ids(items, 'chance', false), '231');
  assert.equal(ids(items, 'chance', true), '321');
  assert.equal(ids(items, 'name', true), '231');
  assert.equal(ids(items, 'answer', true), '231');
  assert.equal(ids(items, 'created', true), '123');
  assert.equal(ids(items, 'size', false), '321');
  assert.equal(ids(items, 'label', true), '231');
  const proved = item('4', { report: report({ reason: 'signed', verdict: 'synthetic', probability: 0.99 }) });
  assert.equal(ids([proved, ...items], 'chance', false), '2341');
});

test('what is selected becomes a table without formulas, and reports one a line', () => {
  const items = [
    item('1', { name: '=SUM(A1)', report: report({ probability: 0.5 }), feedback: { label: 'real', note: 'she said "yes"' } }),
    item('2', { name: undefined, state: 'failed' }),
  ];
  const [head, first, second, end] = tableOf(items).split('\r\n');
  assert.match(head, /^"id","created","name".*"label","note"$/u);
  assert.match(first, /^"1","2026-11-01T12:00:00Z","'=SUM\(A1\)","image","jpeg","10","aa","done","uncertain","0\.5","real","she said ""yes"""$/u);
  assert.match(second, /^"2",.*"failed","","","",""$/u);
  assert.equal(end, '');
  assert.deepEqual(linesOf([items[0].report]).trimEnd().split('\n').map((line) => JSON.parse(line)), [items[0].report]);
});
