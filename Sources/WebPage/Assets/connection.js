// Requests with the visitor's access token. It lives in this module's memory only; the refresh token is a cookie that
// scripts cannot read.

import { Problem } from './problem.js';

/**
 * What a request carries: `body` becomes JSON, `raw` goes as it is; `isOpen` requests need no token.
 *
 * @typedef {object} Sending
 * @property {unknown} [body]
 * @property {BodyInit} [raw]
 * @property {Record<string, string>} [headers]
 * @property {AbortSignal} [signal]
 * @property {boolean} [isOpen]
 */

/** One visitor's conversation with the server. */
export class Connection {
  /** @type {string | null} */
  #token = null;
  /** @type {string | null} */
  #owner = null;
  /** @type {Promise<boolean> | null} */
  #refreshing = null;
  /** Called when a session that was there has ended. */
  onExpired = () => {};
  /** Called when the cookie turned out to be another person's: another tab switched the account. */
  onSwitched = () => {};

  /** Goes on with this token from now on; null for none. */
  use(/** @type {string | null} */ token) {
    this.#token = token;
    this.#owner = token && ownerOf(token);
  }

  /** Gets a new access token from the cookie; false when there is no session. Tabs take turns: the cookie rotates. */
  refresh() {
    /** @type {(work: () => Promise<boolean>) => Promise<boolean>} */
    const inTurn = (work) => (navigator.locks ? navigator.locks.request('touchstone-refresh', work) : work());
    this.#refreshing ??= inTurn(() => this.#refresh()).finally(() => { this.#refreshing = null; });
    return this.#refreshing;
  }

  async #refresh() {
    try {
      const answer = await this.json('POST', '/v1/auth/refresh', { body: {}, isOpen: true });
      const isSwitched = this.#owner !== null && ownerOf(answer.access_token) !== this.#owner;
      if (isSwitched) this.onSwitched();
      this.use(isSwitched ? null : answer.access_token);
      return !isSwitched;
    } catch (problem) {
      if (problem instanceof Problem && problem.isPassing) throw problem;
      this.use(null);
      return false;
    }
  }

  /**
   * The JSON of an answer; null where it has none.
   *
   * @param {string} method
   * @param {string} path
   * @param {Sending} [sending]
   * @returns {Promise<any>}
   */
  async json(method, path, sending) {
    const response = await this.send(method, path, sending);
    return response.status === 204 ? null : response.json().catch(() => null);
  }

  /**
   * Sends one request; an access token that ran out is renewed once. Refusals are thrown as `Problem`.
   *
   * @param {string} method
   * @param {string} path
   * @param {Sending} [sending]
   * @returns {Promise<Response>}
   */
  async send(method, path, sending = {}) {
    const [token, owner] = sending.isOpen ? [null, null] : [this.#token, this.#owner];
    const response = await attempt(method, path, sending, token);
    if (response.ok) return response;
    if (response.status !== 401 || token === null) throw await problemOf(response);
    if (token === this.#token && !(await this.refresh())) {
      this.onExpired();
      throw new Problem(401, { code: 'expired' });
    }
    // What one person began is not sent again in another's name.
    if (owner !== this.#owner) throw new Problem(401, { code: 'expired' });
    const second = await attempt(method, path, sending, this.#token);
    if (second.ok) return second;
    throw await problemOf(second);
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {Sending} sending
 * @param {string | null} token
 */
async function attempt(method, path, { body, raw, headers, signal }, token) {
  const all = {
    Accept: 'application/json, application/problem+json',
    ...(token !== null && { Authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...headers,
  };
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  try {
    return await fetch(path, { method, headers: all, body: content, signal, credentials: 'same-origin' });
  } catch {
    throw new Problem(0);
  }
}

const problemOf = async (/** @type {Response} */ response) =>
  new Problem(response.status, (await response.json().catch(() => null)) ?? {});

/** Whose token it is: the subject that it claims. The server checks it; here it only tells persons apart. */
function ownerOf(/** @type {string} */ token) {
  try {
    return String(JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).sub);
  } catch {
    return '';
  }
}
