// The HTTP API, version 1. The access token lives in this module's memory only; the refresh token is a cookie
// that scripts cannot read.

import { headerName } from './format.js';

const pause = 700;
const longPause = 3000;

/** A problem (RFC 9457) with its stable `code`; `network` when there was no answer at all. */
export class Problem extends Error {
  constructor(status, body = {}) {
    super(body.detail ?? body.title ?? '');
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'network' : 'unexpected');
    this.title = body.title;
    this.detail = body.detail;
    this.hint = body.hint;
    /** With `quota_exceeded`: how full the store is, what is needed and what could go. */
    this.shortage = body.suggestions ? body : null;
  }

  /** Whether waiting a moment may help. */
  get isPassing() {
    return this.code === 'network' || this.status === 429 || this.status === 503;
  }
}

/** One visitor's conversation with the server. */
export class Client {
  #token = null;
  #refreshing = null;
  /** Called when a session that was there has ended. */
  onExpired = () => {};

  capabilities() {
    return this.#json('GET', '/v1/capabilities');
  }

  async register(email, password) {
    await this.#json('POST', '/v1/auth/register', { body: { email, password }, isOpen: true });
    await this.logIn(email, password);
  }

  async logIn(email, password) {
    const answer = await this.#json('POST', '/v1/auth/login', { body: { email, password }, isOpen: true });
    this.#token = answer.access_token;
  }

  async logOut() {
    try {
      await this.#json('POST', '/v1/auth/logout');
    } finally {
      this.#token = null;
    }
  }

  /** Gets a new access token from the cookie; false when there is no session. Tabs take turns: the cookie rotates. */
  refresh() {
    const inTurn = navigator.locks
      ? (work) => navigator.locks.request('touchstone-refresh', work)
      : (work) => work();
    this.#refreshing ??= inTurn(() => this.#refresh()).finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  async #refresh() {
    try {
      const answer = await this.#json('POST', '/v1/auth/refresh', { isOpen: true });
      this.#token = answer.access_token;
      return true;
    } catch (problem) {
      if (problem.isPassing) throw problem;
      this.#token = null;
      return false;
    }
  }

  /** Hands in a file as it is; `options` are `{ max_fpr, thorough }`, each where it was chosen. */
  analyzeFile(file, options) {
    const chosen = new URLSearchParams(options).toString();
    const query = chosen && `?${chosen}`;
    return this.#json('POST', `/v1/analyses${query}`, {
      raw: file,
      headers: {
        'Content-Type': file.type || 'application/octet-stream',
        'Content-Disposition': `attachment; filename*=UTF-8''${headerName(file.name)}`,
        Prefer: 'wait=1',
      },
    });
  }

  /** Hands in a text, with the same options. */
  analyzeText(text, options) {
    return this.#json('POST', '/v1/analyses', { body: { text, ...options }, headers: { Prefer: 'wait=1' } });
  }

  /** An analysis each time it has grown, until it is done or failed; `signal` ends the watching. */
  async *watch(id, signal) {
    let known = null;
    while (!signal.aborted) {
      let wait = pause;
      try {
        const analysis = await this.#json('GET', `/v1/analyses/${encodeURIComponent(id)}`, { signal });
        const news = JSON.stringify(analysis);
        if (news !== known) yield analysis;
        known = news;
        if (analysis.state !== 'queued' && analysis.state !== 'running') return;
      } catch (problem) {
        if (signal.aborted) return;
        if (!problem.isPassing) throw problem;
        wait = longPause;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  history(cursor) {
    return this.#json('GET', cursor ? `/v1/analyses?cursor=${encodeURIComponent(cursor)}` : '/v1/analyses');
  }

  /** Stops, tries or runs an analysis again: `cancel`, `retry` or `rerun`. */
  act(id, action) {
    return this.#json('POST', `/v1/analyses/${encodeURIComponent(id)}/${action}`);
  }

  /** Says what the medium is: `real`, `synthetic`, `manipulated` or `unknown`. */
  giveFeedback(id, label) {
    return this.#json('POST', `/v1/analyses/${encodeURIComponent(id)}/feedback`, { body: { label } });
  }

  storage() {
    return this.#json('GET', '/v1/storage');
  }

  /** Deletes analyses and keeps another one in their place, both or neither. */
  clear(analyses, thenKeep) {
    return this.#json('POST', '/v1/storage/clear', { body: { analyses, then_keep: thenKeep } });
  }

  /** Keeps an analysis, or discards its medium now and its report a day later. */
  retain(id, mode) {
    return this.#json('PUT', `/v1/analyses/${encodeURIComponent(id)}/retention`, { body: { mode } });
  }

  delete(id) {
    return this.#json('DELETE', `/v1/analyses/${encodeURIComponent(id)}`);
  }

  /** The medium itself, from the link of an analysis. */
  async media(path) {
    return (await this.#send('GET', path)).blob();
  }

  async #json(method, path, options) {
    const response = await this.#send(method, path, options);
    return response.status === 204 ? null : response.json().catch(() => null);
  }

  /** Sends one request; an access token that ran out is renewed once. `isOpen` requests need no token. */
  async #send(method, path, { body, raw, headers = {}, signal, isOpen = false, isRetry = false } = {}) {
    const all = { Accept: 'application/json, application/problem+json', ...headers };
    const hadToken = !isOpen && this.#token !== null;
    if (hadToken) all.Authorization = `Bearer ${this.#token}`;
    if (body !== undefined) all['Content-Type'] = 'application/json';
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    let response;
    try {
      response = await fetch(path, { method, headers: all, body: content, signal, credentials: 'same-origin' });
    } catch {
      throw new Problem(0);
    }
    if (response.ok) return response;
    if (response.status === 401 && hadToken && !isRetry) {
      if (await this.refresh()) return this.#send(method, path, { body, raw, headers, signal, isRetry: true });
      this.onExpired();
      throw new Problem(401, { code: 'expired' });
    }
    throw new Problem(response.status, (await response.json().catch(() => null)) ?? {});
  }
}
