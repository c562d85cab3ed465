// Handing a result on: links that show it to others until they expire or are revoked, and a sentence to quote.

import { announce, fill, h } from '../dom.js';
import { field, form, menu, option } from '../fields.js';
import { day } from '../format.js';
import { lead } from '../headline.js';
import { confirmDeletion } from '../notice.js';
import { failed } from '../states.js';
import { words } from '../strings/result-words.js';
import { judged, line } from './verdict.js';

/** @typedef {import('../model').Analysis} Analysis */
/** @typedef {import('../model').ReportLink} ReportLink */

/** The lives of a link that are offered, in days. */
const lives = ['7', '30', '90', '365'];

/**
 * @param {import('../app.js').App} app
 * @param {Analysis} analysis
 * @param {import('../model').Report} report
 * @param {AbortSignal} signal
 */
export function handOnPart(app, analysis, report, signal) {
  const { connection } = app.api;
  const address = `/v1/analyses/${encodeURIComponent(analysis.id)}/links`;
  const made = h('div', { 'aria-live': 'polite' });
  const list = h('div');
  const load = async () => {
    try {
      /** @type {import('../model').PageOf<ReportLink>} */
      const { items } = await connection.json('GET', address, { signal });
      if (!signal.aborted) fill(list, items.length > 0 && h('ul', { class: 'lines' }, items.map(row)));
    } catch (problem) {
      if (!signal.aborted) fill(list, failed(problem, load));
    }
  };
  const revoke = async (/** @type {ReportLink} */ link) => {
    if (!(await confirmDeletion(words.handOn.revokeTitle, words.handOn.revokeHint, signal))) return;
    await app.attempt(async () => {
      await connection.json('DELETE', `${address}/${encodeURIComponent(link.id)}`);
      announce(words.handOn.revoked);
      fill(made);
      await load();
    });
  };
  const row = (/** @type {ReportLink} */ link) => {
    const isOver = new Date(link.expires) <= new Date();
    return h('li', {}, h('div', {}, h('strong', {}, words.handOn.madeOn(day(link.created))),
      h('p', { class: 'hint' }, isOver ? words.handOn.expired(day(link.expires)) : words.handOn.until(day(link.expires)),
        ' · ', link.medium ? words.handOn.withFile : words.handOn.withoutFile)),
    h('button', { type: 'button', class: 'quiet', 'aria-label': words.handOn.revokeThis(day(link.created)),
      onclick: () => revoke(link) }, words.handOn.revoke));
  };
  const life = menu(lives.map((days) => [days, words.handOn.life(Number(days))]), '30');
  const medium = h('input', { type: 'checkbox' });
  const make = () => app.attempt(async () => {
    /** @type {ReportLink} */
    const link = await connection.json('POST', address, { body: { days: Number(life.value), medium: medium.checked } });
    fill(made, h('p', {}, words.handOn.once), quoted(new URL(link.url ?? '', location.origin).href));
    announce(words.handOn.once);
    await load();
  });
  load();
  return h('section', { class: 'part hand-on' }, h('h2', {}, words.handOn.title),
    h('p', { class: 'hint' }, words.handOn.hint), made, list,
    h('details', { 'data-keep': 'link' }, h('summary', {}, words.handOn.new),
      form(make, field(words.handOn.lasts, life),
        analysis.links.media && option(medium, words.handOn.medium, words.handOn.mediumHint),
        h('button', { class: 'quiet' }, words.handOn.make))),
    h('details', { 'data-keep': 'sentence' }, h('summary', {}, words.handOn.sentence),
      quoted(sentence(report))));
}

/** What can be said of a report in an article: the answer, what it rests on, by what and of which file. */
export function sentence(/** @type {import('../model').Report} */ report) {
  const { title, answer } = lead(report);
  const says = [title, answer !== title && answer].filter(Boolean).join('. ');
  return [`${says}.`, line(report), judged(report),
    words.handOn.source(report.engine.version, day(report.finished), report.media.sha256.slice(0, 16))].filter(Boolean).join(' ');
}

/** A text with a button that copies it. */
function quoted(/** @type {string} */ text) {
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    announce(words.handOn.copied);
    button.textContent = words.handOn.copied;
  };
  const button = h('button', { type: 'button', class: 'quiet', onclick: copy }, words.handOn.copy);
  return h('div', { class: 'quoted' }, h('p', { class: 'quote', tabindex: 0 }, text), navigator.clipboard && button);
}
