// The part of the HTTP API for cases.

/** @typedef {import('../model').Case} Case */
/** @typedef {{ title: string, note?: string, tags?: string[], analyses?: string[], revision?: number }} Saying */

/** Most files of a case. */
export const most = 200;

export class Cases {
  #connection;

  constructor(/** @type {import('../connection.js').Connection} */ connection) {
    this.#connection = connection;
  }

  /** @returns {Promise<import('../model').PageOf<import('../model').CaseSummary>>} */
  all(/** @type {AbortSignal} */ signal) {
    return this.#connection.json('GET', '/v1/cases', { signal });
  }

  /**
   * @param {string} id
   * @param {AbortSignal} [signal]
   * @returns {Promise<Case>}
   */
  read(id, signal) {
    return this.#connection.json('GET', `/v1/cases/${encodeURIComponent(id)}`, { signal });
  }

  /** @returns {Promise<Case>} */
  make(/** @type {Saying} */ says) {
    return this.#connection.json('POST', '/v1/cases', { body: says });
  }

  /**
   * Stores what a case says now, in place of the revision that was read.
   *
   * @param {Case} before
   * @param {Partial<Saying>} change
   * @returns {Promise<Case>}
   */
  change({ id, title, note, tags, analyses, revision }, change) {
    const body = { title, note, tags, analyses, revision, ...change };
    return this.#connection.json('PUT', `/v1/cases/${encodeURIComponent(id)}`, { body });
  }

  delete(/** @type {string} */ id) {
    return this.#connection.json('DELETE', `/v1/cases/${encodeURIComponent(id)}`);
  }
}
