// The address of a page is behind the hash: `#/history?kind=image` is the page `history` with a query.

/**
 * Where the visitor is.
 *
 * @typedef {object} Place
 * @property {string} name the page; empty for the first one
 * @property {string[]} path what comes after its name
 * @property {URLSearchParams} query
 */

/**
 * The place that a hash names; null for a hash that is no address, such as that of the skip link.
 *
 * @param {string} hash
 * @returns {Place | null}
 */
function placeOf(hash) {
  if (hash !== '' && hash !== '#' && !hash.startsWith('#/')) return null;
  const [path, query = ''] = hash.slice(2).split('?');
  const [name, ...rest] = path.split('/').map(decoded);
  return { name, path: rest, query: new URLSearchParams(query) };
}

/** Calls back whenever the visitor goes somewhere, by a link, by the buttons of the browser or by `go`. */
export class Router {
  #arrive;

  /** @param {(place: Place) => void} arrive */
  constructor(arrive) {
    this.#arrive = arrive;
    addEventListener('hashchange', () => this.follow());
  }

  /** Opens the page that the address names, again if it is open. */
  follow() {
    const place = placeOf(location.hash);
    if (place) this.#arrive(place);
  }

  /** Where somebody who was signed in elsewhere and led back here goes on; null for everybody else. */
  get arrival() {
    const place = placeOf(location.hash);
    return place?.name === 'signed-in' ? place.query.get('to') ?? '/' : null;
  }

  /** Goes to an address such as `/history`. */
  go(/** @type {string} */ address) {
    if (location.hash === `#${address}`) this.follow();
    else location.hash = address;
  }

  /** Puts another address in the place of this one without opening it. */
  rename(/** @type {string} */ address) {
    history.replaceState(null, '', `#${address}`);
  }
}

function decoded(/** @type {string} */ part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
