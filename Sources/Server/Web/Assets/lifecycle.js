// What can be done with a check besides reading it: stop it, try or run it again, say what one knows.

import { h } from './dom.js';
import { inHundred, time } from './format.js';
import { detectorName, words } from './strings.js';

/** The buttons that fit the state of an analysis; `actions.act` is called with `cancel`, `retry` or `rerun`. */
export function lifecycleButtons(analysis, actions) {
  const button = (action) => h('button', { type: 'button', class: 'quiet', onclick: () => actions.act(action) },
    words.lifecycle[action]);
  switch (analysis.state) {
    case 'queued': case 'running': return [button('cancel')];
    case 'failed': case 'cancelled': return analysis.links?.media ? [button('retry')] : [];
    case 'done': return analysis.links?.media ? [button('rerun')] : [];
    default: return [];
  }
}

/** What running it again changed; null when it ran once. */
export function changesPart(changes) {
  if (!changes) return null;
  const { verdict_before: before, verdict_now: now } = changes;
  const chances = [changes.probability_before, changes.probability_now];
  const lines = [
    before === now ? words.changes.sameVerdict : words.changes.verdict(words.headline[before], words.headline[now]),
    chances.every((chance) => chance != null) && words.changes.probability(...chances.map(inHundred)),
    changes.detectors.length > 0 && words.changes.detectors(changes.detectors.map(({ id }) => detectorName(id))),
  ];
  return h('section', { class: 'part' }, h('h3', {}, words.changes.title(time(changes.since))),
    lines.filter(Boolean).map((line) => h('p', {}, line)));
}

/** The question what the visitor knows; `actions.say` is called with the label that was chosen. */
export function feedbackPart(analysis, actions) {
  if (analysis.state !== 'done') return null;
  const chosen = analysis.feedback?.label ?? null;
  return h('fieldset', { class: 'feedback' }, h('legend', {}, words.feedback.question),
    h('div', { class: 'row tools' }, Object.entries(words.feedback.label).map(([label, text]) =>
      h('label', { class: 'rate' },
        h('input', { type: 'radio', name: 'feedback', value: label, checked: label === chosen,
          onchange: () => actions.say(label) }),
        h('span', {}, text)))));
}
