// Whether a result stays: what happens to it, and the button that changes it.

import { h } from '../dom.js';
import { time } from '../format.js';
import { words } from '../strings/result-words.js';

/**
 * @param {import('../model').Analysis} analysis
 * @param {(mode: 'keep' | 'discard') => void} retain
 */
export function retentionPart(analysis, retain) {
  const { mode, until } = analysis.retention;
  const change = mode === 'keep' ? 'discard' : 'keep';
  const label = mode === 'ephemeral' && !analysis.links.media ? 'keepReport' : change;
  return h('section', { class: 'part kept' },
    h('h2', {}, words.retention.title[mode]),
    h('div', { class: 'row' },
      h('p', { class: 'hint' }, words.retention.line[mode](until ? time(until) : null)),
      h('button', { type: 'button', class: 'quiet', onclick: () => retain(change) }, words.retention.action[label])));
}
