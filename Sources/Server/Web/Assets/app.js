// The page: who is here, what is being checked, what came out.

import { Account } from './account.js';
import { Client } from './api.js';
import { announce, byId } from './dom.js';
import { size } from './format.js';
import { History, nameOf } from './history.js';
import { Intake } from './intake.js';
import { clearNotice, confirmDeletion, notice, showProblem } from './notice.js';
import { analysisView } from './report.js';
import { mediumOfFile, release, Shelf } from './shelf.js';
import { askForRoom, showStore } from './store.js';
import { words } from './strings.js';
import { headline, line } from './verdict.js';

class Page {
  #client = new Client();
  #capabilities = { formats: [], detectors: [], guest: false, max_bytes: Infinity };
  #account = new Account({ signIn: (...who) => this.#signIn(...who), create: (...who) => this.#create(...who) });
  #intake = new Intake({
    file: (file) => this.#checkFile(file),
    text: (text) => this.#check({ name: words.intake.pasted, text }),
    refuse: (sentence) => notice(sentence),
  });
  #history = new History(this.#client, {
    open: (item) => this.#goTo(item.id),
    remove: (item) => this.#remove(item),
    more: () => this.#try(() => this.#history.append()),
  });
  #shelf = new Shelf(this.#client);
  #watching = new AbortController();

  async start() {
    byId('sign-in-open').addEventListener('click', () => this.#askWho());
    byId('sign-out').addEventListener('click', () => this.#try(() => this.#signOut()));
    addEventListener('hashchange', () => this.#follow());
    this.#account.onChangedElsewhere(() => location.reload());
    this.#client.onExpired = () => this.#expire();
    await this.#try(async () => {
      this.#capabilities = await this.#client.capabilities();
      this.#intake.describe(this.#capabilities);
      if (this.#account.remembered !== null && !(await this.#client.refresh())) this.#account.forget();
      this.#enter();
    });
  }

  // Who is here.

  #signIn(email, password) {
    return this.#try(async () => {
      await this.#client.logIn(email, password);
      this.#welcome(email);
    });
  }

  #create(email, password) {
    return this.#try(async () => {
      await this.#client.register(email, password);
      this.#welcome(email);
    });
  }

  #welcome(email) {
    this.#forgetAll();
    this.#account.remember(email);
    this.#enter();
    byId('choose').focus();
  }

  /** Shows what the visitor may use: everything once signed in or as a guest, else only the way in. */
  #enter() {
    const email = this.#account.remembered;
    const mayCheck = email !== null || this.#capabilities.guest === true;
    byId('who').textContent = email ?? (mayCheck ? words.account.guest : '');
    byId('sign-out').hidden = email === null;
    byId('sign-in-open').hidden = email !== null || !mayCheck;
    byId('check').hidden = !mayCheck;
    this.#account.show(!mayCheck);
    this.#intake.isOpen = mayCheck;
    if (!mayCheck) return;
    this.#try(() => this.#refreshHistory());
    this.#follow();
  }

  #askWho() {
    const isShown = byId('account').hidden;
    this.#account.show(isShown);
    if (isShown) this.#account.focus();
  }

  async #signOut() {
    await this.#client.logOut();
    this.#account.forget();
    this.#forgetAll();
    this.#enter();
    if (!byId('account').hidden) this.#account.focus();
  }

  #expire() {
    this.#account.forget();
    this.#forgetAll();
    this.#enter();
    this.#account.show(true);
    showProblem({ code: 'expired' });
  }

  /** Nothing of one person stays on the page for the next. */
  #forgetAll() {
    this.#closeResult();
    this.#shelf.clear();
    this.#history.clear();
    this.#intake.clear();
    history.replaceState(null, '', location.pathname);
  }

  // What is being checked.

  async #checkFile(file) {
    const limit = this.#capabilities.max_bytes;
    if (file.size > limit) notice(words.intake.tooLarge(file.name, size(limit)));
    else await this.#check(await mediumOfFile(file));
  }

  /** Hands one medium in and shows how it goes. */
  async #check(medium) {
    const signal = this.#turnAway();
    this.#show({ state: 'sending' }, medium);
    announce(words.state.sending(medium.name));
    await this.#try(async () => {
      const accepted = await this.#handIn(medium);
      if (signal.aborted) return release(medium);
      this.#shelf.put(accepted.id, medium);
      history.pushState(null, '', `#${accepted.id}`);
      if (accepted.shortage) this.#makeRoom(accepted.id, accepted.shortage);
      await this.#watch(accepted.id, signal);
    }, () => {
      if (!signal.aborted) this.#closeResult();
      release(medium);
    });
  }

  /** The accepted analysis; with a full store it waits, and `shortage` says what would make room. */
  async #handIn(medium) {
    try {
      return await (medium.file
        ? this.#client.analyzeFile(medium.file, this.#intake.options)
        : this.#client.analyzeText(medium.text, this.#intake.options));
    } catch (problem) {
      const address = problem.shortage?.analysis;
      if (!address) throw problem;
      return { id: address.split('/').at(-1), shortage: problem.shortage };
    }
  }

  #goTo(id) {
    if (location.hash === `#${id}`) this.#follow();
    else location.hash = id;
  }

  /** Opens the analysis that the address names; back and forward work, and so does a reload. */
  #follow() {
    const id = location.hash.slice(1);
    if (!this.#intake.isOpen || id === 'main') return;
    if (!id) return this.#closeResult();
    const signal = this.#turnAway();
    this.#try(() => this.#watch(id, signal), () => {
      this.#closeResult();
      history.replaceState(null, '', location.pathname);
    });
  }

  // What came out.

  /** Stops following what was being checked; the signal is for what is followed next. */
  #turnAway() {
    this.#watching.abort();
    this.#watching = new AbortController();
    return this.#watching.signal;
  }

  async #watch(id, signal) {
    for await (const analysis of this.#client.watch(id, signal)) {
      const medium = await this.#shelf.mediumOf(analysis);
      if (signal.aborted) return;
      this.#show(analysis, medium);
      if (analysis.report) announce(words.state.done(headline(analysis.report), line(analysis.report)));
      else if (analysis.state === 'failed' || analysis.state === 'cancelled') announce(words.state[analysis.state]);
    }
    if (!signal.aborted) this.#try(() => this.#refreshHistory());
  }

  #show(analysis, medium) {
    const kind = (analysis.media ?? analysis.report?.media)?.kind ?? (medium.text === undefined ? medium.kind || 'image' : 'text');
    const detectors = this.#capabilities.detectors.filter((each) => each.kind === kind && !each.problem);
    const section = byId('result');
    const isText = medium.text !== undefined;
    section.className = isText ? 'of-text' : medium.url ? 'of-image' : 'of-nothing';
    const hadFocus = section.contains(document.activeElement);
    section.replaceChildren(...analysisView(analysis, medium, detectors.map((each) => each.id), {
      remove: () => this.#remove(analysis), again: () => this.#again(), retain: (mode) => this.#retain(analysis.id, mode),
      act: (action) => this.#act(analysis.id, action), say: (label) => this.#say(analysis.id, label),
    }));
    this.#turn(true);
    if (hadFocus || document.activeElement === document.body) byId('verdict').focus({ preventScroll: true });
    document.title = words.title(analysis.report ? headline(analysis.report) : medium.name);
  }

  /** Turns between the form and a result; both in view would be too much for a phone. */
  #turn(toResult) {
    const isTurning = byId('result').hidden === toResult;
    byId('result').hidden = !toResult;
    byId('intro').hidden = toResult;
    byId('check').hidden = toResult || !this.#intake.isOpen;
    if (isTurning) scrollTo(0, 0);
  }

  #closeResult() {
    this.#turnAway();
    byId('result').replaceChildren();
    this.#turn(false);
    document.title = words.title();
    clearNotice();
  }

  #again() {
    history.pushState(null, '', location.pathname);
    this.#closeResult();
    this.#intake.clear();
    byId('choose').focus();
  }

  async #remove(item) {
    if (!(await confirmDeletion(nameOf(item)))) return;
    await this.#try(async () => {
      await this.#client.delete(item.id);
      this.#shelf.remove(item.id);
      if (location.hash === `#${item.id}`) this.#again();
      await this.#refreshHistory();
      announce(words.history.deleted);
      byId('history-title').focus();
    });
  }

  #act(id, action) {
    return this.#try(async () => {
      await this.#client.act(id, action);
      this.#follow();
    });
  }

  #say(id, label) {
    return this.#try(async () => {
      await this.#client.giveFeedback(id, label);
      announce(words.feedback.thanks);
    });
  }

  // What is kept.

  async #refreshHistory() {
    await this.#history.refresh();
    showStore(await this.#client.storage());
  }

  /** Asks what may go so that an analysis can stay; nothing is deleted before the visitor says so. */
  async #makeRoom(id, shortage) {
    const visit = this.#account.remembered;
    const chosen = await askForRoom(shortage);
    if (!chosen || visit !== this.#account.remembered) return;
    await this.#try(async () => {
      await this.#client.clear(chosen.analyses, id);
      for (const gone of chosen.analyses) this.#shelf.remove(gone);
      announce(words.store.cleared(chosen.analyses.length, size(chosen.frees)));
      this.#follow();
    });
  }

  #retain(id, mode) {
    return this.#try(async () => {
      try {
        await this.#client.retain(id, mode);
        this.#shelf.remove(id);
        announce(words.retention.changed[mode]);
        this.#follow();
      } catch (problem) {
        if (!problem.shortage) throw problem;
        await this.#makeRoom(id, problem.shortage);
      }
    });
  }

  /** Runs a piece of work; a problem is shown in words, after `undo` has cleared up. Answers whether it went well. */
  async #try(work, undo = () => {}) {
    clearNotice();
    try {
      await work();
      return true;
    } catch (problem) {
      undo();
      showProblem(problem);
      return false;
    }
  }
}

new Page().start();
