// A report that somebody handed on by a link: read-only, for whoever has the link.

import { announce, byId, fill, h } from '../dom.js';
import { day } from '../format.js';
import { lead } from '../headline.js';
import { ResultView } from '../result/view.js';
import { skeleton } from '../states.js';
import { words } from '../strings/result-words.js';

/** @type {import('../app.js').OpenPage} */
export const open = async (app, visit) => {
  fill(visit.root, skeleton());
  const token = location.pathname.split('/')[2] ?? '';
  /** @type {import('../model').SharedReport} */
  const { name, report, expires, links } = await app.api.connection.json(
    'GET', `/v1/shared/${token}`, { isOpen: true, signal: visit.signal });
  /** @type {import('../model').Analysis} */
  const analysis = {
    id: report.id, state: 'done', name, created: report.created, media: report.media, progress: 1, evidence: [], report,
    retention: { mode: 'keep' }, links,
  };
  const medium = await app.shelf.mediumOf(analysis);
  if (visit.signal.aborted) return;
  const { view } = new ResultView(analysis, medium, [], null);
  fill(visit.root, h('p', { class: 'notice shared' }, words.handOn.shown(day(expires)),
    ' ', links.media ? '' : words.handOn.noFile), view);
  byId('verdict').focus({ preventScroll: true });
  app.title(lead(report).title);
  announce(lead(report).title);
};
