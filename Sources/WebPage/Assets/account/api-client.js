// The parts of the HTTP API for the account itself and for administrators.

/** What people who are signed in may ask about their account. */
export class AccountAPI {
  #connection;

  constructor(/** @type {import('../connection.js').Connection} */ connection) {
    this.#connection = connection;
  }

  /**
   * @param {import('../model').AccountRetention} retention
   * @returns {Promise<import('../model').Account>}
   */
  setRetention(retention) {
    return this.#connection.json('PATCH', '/v1/users/me', { body: { retention } });
  }

  /**
   * @param {string} current
   * @param {string} next
   */
  changePassword(current, next) {
    return this.#connection.json('POST', '/v1/auth/password', { body: { current, new: next } });
  }

  /**
   * Where the identity provider lets somebody link it to the account; needs the password some minutes after signing in.
   *
   * @param {string} [password]
   * @returns {Promise<{ url: string }>}
   */
  linkProvider(password) {
    return this.#connection.json('POST', '/v1/users/me/provider', { body: password && { password } });
  }

  unlinkProvider(/** @type {string | undefined} */ password) {
    return this.#connection.json('DELETE', '/v1/users/me/provider', { body: password && { password } });
  }

  deleteAccount(/** @type {string} */ password) {
    return this.#connection.json('DELETE', '/v1/users/me', { body: { password } });
  }

  /** @returns {Promise<import('../model').PageOf<import('../model').SessionItem>>} */
  sessions() {
    return this.#connection.json('GET', '/v1/auth/sessions');
  }

  /**
   * Ends one session, or all; needs the password some minutes after signing in.
   *
   * @param {string | null} id
   * @param {string} [password]
   */
  endSessions(id, password) {
    const path = id ? `/v1/auth/sessions/${encodeURIComponent(id)}` : '/v1/auth/sessions';
    return this.#connection.json('DELETE', path, { body: password && { password } });
  }

  /** @returns {Promise<import('../model').PageOf<import('../model').Key>>} */
  keys() {
    return this.#connection.json('GET', '/v1/keys');
  }

  /**
   * @param {{ name: string, scopes: import('../model').Scope[], expires?: string }} request
   * @returns {Promise<import('../model').Key>}
   */
  makeKey(request) {
    return this.#connection.json('POST', '/v1/keys', { body: request });
  }

  deleteKey(/** @type {string} */ id) {
    return this.#connection.json('DELETE', `/v1/keys/${encodeURIComponent(id)}`);
  }

  /** @returns {Promise<import('../model').PageOf<import('../model').Webhook>>} */
  webhooks() {
    return this.#connection.json('GET', '/v1/webhooks');
  }

  /** @returns {Promise<import('../model').Webhook>} */
  makeWebhook(/** @type {string} */ url) {
    return this.#connection.json('POST', '/v1/webhooks', { body: { url } });
  }

  deleteWebhook(/** @type {string} */ id) {
    return this.#connection.json('DELETE', `/v1/webhooks/${encodeURIComponent(id)}`);
  }

  /** @returns {Promise<import('../model').PageOf<import('../model').Delivery>>} */
  deliveries(/** @type {string} */ id) {
    return this.#connection.json('GET', `/v1/webhooks/${encodeURIComponent(id)}/deliveries`);
  }

  /**
   * @param {string} id
   * @param {string} delivery
   */
  replay(id, delivery) {
    const path = `/v1/webhooks/${encodeURIComponent(id)}/deliveries/${encodeURIComponent(delivery)}/replay`;
    return this.#connection.json('POST', path);
  }

  // Administration.

  /** @returns {Promise<import('../model').TrustList>} */
  trustList() {
    return this.#connection.json('GET', '/v1/admin/trust-list');
  }

  /**
   * Puts lists together in the place of the one in force.
   *
   * @param {{ public: boolean, lists: { name: string, pem: string }[] }} request
   */
  replaceTrustList(request) {
    return this.#connection.json('PUT', '/v1/admin/trust-list', { body: request });
  }

  deleteTrustList() {
    return this.#connection.json('DELETE', '/v1/admin/trust-list');
  }

  /** @returns {Promise<import('../model').PageOf<import('../model').ReportLink>>} */
  links(/** @type {string | null} */ cursor) {
    return this.#connection.json('GET', `/v1/admin/links${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`);
  }

  revokeLink(/** @type {string} */ id) {
    return this.#connection.json('DELETE', `/v1/admin/links/${encodeURIComponent(id)}`);
  }

  /** @returns {Promise<import('../model').AccountTicket>} */
  invite(/** @type {string} */ email) {
    return this.#connection.json('POST', '/v1/admin/invitations', { body: { email } });
  }

  /** @returns {Promise<import('../model').AccountTicket>} */
  offerPassword(/** @type {string} */ id) {
    return this.#connection.json('POST', `/v1/admin/users/${encodeURIComponent(id)}/password-reset`);
  }

  /** @returns {Promise<import('../model').PageOf<import('../model').ManagedAccount>>} */
  accounts(/** @type {string | null} */ cursor) {
    return this.#connection.json('GET', `/v1/admin/users${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`);
  }

  /**
   * @param {string} id
   * @param {{ max_bytes?: number, max_files?: number, disabled?: boolean }} change
   * @returns {Promise<import('../model').ManagedAccount>}
   */
  changeAccount(id, change) {
    return this.#connection.json('PATCH', `/v1/admin/users/${encodeURIComponent(id)}`, { body: change });
  }
}
