// Whether a report is what a server signed: Ed25519 over its canonical JSON (RFC 8785) without the signature. The browser
// checks it; nothing is sent. `touchstone verify` has the same rules.

/** @typedef {import('../model').Report} Report */
/** @typedef {{ kty: string, crv: string, x: string, kid: string }} Key */

/**
 * Why a report does not hold, by a code; null where it does. `report` is what the text says, whatever that is worth.
 *
 * @typedef {object} Check
 * @property {'not_json' | 'no_report' | 'unsigned' | 'malformed_signature' | 'unknown_key' | 'altered' | 'unsupported' | null} problem
 * @property {string} [keyID]
 * @property {Report} [report]
 */

/** Deeper JSON is refused. */
const mostLevels = 64;

/**
 * Checks a report, or the one inside an analysis as the API returns it; nothing around it is looked at.
 *
 * @param {Uint8Array} bytes
 * @param {Key[]} keys those to trust
 * @returns {Promise<Check>}
 */
export async function check(bytes, keys) {
  const text = strictly(bytes);
  const report = isObject(text) && Object.hasOwn(text, 'report') ? text.report : text;
  if (text === undefined) return { problem: 'not_json' };
  if (!isObject(report) || !Object.hasOwn(report, 'verdict')) return { problem: 'no_report' };
  if (!Object.hasOwn(report, 'signature')) return { problem: 'unsigned', report };
  const { signature, ...signed } = report;
  const value = signatureOf(signature);
  if (!value) return { problem: 'malformed_signature', report };
  const keyID = signature.key_id;
  const x = keys.find((each) => each.kid === keyID && each.kty === 'OKP' && each.crv === 'Ed25519')?.x;
  try {
    if (x === undefined || await thumbprint(x) !== keyID) return { problem: 'unknown_key', keyID, report };
    const key = await crypto.subtle.importKey('raw', decoded(x) ?? new Uint8Array(), 'Ed25519', false, ['verify']);
    const holds = await crypto.subtle.verify('Ed25519', key, value, new TextEncoder().encode(canonical(signed)));
    return { problem: holds ? null : 'altered', keyID, report };
  } catch {
    // Over plain HTTP, and in older browsers, there is no such check.
    return { problem: 'unsupported', keyID, report };
  }
}

/**
 * What a JSON text says, read strictly: what two readers could understand differently is no JSON here. Undefined for that.
 *
 * @param {Uint8Array} bytes
 * @returns {any}
 */
export function strictly(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = JSON.parse(text);
    return isUnambiguous(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The tokens of JSON that matter here. */
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:]|-?\d[\d.eE+-]*/gu;

/** Whether a text that is JSON has no repeated name, half a character, number beyond a double, or too many levels. */
function isUnambiguous(/** @type {string} */ text) {
  /** @type {(Set<string> | null)[]} */
  const levels = [];
  let last = '';
  for (const [token] of text.matchAll(tokens)) {
    const [first] = token;
    if (first === '"') {
      last = JSON.parse(token);
      if (/\p{Surrogate}/u.test(last)) return false;
    } else if (first === ':') {
      if (levels.at(-1)?.has(last)) return false;
      levels.at(-1)?.add(last);
    } else if (first === '{' || first === '[') {
      levels.push(first === '{' ? new Set() : null);
      if (levels.length > mostLevels) return false;
    } else if (first === '}' || first === ']') {
      levels.pop();
    } else {
      const number = Number(token);
      // 9007199254740993 would silently become its neighbour.
      const isChanged = /^-?\d+$/u.test(token) && number !== 0 && String(number) !== token;
      if (!Number.isFinite(number) || isChanged) return false;
    }
  }
  return true;
}

/**
 * The one text of a value (RFC 8785): numbers and strings as JavaScript writes them, names in the order of UTF-16.
 *
 * @param {any} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

const isObject = (/** @type {any} */ value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The 64 bytes of a signature with exactly the members that one has; null for anything else. */
function signatureOf(/** @type {any} */ signature) {
  if (!isObject(signature) || Object.keys(signature).length !== 3) return null;
  const { algorithm, key_id: keyID, value } = signature;
  if (algorithm !== 'Ed25519' || typeof keyID !== 'string' || typeof value !== 'string') return null;
  const bytes = decoded(value);
  return bytes?.length === 64 ? bytes : null;
}

/** The name of a key: the SHA-256 of its members (RFC 7638). */
async function thumbprint(/** @type {string} */ x) {
  const text = new TextEncoder().encode(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`);
  return encoded(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}

const encoded = (/** @type {Uint8Array} */ bytes) =>
  btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** The bytes of base64url without padding; null for another spelling of them. */
function decoded(/** @type {string} */ text) {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
    return encoded(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
