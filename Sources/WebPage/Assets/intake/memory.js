// The uploads that one account has begun on this device, remembered until they are finished or have expired.

/**
 * An upload that the server has a part of.
 *
 * @typedef {object} Begun
 * @property {string} upload its id
 * @property {string} name
 * @property {number} size
 * @property {string} kind
 * @property {string} print the mark by which its file is known again
 * @property {import('../model').Options} options
 */

/** The list of one account, shared by its tabs. */
export class Memory {
  #key;

  /** @param {string} account */
  constructor(account) {
    this.#key = `touchstone.uploads.${account}`;
  }

  /** @returns {Begun[]} */
  get all() {
    try {
      const list = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
      return Array.isArray(list) ? list : [];
    } catch {
      return [];
    }
  }

  add(/** @type {Begun} */ begun) {
    this.#write([...this.all.filter((each) => each.upload !== begun.upload), begun]);
  }

  remove(/** @type {string} */ upload) {
    this.#write(this.all.filter((each) => each.upload !== upload));
  }

  #write(/** @type {Begun[]} */ list) {
    if (list.length) localStorage.setItem(this.#key, JSON.stringify(list));
    else localStorage.removeItem(this.#key);
  }
}
