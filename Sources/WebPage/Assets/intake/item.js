// One medium on its way, as a row of the list: made once and kept true, so that the focus never jumps.

import { announce, fill, h } from '../dom.js';
import { percent, size, time } from '../format.js';
import { lead, lookOfResult } from '../headline.js';
import { sentenceOf } from '../notice.js';
import { lookUp, words } from '../strings.js';

/**
 * @param {import('./delivery.js').Delivery} delivery
 * @param {{ resume: () => void, choose: () => void, remove: () => void }} actions
 */
export function deliveryRow(delivery, actions) {
  const { medium } = delivery;
  const status = h('p', { class: 'hint' });
  const bar = h('progress', { max: '1', value: '0', 'aria-label': words.delivery.progress(medium.name) });
  const button = (/** @type {keyof typeof words.delivery.action} */ name, /** @type {() => void} */ onclick) =>
    h('button', {
      type: 'button', class: 'quiet', onclick, 'aria-label': `${words.delivery.action[name]}: ${medium.name}`,
    }, words.delivery.action[name]);
  const pause = button('pause', () => delivery.pause());
  const resume = button('resume', actions.resume);
  const retry = button('retry', actions.resume);
  const again = button('again', actions.resume);
  const choose = button('choose', actions.choose);
  const remove = button('remove', actions.remove);
  const open = h('a', { class: 'button', 'aria-label': words.delivery.openNamed(medium.name) }, words.delivery.open);
  const seal = h('span', { class: 'seal', 'aria-hidden': 'true', hidden: true });
  const more = h('p', { class: 'hint' });
  const held = h('p', { class: 'stamp', hidden: true });
  const row = h('li', { class: 'delivery' }, preview(medium),
    h('div', { class: 'about' }, h('p', { class: 'name', dir: 'auto' }, medium.name),
      h('div', { class: 'status' }, seal, status), more, held, bar),
    h('div', { class: 'row' }, pause, resume, retry, choose, open, again, remove));

  const update = () => {
    const { state } = delivery;
    row.dataset.state = state;
    bar.hidden = !delivery.isInPieces || state === 'accepted' || state === 'refused';
    bar.value = medium.size ? delivery.sent / medium.size : 0;
    pause.hidden = !delivery.isInPieces || (state !== 'sending' && state !== 'broken');
    resume.hidden = state !== 'paused';
    retry.hidden = state !== 'refused';
    choose.hidden = state !== 'missing';
    again.hidden = state !== 'known';
    const result = delivery.accepted?.id ?? delivery.known;
    open.hidden = !result || !['accepted', 'known'].includes(state);
    if (result) open.href = `#/result/${encodeURIComponent(result)}`;
    const share = percent(Math.floor(bar.value * 100) / 100);
    const sentence = state === 'refused' ? sentenceOf(delivery.problem)
      : words.delivery.state[state](share, size(medium.size));
    fill(status, sentence);
    if (state === 'known') announce(`${medium.name}: ${sentence}`);
  };
  delivery.addEventListener('change', update);
  update();

  /** Shows how the analysis goes. */
  const show = (/** @type {import('../model').Analysis} */ analysis) => {
    const { report, retention } = analysis;
    const said = report && lead(report);
    const waits = retention.mode === 'held' && retention.until;
    seal.hidden = analysis.state !== 'done';
    row.dataset.verdict = report ? lookOfResult(report) : '';
    fill(status, said?.title ?? lookUp(words.stateShort, analysis.state));
    fill(more, said?.origin && (said.origin.leads ? said.answer : said.origin.sentence),
      analysis.error && sentenceOf({ ...analysis.error, detail: analysis.error.message }));
    fill(held, waits && words.delivery.held(time(waits)));
    held.hidden = !waits;
    if (said) announce(`${medium.name}: ${said.title}`);
  };
  return { row, show };
}

/** A small picture of it, or what kind of thing it is. */
function preview(/** @type {import('../shelf.js').Medium} */ medium) {
  const ending = medium.name.match(/\.(\w{1,4})$/u)?.[1];
  const plain = h('span', { class: 'preview', 'aria-hidden': 'true' }, ending ?? '…');
  if (medium.kind !== 'image' || !medium.url) return plain;
  const picture = h('img', { class: 'preview', src: medium.url, alt: '', onerror: () => picture.replaceWith(plain) });
  return picture;
}
