// Uploads in pieces that survive broken connections: tus 1.0 (https://tus.io/protocols/resumable-upload).

import { Problem } from '../problem.js';
import { firstPiece, nextPiece } from './pieces.js';

const version = { 'Tus-Resumable': '1.0.0' };
const longestPause = 15_000;

/** @typedef {import('../connection.js').Connection} Connection */

/**
 * Begins an upload; answers its id.
 *
 * @param {Connection} connection
 * @param {File} file
 * @param {string} digest its SHA-256 in hexadecimal, or nothing
 * @param {AbortSignal} signal
 */
export async function begin(connection, file, digest, signal) {
  const facts = { filename: file.name, filetype: file.type, sha256: digest };
  const metadata = Object.entries(facts).filter(([, value]) => value)
    .map(([name, value]) => `${name} ${base64(value)}`).join(',');
  const headers = { ...version, 'Upload-Length': String(file.size), 'Upload-Metadata': metadata };
  const response = await connection.send('POST', '/v1/uploads', { headers, signal });
  return response.headers.get('Location')?.split('/').pop() ?? '';
}

/**
 * How many bytes of an upload the server has.
 *
 * @param {Connection} connection
 * @param {string} id
 * @param {AbortSignal} [signal]
 */
export async function offsetOf(connection, id, signal) {
  const response = await connection.send('HEAD', address(id), { headers: version, signal });
  return Number(response.headers.get('Upload-Offset'));
}

/** Forgets an upload with what has come. */
export async function end(/** @type {Connection} */ connection, /** @type {string} */ id) {
  await connection.send('DELETE', address(id), { headers: version });
}

/**
 * Sends what the server lacks of a file, piece by piece, and tells after each how far it is. Where the connection
 * breaks it says so with `null`, waits, asks the server what came through and goes on from there.
 *
 * @param {Connection} connection
 * @param {string} id
 * @param {File} file
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<number | null, void>}
 */
export async function* send(connection, id, file, signal) {
  let piece = firstPiece;
  let failures = 0;
  /** @type {number | null} */
  let offset = null;
  while (!signal.aborted) {
    try {
      offset ??= await offsetOf(connection, id, signal);
      yield offset;
      if (offset >= file.size) return;
      const started = performance.now();
      offset = await append(connection, id, file.slice(offset, offset + piece), offset, signal);
      piece = nextPiece(piece, performance.now() - started);
      failures = 0;
    } catch (problem) {
      if (signal.aborted) return;
      if (!mayPass(problem)) throw problem;
      offset = null;
      piece = firstPiece;
      yield null;
      await pause(Math.min(longestPause, 1000 * 2 ** failures), signal);
      failures += 1;
    }
  }
}

/**
 * @param {Connection} connection
 * @param {string} id
 * @param {Blob} raw
 * @param {number} offset
 * @param {AbortSignal} signal
 */
async function append(connection, id, raw, offset, signal) {
  const headers = {
    ...version, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream',
  };
  const response = await connection.send('PATCH', address(id), { raw, headers, signal });
  return Number(response.headers.get('Upload-Offset'));
}

/** A broken connection, a busy server, or another idea of how far it is: asking again helps. */
const mayPass = (/** @type {unknown} */ problem) =>
  problem instanceof Problem && (problem.isPassing || problem.code === 'offset_mismatch');

const address = (/** @type {string} */ id) => `/v1/uploads/${encodeURIComponent(id)}`;

/** Waits until the time is over, the connection is back or nobody wants it any more. */
function pause(/** @type {number} */ milliseconds, /** @type {AbortSignal} */ signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const early = () => { clearTimeout(timer); resolve(undefined); };
    addEventListener('online', early, { once: true, signal });
    signal.addEventListener('abort', early, { once: true });
  });
}

/** UTF-8 in base64; halves of surrogate pairs become the replacement character. */
function base64(/** @type {string} */ text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
