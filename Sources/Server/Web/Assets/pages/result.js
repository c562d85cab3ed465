// One analysis: followed while it runs, then its report.

import { announce, byId, fill, h } from '../dom.js';
import { confirmDeletion } from '../notice.js';
import { nameOf } from '../names.js';
import { Problem } from '../problem.js';
import { analysisView } from '../report.js';
import { words } from '../strings.js';
import { headline, line } from '../verdict.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../app.js').Visit} Visit */
/** @typedef {import('../model').Analysis} Analysis */

/** @type {import('../app.js').OpenPage} */
export const open = async (app, visit) => {
  const id = visit.path[0] ?? '';
  for await (const analysis of app.api.watch(id, visit.signal)) {
    const medium = await app.shelf.mediumOf(analysis);
    if (visit.signal.aborted) return;
    show(app, visit, analysis, medium);
    if (analysis.report) announce(words.state.done(headline(analysis.report), line(analysis.report)));
    else if (analysis.state === 'failed' || analysis.state === 'cancelled') announce(words.state[analysis.state]);
  }
};

/**
 * @param {App} app
 * @param {Visit} visit
 * @param {Analysis} analysis
 * @param {import('../shelf.js').Medium} medium
 */
function show(app, visit, analysis, medium) {
  const { kind } = analysis.media;
  const detectors = app.capabilities.detectors.filter((each) => each.kind === kind && !each.problem);
  const look = medium.text !== undefined ? 'of-text' : medium.url ? 'of-image' : 'of-nothing';
  const hadFocus = visit.root.contains(document.activeElement);
  fill(visit.root, h('section', { id: 'result', class: look, 'aria-labelledby': 'verdict' },
    analysisView(analysis, medium, detectors.map((each) => each.id), actions(app, visit, analysis))));
  if (hadFocus || document.activeElement === document.body) byId('verdict').focus({ preventScroll: true });
  app.title(analysis.report ? headline(analysis.report) : medium.name);
}

/** What the visitor can do with an analysis. */
function actions(/** @type {App} */ app, /** @type {Visit} */ visit, /** @type {Analysis} */ analysis) {
  const { id } = analysis;
  return {
    again: () => app.router.go('/'),
    remove: async () => {
      const sentence = words.history.confirm(nameOf(analysis));
      if (!(await confirmDeletion(words.history.confirmTitle, sentence, visit.signal))) return;
      await app.attempt(async () => {
        await app.api.delete(id);
        app.shelf.remove(id);
        app.router.go('/history');
        announce(words.history.deleted);
      });
    },
    act: (/** @type {'cancel' | 'retry' | 'rerun'} */ action) => app.attempt(async () => {
      await app.api.act(id, action);
      app.router.follow();
    }),
    say: (/** @type {import('../model').Label} */ label) => app.attempt(async () => {
      await app.api.giveFeedback(id, label);
      announce(words.feedback.thanks);
    }),
    retain: (/** @type {'keep' | 'discard'} */ mode) => app.attempt(async () => {
      try {
        await app.api.retain(id, mode);
        app.shelf.remove(id);
        announce(words.retention.changed[mode]);
        app.router.follow();
      } catch (problem) {
        if (!(problem instanceof Problem) || !problem.shortage) throw problem;
        await app.makeRoom(id, problem.shortage);
      }
    }),
  };
}
