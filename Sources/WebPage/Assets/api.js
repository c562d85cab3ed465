// The HTTP API, version 1, by the names of its operations.

import { Connection } from './connection.js';
import { Problem } from './problem.js';
import { isRunning } from './running.js';

const pause = 700;
const longPause = 3000;

/** @typedef {import('./model').Analysis} Analysis */

/** Everything the page asks of the server. */
export class API {
  connection = new Connection();

  /** @returns {Promise<import('./model').Capabilities>} */
  capabilities() {
    return this.#get('/v1/capabilities');
  }

  // Accounts and sessions.

  /**
   * @param {string} email
   * @param {string} password
   * @param {string} [invitation] ticket of an administrator's invitation
   */
  register(email, password, invitation) {
    return this.#post('/v1/auth/register', { email, password, ...(invitation && { invitation }) }, { isOpen: true });
  }

  /**
   * @param {string} ticket
   * @param {string} password
   */
  resetPassword(ticket, password) {
    return this.#post('/v1/auth/password-reset', { ticket, password }, { isOpen: true });
  }

  /**
   * @param {string} email
   * @param {string} password
   */
  async logIn(email, password) {
    const answer = await this.#post('/v1/auth/login', { email, password }, { isOpen: true });
    this.connection.use(answer.access_token);
  }

  /**
   * Where the server's identity provider signs somebody in, who then comes back to a place on this page.
   *
   * @param {string} to
   * @param {string} [invitation] ticket of an administrator's invitation
   * @returns {Promise<{ url: string }>}
   */
  providerAddress(to, invitation) {
    return this.#post('/v1/auth/openid', { to, ...(invitation && { invitation }) }, { isOpen: true });
  }

  logOut() {
    return this.#post('/v1/auth/logout');
  }

  /** @returns {Promise<import('./model').Account>} */
  account() {
    return this.#get('/v1/users/me');
  }

  // Analyses.

  /**
   * @param {string} id
   * @param {AbortSignal} [signal]
   * @returns {Promise<Analysis>}
   */
  analysis(id, signal) {
    return this.#get(`/v1/analyses/${encodeURIComponent(id)}`, { signal });
  }

  /**
   * What happens to an analysis after the event `seen`, as server-sent events.
   *
   * @param {string} id
   * @param {string} seen
   * @param {AbortSignal} signal
   */
  async events(id, seen, signal) {
    const headers = { Accept: 'text/event-stream', ...(seen && { 'Last-Event-ID': seen }) };
    const response = await this.connection.send('GET', `/v1/analyses/${encodeURIComponent(id)}/events`, { headers, signal });
    return response.body ?? new Blob().stream();
  }

  /**
   * An analysis each time it has grown, until it is done or failed; `signal` ends the watching.
   *
   * @param {string} id
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<Analysis, void>}
   */
  async *watch(id, signal) {
    let known = null;
    while (!signal.aborted) {
      let wait = pause;
      try {
        const analysis = await this.analysis(id, signal);
        const news = JSON.stringify(analysis);
        if (news !== known) yield analysis;
        known = news;
        if (!isRunning(analysis)) return;
      } catch (problem) {
        if (signal.aborted) return;
        if (!(problem instanceof Problem) || !problem.isPassing) throw problem;
        wait = longPause;
      }
      await new Promise((resolve) => { setTimeout(resolve, wait); });
    }
  }

  /**
   * A page of the history, newest first: of each check what a list shows.
   *
   * @param {URLSearchParams} query
   * @param {AbortSignal} [signal]
   * @returns {Promise<import('./model').PageOf<import('./model').AnalysisSummary>>}
   */
  history(query, signal) {
    return this.#get(`/v1/analyses?${new URLSearchParams([...query, ['view', 'summary']])}`, { signal });
  }

  /**
   * The whole history that a query means, as a table for other programs.
   *
   * @param {URLSearchParams} query
   * @param {AbortSignal} [signal]
   */
  async table(query, signal) {
    const headers = { Accept: 'text/csv' };
    return (await this.connection.send('GET', `/v1/analyses?${query}`, { headers, signal })).blob();
  }

  /**
   * Stops, tries or runs an analysis again.
   *
   * @param {string} id
   * @param {'cancel' | 'retry' | 'rerun'} action
   */
  act(id, action) {
    return this.#post(`/v1/analyses/${encodeURIComponent(id)}/${action}`);
  }

  /**
   * Says what the medium is, and how one knows.
   *
   * @param {string} id
   * @param {import('./model').Label} label
   * @param {string} note
   */
  giveFeedback(id, label, note) {
    return this.#post(`/v1/analyses/${encodeURIComponent(id)}/feedback`, { label, ...(note && { note }) });
  }

  /** Deletes an analysis, its report and its medium. */
  delete(/** @type {string} */ id) {
    return this.connection.json('DELETE', `/v1/analyses/${encodeURIComponent(id)}`);
  }

  /** A medium or its preview, from the link of an analysis. */
  async media(/** @type {string} */ path, /** @type {AbortSignal | undefined} */ signal = undefined) {
    return (await this.connection.send('GET', path, { signal })).blob();
  }

  // The store.

  /**
   * How full the store is, with suggestions how to free so many bytes.
   *
   * @param {number} free
   * @param {AbortSignal} [signal]
   * @returns {Promise<import('./model').Storage>}
   */
  storage(free, signal) {
    return this.#get(`/v1/storage?free=${free}`, { signal });
  }

  /**
   * Deletes analyses and keeps another one in their place, both or neither.
   *
   * @param {string[]} analyses
   * @param {string} [thenKeep]
   * @returns {Promise<{ deleted: number, freed: number, storage: import('./model').Storage }>}
   */
  clear(analyses, thenKeep) {
    return this.#post('/v1/storage/clear', { analyses, then_keep: thenKeep });
  }

  /**
   * Keeps an analysis, or discards its medium now and its report a day later.
   *
   * @param {string} id
   * @param {'keep' | 'discard'} mode
   */
  retain(id, mode) {
    return this.connection.json('PUT', `/v1/analyses/${encodeURIComponent(id)}/retention`, { body: { mode } });
  }

  /**
   * @param {string} path
   * @param {import('./connection.js').Sending} [sending]
   */
  #get(path, sending) {
    return this.connection.json('GET', path, sending);
  }

  /**
   * @param {string} path
   * @param {unknown} [body]
   * @param {import('./connection.js').Sending} [sending]
   */
  #post(path, body, sending) {
    return this.connection.json('POST', path, { body, ...sending });
  }
}
