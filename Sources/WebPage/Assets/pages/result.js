// One analysis: followed while it runs, then its report.

import { announce, byId, fill } from '../dom.js';
import { lead } from '../headline.js';
import { nameOf } from '../names.js';
import { confirmDeletion } from '../notice.js';
import { Problem } from '../problem.js';
import { follow } from '../result/follow.js';
import { handOnPart } from '../result/handon.js';
import { ResultView } from '../result/view.js';
import { skeleton } from '../states.js';
import { words } from '../strings/result-words.js';
import { dressed } from '../styles.js';
import { line } from '../result/verdict.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../app.js').Visit} Visit */
/** @typedef {import('../model').Analysis} Analysis */

/** @type {import('../app.js').OpenPage} */
export const open = async (app, visit) => {
  fill(visit.root, skeleton());
  openDetailsInPrint(visit.signal);
  /** @type {ResultView | null} */
  let shown = null;
  for await (const analysis of follow(app.api, visit.path[0] ?? '', visit.signal)) {
    const medium = await app.shelf.mediumOf(analysis);
    if (visit.signal.aborted) return;
    if (shown) shown.update(analysis);
    else {
      shown = new ResultView(analysis, medium, detectorsOf(app, analysis), actions(app, visit, analysis));
      fill(visit.root, shown.view);
      byId('verdict').focus({ preventScroll: true });
    }
    say(app, analysis, medium.name);
  }
};

/** The detectors that will answer for a medium. */
const detectorsOf = (/** @type {App} */ app, /** @type {Analysis} */ analysis) => app.capabilities.detectors
  .filter((each) => each.kind === analysis.media.kind && !each.problem).map((each) => each.id);

/** Tells the title and, politely, the outcome. */
function say(/** @type {App} */ app, /** @type {Analysis} */ analysis, /** @type {string} */ name) {
  const { report, state } = analysis;
  const said = report && lead(report);
  app.title(said ? said.title : name);
  if (said) announce(words.state.done(said.title, line(report)));
  else if (state === 'failed' || state === 'cancelled') announce(words.state[state]);
}

/**
 * @param {App} app
 * @param {Visit} visit
 * @param {Analysis} analysis
 * @returns {import('../result/view.js').Actions}
 */
function actions(app, visit, analysis) {
  const { id } = analysis;
  return {
    place: app.trail.at(id),
    again: () => app.router.go('/'),
    intoCase: async () => {
      const { putIntoCase } = await dressed(import('../cases/choose.js'), 'cases');
      await putIntoCase(app, [id], visit.signal);
    },
    check: (file) => app.arrivals.give({ files: [file] }),
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
    act: (action) => app.attempt(async () => {
      await app.api.act(id, action);
      app.router.follow();
    }),
    say: (label, note) => app.attempt(async () => {
      await app.api.giveFeedback(id, label, note);
      announce(words.feedback.thanks);
    }),
    retain: async (mode) => {
      const { discardTitle, discardHint } = words.retention;
      if (mode === 'discard' && !(await confirmDeletion(discardTitle, discardHint(nameOf(analysis)), visit.signal))) return;
      await retain(app, id, mode);
    },
    handOn: (done, report) => handOnPart(app, done, report, visit.signal),
    isUnchanged: ({ engine }) => Object.entries(engine.models).every(([id, digest]) =>
      app.capabilities.detectors.some((each) => each.id === id && each.digest === digest)),
  };
}

/** Keeps a result, or lets go of its file; asks for room where there is none. */
function retain(/** @type {App} */ app, /** @type {string} */ id, /** @type {'keep' | 'discard'} */ mode) {
  return app.attempt(async () => {
    try {
      await app.api.retain(id, mode);
      app.shelf.remove(id);
      announce(words.retention.changed[mode]);
      app.router.follow();
    } catch (problem) {
      if (!(problem instanceof Problem) || !problem.shortage) throw problem;
      await app.makeRoom(id, problem.shortage);
    }
  });
}

/** Nothing can be opened on paper, so all but the raw data is. */
function openDetailsInPrint(/** @type {AbortSignal} */ signal) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details')]
      .filter((each) => !each.open && !each.matches('.json, .alone'));
    for (const each of opened) each.open = true;
  }, { signal });
  addEventListener('afterprint', () => { for (const each of opened) each.open = false; }, { signal });
}
