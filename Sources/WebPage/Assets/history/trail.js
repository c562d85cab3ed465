// The list that somebody reads results from: its order leads from one to the next, and back to the same place.

/** Most rows that are loaded again to get back to a place. */
const most = 400;

export class Trail {
  /** What the list was filtered by: the address of its page. */
  #address = '';
  /** @type {string[]} */
  #ids = [];
  #top = 0;
  /** Whether the visitor is on a result of the list. */
  #isFollowed = false;

  /** The list as it is shown now. */
  lay(/** @type {string} */ address, /** @type {string[]} */ ids) {
    this.#address = address;
    this.#ids = ids;
  }

  /** Where on the page the visitor leaves the list. */
  leave(/** @type {number} */ top) {
    this.#top = top;
  }

  /**
   * Where a result stands in the list; null for one that is not in it.
   *
   * @param {string} id
   * @returns {{ before?: string, after?: string, place: number, of: number } | null}
   */
  at(id) {
    const index = this.#ids.indexOf(id);
    this.#isFollowed = index >= 0;
    return index < 0 ? null
      : { before: this.#ids[index - 1], after: this.#ids[index + 1], place: index + 1, of: this.#ids.length };
  }

  /** Rows and place of a list that the visitor comes back to from one of its results; null for a list that is opened anew. */
  back(/** @type {string} */ address) {
    if (!this.#isFollowed || address !== this.#address) return null;
    this.#isFollowed = false;
    return { rows: Math.min(most, this.#ids.length), top: this.#top };
  }

  /** The visitor is another one. */
  clear() {
    this.#ids = [];
    this.#isFollowed = false;
  }
}
