// A text with its sentences marked. Spans count Unicode scalars, strings count UTF-16 units: never mix the two.

import { h } from '../dom.js';
import { step } from '../format.js';
import { words } from '../strings/result-words.js';

/** @typedef {import('../model').Span} Span */
/** @typedef {{ text: string, score: number | null }} Piece a piece between spans has no score */

/**
 * Cuts a text into pieces.
 *
 * @param {string} text
 * @param {Span[]} spans
 */
export function pieces(text, spans) {
  const scalars = Array.from(text);
  const cut = (/** @type {number} */ from, /** @type {number | undefined} */ to = undefined) =>
    scalars.slice(from, to).join('');
  /** @type {Piece[]} */
  const list = [];
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < end || span.end <= span.start || span.end > scalars.length) continue;
    if (span.start > end) list.push({ text: cut(end, span.start), score: null });
    list.push({ text: cut(span.start, span.end), score: span.score });
    end = span.end;
  }
  if (end < scalars.length) list.push({ text: cut(end), score: null });
  return list;
}

/**
 * The text with marks. One tab stop; arrow keys step from mark to mark, and its strength is read out in words.
 *
 * @param {string} text
 * @param {Span[]} spans
 */
export function markedText(text, spans) {
  const strength = h('p', { class: 'hint', role: 'status' }, spans.length ? words.marks.hint : '');
  const show = (/** @type {Event} */ event) => {
    const at = event.target instanceof HTMLElement && event.target.dataset.step;
    if (at) strength.textContent = words.marks.strength(words.step[/** @type {keyof typeof words.step} */ (Number(at))]);
  };
  const body = h('div', {
    class: 'text', role: 'group', tabindex: '0', 'aria-label': words.marks.label,
    onmouseover: show, onfocusin: show, onkeydown: stepThrough,
  }, pieces(text, spans).map(mark));
  return h('div', { class: 'marked' }, body, spans.length > 0 && legend(), strength);
}

function mark(/** @type {Piece} */ piece) {
  const at = piece.score === null ? 0 : step(piece.score);
  return at === 0 ? piece.text : h('mark', { class: `s${at + 2}`, tabindex: '-1', 'data-step': at }, piece.text);
}

function stepThrough(/** @type {KeyboardEvent} */ event) {
  const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!(event.currentTarget instanceof Element)) return;
  const marks = [...event.currentTarget.querySelectorAll('mark')];
  if (!way || !marks.length || event.altKey || event.ctrlKey || event.metaKey) return;
  const now = marks.findIndex((each) => each === document.activeElement);
  const next = now < 0 ? (way > 0 ? 0 : marks.length - 1) : Math.min(Math.max(now + way, 0), marks.length - 1);
  marks[next].focus();
  event.preventDefault();
}

function legend() {
  const [leans, authentic, synthetic] = words.marks.legend;
  return h('p', { class: 'legend', 'aria-hidden': 'true' }, `${leans} `,
    h('span', { class: 's0' }, authentic), ' ', h('span', { class: 's4' }, synthetic));
}
