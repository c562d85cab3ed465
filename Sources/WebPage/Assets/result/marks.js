// A text with its sentences marked. Spans count Unicode scalars, strings count UTF-16 units: never mix the two.

import { h } from '../dom.js';
import { step } from '../format.js';
import { words } from '../strings/result-words.js';

/** @typedef {import('../model').Span} Span */
/** @typedef {{ text: string, score: number | null, start: number }} Piece a piece between spans has no score */

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
    if (span.start > end) list.push({ text: cut(end, span.start), score: null, start: end });
    list.push({ text: cut(span.start, span.end), score: span.score, start: span.start });
    end = span.end;
  }
  if (end < scalars.length) list.push({ text: cut(end), score: null, start: end });
  return list;
}

/**
 * The pieces with the number of each page before its first words; a marked sentence is not parted.
 *
 * @param {Piece[]} list
 * @param {number[]} starts
 */
export function paged(list, starts) {
  /** @type {(Piece | number)[]} */
  const parts = [];
  let page = 0;
  for (const piece of list) {
    const scalars = Array.from(piece.text);
    const most = piece.start + (piece.score === null ? scalars.length - 1 : 0);
    let from = 0;
    for (; page < starts.length && starts[page] <= most; page += 1) {
      // Of pages without words only the next one with some is told.
      if (starts[page + 1] === starts[page]) continue;
      const at = Math.max(starts[page] - piece.start, from);
      if (at > from) parts.push({ ...piece, text: scalars.slice(from, at).join('') });
      parts.push(page + 1);
      from = at;
    }
    parts.push({ ...piece, text: scalars.slice(from).join('') });
  }
  return parts;
}

/**
 * The text with marks. One tab stop; arrow keys step from mark to mark, and its strength is read out in words.
 *
 * @param {string} text
 * @param {Span[]} spans
 * @param {number[]} [starts] where the pages of a document begin
 */
export function markedText(text, spans, starts = []) {
  const strength = h('p', { class: 'hint', role: 'status' }, spans.length ? words.marks.hint : '');
  const show = (/** @type {Event} */ event) => {
    const told = event.target instanceof HTMLElement ? event.target.dataset : null;
    if (!told?.step) return;
    const at = /** @type {keyof typeof words.step} */ (Number(told.step));
    strength.textContent = words.marks.strength(words.step[at], told.page);
  };
  let page = 0;
  const part = (/** @type {Piece | number} */ each) => {
    if (typeof each !== 'number') return mark(each, page);
    page = each;
    return h('span', { class: 'leaf', 'data-page': words.marks.page(page) });
  };
  const body = h('div', {
    class: 'text', role: 'group', tabindex: '0', 'aria-label': words.marks.label,
    onmouseover: show, onfocusin: show, onkeydown: stepThrough,
  }, paged(pieces(text, spans), starts).map(part));
  return h('div', { class: 'marked' }, body, spans.length > 0 && legend(), strength);
}

function mark(/** @type {Piece} */ piece, /** @type {number} */ page) {
  const at = piece.score === null ? 0 : step(piece.score);
  return at === 0 ? piece.text : h('mark', { class: `s${at + 2}`, tabindex: '-1', 'data-step': at, 'data-page': page || undefined }, piece.text);
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
