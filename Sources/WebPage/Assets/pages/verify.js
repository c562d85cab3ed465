// Checking a saved report: whether a server signed it, and whether a file is the one that was checked. All of it happens in
// the browser.

import { Connection } from '../connection.js';
import { digest } from '../digest.js';
import { fill, h } from '../dom.js';
import { field } from '../fields.js';
import { inHundred, listed, size, time } from '../format.js';
import { headline } from '../headline.js';
import { formatName } from '../strings.js';
import { words } from '../strings/result-words.js';
import { check, strictly } from '../verify/report.js';

/** Larger files are no reports. */
const mostBytes = 32 * 1024 * 1024;

/** @typedef {import('../verify/report.js').Check} Check */

/** @type {import('../app.js').OpenPage} */
export const open = (app, visit) => {
  const say = words.verify;
  const own = new ServerKeys();
  const answer = h('div', { id: 'checked', class: 'stack', 'aria-live': 'polite' });
  const report = h('input', { type: 'file', accept: '.json,application/json', onchange: () => look() });
  const keys = h('input', { type: 'file', accept: '.json,application/json', onchange: () => look() });
  const look = () => app.attempt(async () => {
    const file = report.files?.[0];
    if (!file) return;
    const found = file.size > mostBytes ? /** @type {Check} */ ({ problem: 'no_report' })
      : await check(await bytesOf(file), await trusted(keys.files?.[0], own));
    if (!visit.signal.aborted) fill(answer, outcome(found));
  });
  fill(visit.root, h('div', { class: 'page-head' }, h('h1', {}, words.frame.pages.verify)), h('section', { class: 'panel' },
    h('p', {}, say.hint),
    field(say.report, report, say.reportHint),
    h('details', {}, h('summary', {}, say.other), field(say.keys, keys, say.keysHint)),
    answer));
  // What is missing is asked for again with the first report.
  own.load().catch(() => {});
};

const bytesOf = async (/** @type {Blob} */ file) => new Uint8Array(await file.arrayBuffer());

/** The public keys of this server, asked for once: then reports can be checked without a connection. */
class ServerKeys {
  /** @type {Promise<any> | null} */
  #set = null;

  load() {
    this.#set ??= new Connection().json('GET', '/.well-known/touchstone-keys.json', { isOpen: true });
    this.#set.catch(() => { this.#set = null; });
    return this.#set;
  }
}

/**
 * The keys of the file that was chosen, else of this server.
 *
 * @param {File | undefined} file
 * @param {ServerKeys} own
 * @returns {Promise<import('../verify/report.js').Key[]>}
 */
async function trusted(file, own) {
  const set = file ? strictly(await bytesOf(file)) : await own.load();
  return Array.isArray(set?.keys) ? set.keys : [];
}

function outcome(/** @type {Check} */ { problem, keyID, report }) {
  const say = words.verify;
  if (problem || !report) {
    return h('div', { class: 'notice' }, h('h2', {}, problem === 'unsupported' ? say.unknown : say.invalid),
      h('p', {}, say.problem[problem ?? 'no_report']), keyID && h('p', { class: 'hint' }, say.key, ' ', h('code', {}, keyID)));
  }
  const { media, probability, finished, id } = report;
  /** @type {([string, import('../dom.js').Child] | false)[]} */
  const rows = [
    [say.answer, headline(report)],
    probability != null && [words.probability.label, inHundred(probability)],
    [say.medium, listed([formatName(media.format), size(media.bytes)])],
    [say.digest, h('code', {}, media.sha256)],
    [say.finished, time(finished)],
    [say.id, h('code', {}, id)],
    [say.key, h('code', {}, keyID)],
  ];
  return [
    h('h2', {}, say.valid), h('p', {}, say.validHint),
    h('dl', { class: 'facts' }, rows.map((row) => row && h('div', {}, h('dt', {}, row[0]), h('dd', {}, row[1])))),
    h('p', { class: 'hint' }, say.shows),
    comparison(media.sha256),
  ];
}

/** Whether a file is the one that was checked. */
function comparison(/** @type {string} */ expected) {
  const say = words.verify;
  const said = h('p', { 'aria-live': 'polite' });
  const input = h('input', { type: 'file', onchange: async () => {
    const file = input.files?.[0];
    if (file) said.textContent = await digest(file) === expected ? say.same : say.different;
  } });
  return [field(say.compare, input, say.compareHint), said];
}
