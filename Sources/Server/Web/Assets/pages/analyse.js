// Handing something in: choose, drop or paste a file, type or paste a text.

import { announce, byId, fill, h } from '../dom.js';
import { count, number, size } from '../format.js';
import { clearNotice, notice } from '../notice.js';
import { Problem } from '../problem.js';
import { analysisView } from '../report.js';
import { makeRoom } from '../storage/room.js';
import { mediumOfFile, release } from '../shelf.js';
import { formatName, words } from '../strings.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../shelf.js').Medium} Medium */

/** @type {import('../app.js').OpenPage} */
export const open = (app, visit) => {
  fill(visit.root, ...form(app, visit));
  countWords();
  app.arrivals.takeWith((arrival) => {
    if ('files' in arrival) give(app, visit, arrival.files);
    else takeText(arrival.text);
  }, visit.signal);
};

/**
 * @param {App} app
 * @param {import('../app.js').Visit} visit
 */
function form(app, visit) {
  const { formats, max_bytes: limit } = app.capabilities;
  const file = h('input', {
    type: 'file', accept: 'image/*,audio/*,video/*,text/*,.mka,.mkv', hidden: true,
    onchange: () => {
      const files = [...file.files ?? []];
      file.value = '';
      if (files.length) give(app, visit, files);
    },
  });
  const names = formats.filter((format) => format !== 'text').map(formatName).join(', ');
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const text = textBox().value;
    if (text.trim()) check(app, visit, { name: words.intake.pasted, text });
    else notice(words.intake.noText);
  };
  return [
    h('div', { class: 'intro' }, h('h1', {}, words.intake.question), h('p', {}, words.intake.promise)),
    h('div', { class: 'intake' },
      h('div', { class: 'panel drop' },
        h('span', { class: 'frame', 'aria-hidden': 'true' }),
        h('p', { class: 'lead' }, words.intake.drop),
        h('p', { class: 'hint' }, words.intake.paste),
        h('button', { id: 'choose', type: 'button', onclick: () => file.click() }, words.intake.choose), file,
        h('p', { class: 'hint' }, words.intake.formats(names, size(limit)))),
      h('form', { class: 'panel', onsubmit: submit },
        h('label', { class: 'lead', for: 'text' }, words.intake.text),
        h('textarea', { id: 'text', rows: 7, 'aria-describedby': 'count', oninput: countWords }),
        h('div', { class: 'row' }, h('span', { id: 'count', class: 'hint' }),
          h('button', { type: 'submit' }, words.intake.checkText)))),
    rates(app.capabilities.operating_points),
    h('label', { class: 'rate' }, h('input', { id: 'thorough', type: 'checkbox' }),
      h('span', {}, h('strong', {}, words.intake.thorough), h('span', { class: 'hint' }, words.intake.thoroughHint))),
  ];
}

const textBox = () => /** @type {HTMLTextAreaElement} */ (byId('text'));

function countWords() {
  const n = textBox().value.trim().split(/\s+/u).filter(Boolean).length;
  byId('count').textContent = n === 0 ? words.intake.empty : words.intake.words(n, count(n));
}

/** Text from outside goes into the box, to be read before it is sent. */
function takeText(/** @type {string} */ text) {
  if (/^https?:\/\/\S+$/u.test(text.trim())) return notice(words.intake.link);
  clearNotice();
  textBox().value = text;
  textBox().focus();
  countWords();
}

/** The measured rates that this server offers; nothing where there is no choice. */
function rates(/** @type {Record<string, import('../model').OperatingPoint[]>} */ points) {
  const offers = Object.entries(points).flatMap(([kind, list]) => list.map((point) => ({ kind, rate: point.max_fpr })));
  const all = [...new Set(offers.map((offer) => offer.rate))].sort((a, b) => a - b);
  const kinds = [...new Set(offers.map((offer) => offer.kind))];
  const kindsOf = (/** @type {number} */ rate) => offers.filter((each) => each.rate === rate).map((each) => each.kind);
  const usual = all.find((rate) => kindsOf(rate).length === kinds.length) ?? all[0];
  return h('fieldset', { class: 'rates', hidden: all.length < 2 }, h('legend', {}, words.rates.legend),
    all.map((rate) => {
      const only = kindsOf(rate).length < kinds.length && words.rates.only(kindsOf(rate));
      const note = rate === all[all.length - 1] ? words.rates.alert : words.rates.careful;
      return h('label', { class: 'rate' },
        h('input', { type: 'radio', name: 'rate', value: rate, checked: rate === usual }),
        h('span', {}, h('strong', {}, words.rates.label(words.often.exactly(number(rate * 100)), kindsOf(rate))),
          h('span', { class: 'hint' }, [note, only].filter(Boolean).join(' '))));
    }));
}

/** What was chosen: the share of authentic media that may be called synthetic, and whether to look thoroughly. */
function options() {
  const rate = /** @type {HTMLInputElement | null} */ (document.querySelector('input[name=rate]:checked'));
  const thorough = /** @type {HTMLInputElement} */ (byId('thorough')).checked;
  return { ...(rate && { max_fpr: Number(rate.value) }), ...(thorough && { thorough }) };
}

/**
 * @param {App} app
 * @param {import('../app.js').Visit} visit
 * @param {File[]} files
 */
async function give(app, visit, files) {
  const limit = app.capabilities.max_bytes;
  if (files.length > 1) notice(words.intake.several);
  else if (files[0].size > limit) notice(words.intake.tooLarge(files[0].name, size(limit)));
  else await check(app, visit, await mediumOfFile(files[0]));
}

/**
 * Hands one medium in, then turns to its result.
 *
 * @param {App} app
 * @param {import('../app.js').Visit} visit
 * @param {Medium} medium
 */
async function check(app, visit, medium) {
  const chosen = options();
  const form = [...visit.root.childNodes];
  fill(visit.root, h('section', { id: 'result', class: 'of-nothing' },
    analysisView({ state: 'sending' }, { name: medium.name }, [], {})));
  announce(words.state.sending(medium.name));
  await app.attempt(async () => {
    const accepted = await handIn(app, medium, chosen);
    if (visit.signal.aborted) return release(medium);
    app.shelf.put(accepted.id, medium);
    app.router.go(`/result/${accepted.id}`);
    if (accepted.shortage) await app.makeRoom(accepted.id, accepted.shortage);
  }, () => {
    release(medium);
    if (!visit.signal.aborted) fill(visit.root, ...form);
  });
}

/**
 * The accepted analysis; with a full store it waits, and `shortage` says what would make room.
 *
 * @param {App} app
 * @param {Medium} medium
 * @param {import('../model').Options} chosen
 * @returns {Promise<{ id: string, shortage?: import('../model').Shortage }>}
 */
async function handIn(app, medium, chosen) {
  try {
    return await (medium.file
      ? app.api.analyzeFile(medium.file, chosen)
      : app.api.analyzeText(medium.text ?? '', chosen));
  } catch (problem) {
    const shortage = problem instanceof Problem && problem.shortage;
    const id = shortage && shortage.analysis?.split('/').pop();
    if (!shortage || !id) throw problem;
    return { id, shortage };
  }
}
