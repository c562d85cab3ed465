// Whether a result stays: what happens to it, and the button that changes it.

import { h } from './dom.js';
import { time } from './format.js';
import { words } from './strings.js';

/** The part of a result about keeping it; `actions.retain(mode)` is called with `keep` or `discard`. */
export function retentionPart(analysis, actions) {
  const { mode, until } = analysis.retention ?? {};
  if (!mode) return null;
  const isKept = mode === 'keep';
  const button = (change) => h('button', { type: 'button', class: 'quiet', onclick: () => actions.retain(change) },
    words.retention.action[change]);
  return h('section', { class: 'part kept' },
    h('h3', {}, words.retention.title[mode]),
    h('div', { class: 'row' },
      h('p', { class: 'hint' }, words.retention.line[mode](until ? time(until) : null)),
      button(isKept ? 'discard' : 'keep')));
}
