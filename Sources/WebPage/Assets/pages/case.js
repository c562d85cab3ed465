// One case: what its owner says about it, its files with their answers, and all of it as one report on paper.

import { Cases } from '../cases/client.js';
import { caseFile, deletedFile } from '../cases/file.js';
import { announce, fill, h } from '../dom.js';
import { save } from '../download.js';
import { field, form } from '../fields.js';
import { listed, moment } from '../format.js';
import { Thumbnails } from '../history/thumbnails.js';
import { confirmDeletion, notice } from '../notice.js';
import { Problem } from '../problem.js';
import { skeleton } from '../states.js';
import { words } from '../strings/case-words.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../app.js').Visit} Visit */
/** @typedef {import('../model').Analysis} Analysis */
/** @typedef {import('../model').Case} Case */

/** @type {import('../app.js').OpenPage} */
export const open = async (app, visit) => {
  fill(visit.root, skeleton());
  const cases = new Cases(app.api.connection);
  const found = await cases.read(visit.path[0] ?? '', visit.signal);
  const files = await Promise.all(found.analyses.map((id) => fileOf(app, id, visit.signal)));
  if (!visit.signal.aborted) new CasePage(app, visit, cases, found, files).show();
};

/** An analysis; null for one that was deleted. */
async function fileOf(/** @type {App} */ app, /** @type {string} */ id, /** @type {AbortSignal} */ signal) {
  try {
    return await app.api.analysis(id, signal);
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 404) return null;
    throw problem;
  }
}

class CasePage {
  #app;
  #visit;
  #cases;
  #case;
  #files;
  #thumbnails;
  #title;
  #note;
  #tags;
  #saved = h('span', { class: 'hint', role: 'status' });
  #list = h('ul', { class: 'case-files' });
  #head = h('header', { class: 'masthead' });

  /**
   * @param {App} app
   * @param {Visit} visit
   * @param {Cases} cases
   * @param {Case} found
   * @param {(Analysis | null)[]} files in the order of the case
   */
  constructor(app, visit, cases, found, files) {
    this.#app = app;
    this.#visit = visit;
    this.#cases = cases;
    this.#case = found;
    this.#files = new Map(found.analyses.map((id, index) => [id, files[index]]));
    this.#thumbnails = new Thumbnails(app.api, visit.signal);
    const draft = app.drafts.get(this.#draftName);
    const { title, note, tags } = draft ? JSON.parse(draft) : { ...found, tags: listed(found.tags) };
    if (draft) {
      this.#saved.textContent = words.cases.unsaved;
      // It changes what was there when it was typed: what somebody else stored since is not overwritten.
      this.#case = { ...found, revision: JSON.parse(draft).revision };
    }
    const edited = { oninput: () => this.#keepDraft() };
    this.#title = h('input', { type: 'text', maxlength: 100, required: true, value: title, ...edited });
    this.#note = h('textarea', { rows: 6, maxlength: 6_600, ...edited }, note);
    this.#tags = h('input', { type: 'text', value: tags, ...edited });
  }

  /** What was typed and not saved stays on this page, wherever its visitor goes meanwhile. */
  #keepDraft() {
    this.#saved.textContent = words.cases.unsaved;
    this.#app.drafts.set(this.#draftName, JSON.stringify(
      { title: this.#title.value, note: this.#note.value, tags: this.#tags.value, revision: this.#case.revision }));
  }

  get #draftName() {
    return `case ${this.#case.id}`;
  }

  show() {
    const quiet = (/** @type {string} */ label, /** @type {() => void} */ onclick) =>
      h('button', { type: 'button', class: 'quiet', onclick }, label);
    fill(this.#visit.root, h('div', { class: 'on-paper' }, this.#head),
      h('h1', { class: 'on-screen' }, words.frame.pages.case),
      form(() => this.#say(), h('section', { class: 'panel on-screen' },
        field(words.cases.title, this.#title), field(words.cases.tags, this.#tags, words.cases.tagsHint),
        field(words.cases.note, this.#note, words.cases.noteHint),
        h('div', { class: 'row tools' }, h('button', {}, words.cases.save), this.#saved))),
      h('section', { class: 'part' }, h('h2', {}, words.cases.inIt), this.#list),
      h('div', { class: 'row tools' }, quiet(words.download.print, () => print()),
        quiet(words.history.saveZip, () => this.#saveZip()), quiet(words.cases.delete, () => this.#delete())));
    this.#draw();
  }

  /** Shows the case as it is stored. */
  #draw() {
    const { title, note, tags, analyses, changed } = this.#case;
    this.#app.title(title);
    fill(this.#head, h('p', { class: 'lead' }, title), note && h('p', { class: 'note' }, note),
      h('dl', {}, [[words.cases.tags, listed(tags)], [words.cases.changed, moment(changed)],
        [words.masthead.by, `Touchstone ${this.#app.capabilities.version}`], [words.masthead.address, location.href]]
        .map(([name, value]) => value && h('div', {}, h('dt', {}, name), h('dd', {}, value)))));
    const other = analyses.filter((id) => this.#files.get(id));
    fill(this.#list, analyses.length === 0 && h('li', {}, h('p', { class: 'hint' }, words.cases.empty)),
      analyses.map((id) => {
        const file = this.#files.get(id);
        const leave = () => this.#change({ analyses: this.#case.analyses.filter((each) => each !== id) });
        const beside = other.find((each) => each !== id);
        return file ? caseFile(file, this.#thumbnails.of(file, false), leave, beside) : deletedFile(leave);
      }));
  }

  /** Stores a change, and shows what is stored then; nothing that was typed goes. */
  #change(/** @type {Partial<import('../cases/client.js').Saying>} */ change) {
    return this.#app.attempt(async () => {
      this.#case = await this.#cases.change(this.#case, change);
      if (this.#app.drafts.has(this.#draftName)) this.#keepDraft();
      if (!this.#visit.signal.aborted) this.#draw();
    });
  }

  async #say() {
    const tags = [...new Set(this.#tags.value.split(/[,،]/u).map((tag) => tag.trim()).filter(Boolean))];
    const isStored = await this.#change({ title: this.#title.value, note: this.#note.value, tags });
    if (!isStored) return;
    this.#app.drafts.delete(this.#draftName);
    if (this.#visit.signal.aborted) return;
    this.#saved.textContent = words.cases.saved;
  }

  #delete() {
    return this.#app.attempt(async () => {
      const { confirm, confirmHint, deleted } = words.cases;
      if (!(await confirmDeletion(confirm(this.#case.title), confirmHint, this.#visit.signal))) return;
      await this.#cases.delete(this.#case.id);
      this.#app.drafts.delete(this.#draftName);
      this.#app.router.go('/cases');
      announce(deleted);
    });
  }

  #saveZip() {
    return this.#app.attempt(async () => {
      const { archiveOf } = await import('../history/archive.js');
      const files = this.#case.analyses.flatMap((id) => this.#files.get(id) ?? []);
      const says = new Blob([JSON.stringify(this.#case, null, 2)], { type: 'application/json' });
      const { blob, missing } = await archiveOf(this.#app.api, files, (n) => {
        this.#saved.textContent = words.history.packing(n, files.length);
      }, this.#visit.signal, [{ name: 'case.json', blob: says }]);
      this.#saved.textContent = '';
      save(blob, 'touchstone-case.zip');
      if (missing > 0) notice(words.history.missing(missing));
    }, () => { this.#saved.textContent = ''; });
  }
}
