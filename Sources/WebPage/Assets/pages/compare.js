// Two results beside each other: their pictures zoomed together, their evidence row by row.

import { pictureOf, Pair } from '../compare/pair.js';
import { Partner } from '../compare/partner.js';
import { comparison } from '../compare/table.js';
import { fill, h } from '../dom.js';
import { nameOf } from '../names.js';
import { MediumView } from '../result/medium.js';
import { skeleton } from '../states.js';
import { words } from '../strings/result-words.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../app.js').Visit} Visit */
/** @typedef {import('../model').Analysis} Analysis */

/** @type {import('../app.js').OpenPage} */
export const open = async (app, visit) => {
  const [first = '', second = ''] = visit.path;
  fill(visit.root, skeleton());
  if (!second) {
    const item = await app.api.analysis(first, visit.signal);
    if (!visit.signal.aborted) await new Partner(app, visit, item).show();
    return;
  }
  const pair = await Promise.all([first, second].map((id) => app.api.analysis(id, visit.signal)));
  const media = await Promise.all(pair.map((item) => app.shelf.mediumOf(item)));
  const pictures = await Promise.all(media.map((medium, index) => pictureOf(medium, pair[index].media.kind)));
  if (visit.signal.aborted) return;
  const names = pair.map(nameOf);
  const shown = pictures.flatMap((each) => each ?? []);
  const other = (/** @type {number} */ index) => h('a', { class: 'button quiet', href: `#/compare/${pair[index].id}` },
    words.compare.other(names[index]));
  fill(visit.root,
    h('h1', {}, words.compare.title),
    shown.length === 2 ? new Pair(shown, names, visit.signal).view : h('div', { class: 'media' }, pair.map((item, index) => {
      const view = new MediumView(media[index], item.media);
      const evidence = item.report?.evidence ?? item.evidence;
      view.update(item.media, evidence);
      return h('div', {}, view.view, view.moments);
    })),
    comparison(pair), h('div', { class: 'row tools' }, other(0), other(1)));
  app.title(words.compare.of(names[0], names[1]));
};
