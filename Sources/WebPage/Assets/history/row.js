// One check in the history: what it was, what came out, when, and whether it stays.

import { h } from '../dom.js';
import { inHundredShort, listed, size, time } from '../format.js';
import { lead, lookOfResult } from '../headline.js';
import { nameOf } from '../names.js';
import { isGivenUp, isRunning } from '../running.js';
import { formatName, lookUp, words } from '../strings.js';

/**
 * @param {import('../model').Analysis | import('../model').AnalysisSummary} item
 * @param {import('./thumbnails.js').Thumbnails} thumbnails
 * @param {import('./selection.js').Selection} selection
 */
export function historyRow(item, thumbnails, selection) {
  const { feedback, media, retention } = item;
  const name = nameOf(item);
  const { report } = item;
  const said = report && lead(report);
  const title = said?.title ?? lookUp(words.stateShort, isGivenUp(item) ? 'given_up' : item.state) ?? '';
  const origin = said?.origin;
  const look = report ? lookOfResult(report) : isRunning(item) ? 'open' : 'not_applicable';
  const until = retention.until && time(retention.until);
  return h('li', { id: `check-${item.id}`, 'data-verdict': look },
    h('span', { class: 'tick' }, selection.boxFor(item.id, name)),
    thumbnails.of(item),
    h('div', { class: 'what' },
      h('a', { class: 'name', dir: 'auto', href: `#/result/${item.id}` }, name),
      origin && !origin.leads && h('span', { class: 'hint' }, origin.sentence),
      h('span', { class: 'verdict' }, h('span', { class: 'seal', 'aria-hidden': 'true' }), title),
      origin?.leads && h('span', { class: 'hint' }, said?.answer),
      feedback && h('span', { class: 'hint note' }, h('strong', {}, lookUp(words.history.labels, feedback.label)),
        feedback.note && [' ', h('bdi', {}, feedback.note)])),
    h('div', { class: 'facts-short hint' },
      h('span', {}, listed([formatName(media.format), size(media.bytes)])),
      report && report.probability != null && report.reason !== 'signed' && h('span', { class: 'chance' },
        words.history.chance(inHundredShort(report.probability))),
      h('time', { datetime: item.created }, time(item.created)),
      retention.mode !== 'keep' && h('span', { class: 'stamp', title: until },
        words.history.retained[retention.mode])));
}
