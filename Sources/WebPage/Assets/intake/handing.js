// Handing a medium in: a file as it is, a text, or an upload that is complete.

import { headerName } from '../format.js';
import { Problem } from '../problem.js';

/**
 * What the server accepted; with a full store it waits, and `shortage` says what would make room.
 *
 * @typedef {{ id: string, shortage?: import('../model').Shortage }} Accepted
 */

/**
 * The requests that hand something in; sent again after a broken connection, `key` keeps them from counting twice.
 *
 * @param {import('../connection.js').Connection} connection
 * @param {string} key
 * @param {import('../model').Options} options
 */
export function handing(connection, key, options) {
  const json = (/** @type {object} */ body) => accepted(() => connection.json('POST', '/v1/analyses', {
    body: { ...body, ...options }, headers: { 'Idempotency-Key': key },
  }));
  return {
    text: (/** @type {string} */ text) => json({ text }),
    upload: (/** @type {string} */ upload) => json({ upload }),
    file: (/** @type {File} */ file, /** @type {string} */ digest) => accepted(() => connection.json('POST', `/v1/analyses?${query(options)}`, {
      raw: file,
      headers: {
        'Content-Type': file.type || 'application/octet-stream',
        'Content-Disposition': `attachment; filename*=UTF-8''${headerName(file.name)}`,
        'Idempotency-Key': key,
        ...(digest && { 'Repr-Digest': `sha-256=:${btoa(bytesOf(digest))}:` }),
      },
    })),
  };
}

/** The bytes of a number in hexadecimal, as characters. */
const bytesOf = (/** @type {string} */ text) =>
  String.fromCharCode(...(text.match(/../gu) ?? []).map((pair) => parseInt(pair, 16)));

const query = (/** @type {import('../model').Options} */ options) =>
  new URLSearchParams(Object.entries(options).map(([name, value]) => [name, String(value)]));

/**
 * @param {() => Promise<import('../model').Analysis>} send
 * @returns {Promise<Accepted>}
 */
async function accepted(send) {
  try {
    return { id: (await send()).id };
  } catch (problem) {
    const shortage = problem instanceof Problem && problem.shortage;
    const id = shortage && shortage.analysis?.split('/').pop();
    if (!shortage || !id) throw problem;
    return { id, shortage };
  }
}
