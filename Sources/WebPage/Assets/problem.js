// What the server refuses, and why.

/** A problem (RFC 9457) with its stable `code`; `network` when there was no answer at all. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {any} body
   */
  constructor(status, body = {}) {
    super(body.detail ?? body.title ?? '');
    this.status = status;
    /** @type {string} */
    this.code = body.code ?? (status === 0 ? 'network' : 'unexpected');
    /** @type {string | undefined} */
    this.cause = body.cause;
    /** @type {string | undefined} */
    this.detail = body.detail;
    /**
     * The address of the analysis that there is already of the same file.
     *
     * @type {string | undefined}
     */
    this.duplicate = this.code === 'duplicate_media' ? body.analysis : undefined;
    /**
     * What a list of certificates that was refused is called, and which of them is to blame.
     *
     * @type {string | undefined}
     */
    this.list = body.list;
    /** @type {number | undefined} */
    this.certificate = body.certificate;
    /**
     * How full the store is, what is needed and what could go.
     *
     * @type {import('./model').Shortage | null}
     */
    this.shortage = body.suggestions ? body : null;
  }

  /** Whether waiting a moment may help. */
  get isPassing() {
    return this.code === 'network' || this.status === 429 || this.status === 503;
  }
}
