// Following an analysis: its events as they come, and asking again and again where no stream gets through.

import { Problem } from '../problem.js';
import { isRunning } from '../running.js';
import { eventsOf } from './events.js';

const pause = 1500;
/** After so many streams in a row that brought nothing, the page asks instead. */
const patience = 3;

/** @typedef {import('../model').Analysis} Analysis */

/**
 * The analysis now, and each time something happens to it, until it has ended.
 *
 * @param {import('../api.js').API} api
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<Analysis, void>}
 */
export async function* follow(api, id, signal) {
  let analysis = await api.analysis(id, signal);
  yield analysis;
  let seen = '';
  for (let failures = 0; isRunning(analysis) && failures < patience; failures += 1) {
    try {
      for await (const event of eventsOf(await api.events(id, seen, signal))) {
        [seen, failures] = [event.id, 0];
        analysis = after(analysis, event);
        yield analysis;
      }
      if (!isRunning(analysis)) return;
    } catch (problem) {
      if (signal.aborted) return;
      if (problem instanceof Problem && !problem.isPassing) throw problem;
    }
    await new Promise((resolve) => { setTimeout(resolve, pause); });
    if (signal.aborted) return;
  }
  if (isRunning(analysis)) yield* api.watch(id, signal);
}

/**
 * The analysis after an event; one that is already known changes nothing.
 *
 * @param {Analysis} analysis
 * @param {import('./events.js').ServerEvent} event
 * @returns {Analysis}
 */
export function after(analysis, event) {
  const data = JSON.parse(event.data);
  switch (event.name) {
    case 'queued': case 'done': case 'failed': case 'cancelled': return data;
    case 'started': return { ...analysis, state: 'running', queue: undefined };
    case 'progress': return { ...analysis, progress: data.progress };
    case 'evidence': {
      const others = analysis.evidence.filter((each) => each.detector !== data.detector);
      return { ...analysis, state: 'running', evidence: [...others, data] };
    }
    default: return analysis;
  }
}
