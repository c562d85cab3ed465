// One analysis as a page section: the medium, the answer, why, and how sure.

import { h } from './dom.js';
import { clock, count, percent, size, time } from './format.js';
import { evidenceList } from './evidence.js';
import { heatmapView, mapped } from './heatmap.js';
import { markedText } from './marks.js';
import { changesPart, feedbackPart, lifecycleButtons } from './lifecycle.js';
import { originView, outranks } from './provenance.js';
import { retentionPart } from './retention.js';
import { probability, strip } from './strip.js';
import { detectorName, formatName, words } from './strings.js';
import { timeline } from './timeline.js';
import { headline, line, spans } from './verdict.js';

/**
 * The nodes of one analysis.
 *
 * `medium` is `{ name, text }` or `{ name, url }` as far as it is at hand; `detectors` are the ids that will answer;
 * `actions` are the functions `remove`, `again`, `retain(mode)`, `act(action)` and `say(label)`.
 */
export function analysisView(analysis, medium, detectors, actions) {
  const report = analysis.report;
  const evidence = report?.evidence ?? analysis.evidence ?? [];
  const answered = new Set(evidence.map((item) => item.detector));
  const isOpen = analysis.state === 'queued' || analysis.state === 'running' || analysis.state === 'sending';
  const origin = originView(report?.provenance);
  const isSigned = outranks(report?.provenance);
  const waiting = isOpen ? detectors.filter((id) => !answered.has(id)) : [];
  return [
    h('button', { type: 'button', class: 'quiet again', onclick: actions.again }, words.action.another),
    mediumView(medium, analysis.media ?? report?.media, evidence),
    h('div', { class: 'findings' },
      report ? answer(report) : progress(analysis, medium, answered.size, detectors.length),
      isSigned && part(words.heading.where, origin),
      (evidence.length > 0 || waiting.length > 0) &&
        part(words.heading.why, evidenceList(evidence, waiting)),
      !isSigned && origin && part(words.heading.where, origin),
      report && part(words.heading.sure, sureness(report)),
      changesPart(analysis.changes),
      feedbackPart(analysis, actions),
      retentionPart(analysis, actions),
      isOpen ? h('div', { class: 'row tools' }, lifecycleButtons(analysis, actions)) : toolbar(analysis, actions)),
  ];
}

const part = (title, ...content) => h('section', { class: 'part' }, h('h3', {}, title), content);

function mediumView(medium, media, evidence) {
  const facts = media
    ? [formatName(media.format), media.width && `${count(media.width)} × ${count(media.height)}`,
      media.duration && clock(media.duration), size(media.bytes)]
    : [];
  const shown = medium.url && player(medium, media?.kind ?? medium.kind);
  const map = shown?.tagName === 'IMG' && mapped(evidence);
  const text = medium.text !== undefined && markedText(medium.text, spans(evidence));
  return h('figure', { class: 'medium', 'aria-label': words.heading.medium },
    map ? heatmapView(shown, map) : shown, text,
    timeline(evidence, media?.duration, shown?.currentTime === undefined ? null : shown),
    h('figcaption', {}, h('span', { class: 'name' }, medium.name), h('span', { class: 'hint' },
      facts.filter(Boolean).join(' · '))));
}

/** The element that shows or plays a medium. */
function player(medium, kind) {
  if (kind === 'audio' || kind === 'video') {
    return h(kind, { src: medium.url, controls: true, preload: 'metadata', 'aria-label': medium.name, onerror: noPreview });
  }
  return h('img', { src: medium.url, alt: medium.name, onerror: noPreview });
}

function noPreview(event) {
  event.target.replaceWith(h('p', { class: 'hint' }, words.noPreview));
}

function answer(report) {
  return h('header', { class: 'answer', 'data-verdict': report.verdict },
    h('h2', { id: 'verdict', tabindex: '-1' }, h('span', { class: 'seal', 'aria-hidden': 'true' }), headline(report)),
    h('p', { class: 'line' }, line(report)), strip(report), probability(report));
}

function progress(analysis, medium, done, all) {
  const isFailed = analysis.state === 'failed' || analysis.state === 'cancelled';
  const title = analysis.state === 'sending' ? words.state.sending(medium.name) : words.state[analysis.state];
  const detail = isFailed
    ? analysis.error?.message
    : analysis.queue?.ahead > 0
      ? words.state.ahead(analysis.queue.ahead)
      : all > 0 && words.state.answered(done, Math.max(done, all));
  return h('header', { class: 'answer', 'data-verdict': isFailed ? 'not_applicable' : 'open' },
    h('h2', { id: 'verdict', tabindex: '-1' }, h('span', { class: 'seal', 'aria-hidden': 'true' }), title),
    detail && h('p', { class: 'line' }, detail));
}

function sureness(report) {
  const rows = [...measured(report), ...settings(report)];
  return [
    h('dl', { class: 'facts' }, rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
    report.probability != null && h('p', { class: 'hint' }, words.sure.probability),
    h('details', {}, h('summary', {}, words.sure.technical),
      h('pre', { tabindex: '0' }, JSON.stringify(report, null, 2))),
  ];
}

function measured(report) {
  const point = report.operating_point;
  if (!point) return [];
  const { kind } = report.media;
  const row = (name, sentence, share, n) =>
    [words.sure[name], sentence(count(Math.round(share * n)), count(n), percent(share), kind)];
  return [
    row('falseAlarms', words.sure.falseAlarmsValue, point.measured_fpr, point.n_authentic),
    row('caught', words.sure.caughtValue, point.measured_tpr, point.n_synthetic),
    row('missed', words.sure.missedValue, point.measured_miss_rate, point.n_synthetic),
    [words.sure.testSet, point.on],
    [words.sure.setting, words.sure.settingValue(percent(point.max_fpr), kind)],
  ];
}

function settings(report) {
  const conflicts = (report.conflicts ?? []).map((pair) => pair.map(detectorName).join(' – '));
  return [
    ...stability(report.stability),
    [words.sure.coverage, words.sure.coverageValue(report.coverage)],
    ...conflicts.map((pair) => [words.sure.conflicts, pair]),
    ...(report.warnings ?? []).map((code) => [words.sure.warnings, words.warning[code] ?? code]),
    [words.sure.digest, h('code', {}, report.media.sha256)],
    [words.sure.program, `Touchstone ${report.engine.version}, ${time(report.finished)}`],
  ];
}

function stability(seen) {
  if (!seen) return [];
  const points = Math.round(seen.spread * 100);
  return [[words.sure.stability, words.sure.stabilityValue(seen.flips, seen.views, points)]];
}

function toolbar(analysis, actions) {
  return h('div', { class: 'row tools' },
    lifecycleButtons(analysis, actions),
    analysis.report && h('button', { type: 'button', class: 'quiet', onclick: () => download(analysis.report) },
      words.action.download),
    analysis.id && h('button', { type: 'button', class: 'quiet', onclick: actions.remove }, words.action.delete));
}

function download(report) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }));
  h('a', { href: url, download: `touchstone-${report.id}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
