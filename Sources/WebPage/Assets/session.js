// Who is here: nobody, a guest, or a person who signed in.

/** Remembers on this device who is signed in: no secret, only a name and a signal to the other tabs. */
const memory = 'touchstone.account';

/**
 * Who the visitor is now: `expired` for nobody any more, because the session ended by itself; `back` for the same person
 * as before that; `another` for anybody else, and for nobody by their own wish.
 *
 * @typedef {'expired' | 'back' | 'another'} Change
 */

/** The visitor, as this tab knows them. */
export class Session {
  #api;
  #onChange;
  /** @type {import('./model').Account | null} */
  account = null;
  /** Whether visitors of this server need no account. */
  allowsGuests = false;
  /** Whether somebody was signed in here whose session ended while the page was closed. */
  hasEnded = false;
  /** Whose session ended by itself, until somebody signs in. */
  #interrupted = '';

  /**
   * `onChange` is called when the visitor is another one than before.
   *
   * @param {import('./api.js').API} api
   * @param {(change: Change) => void} onChange
   */
  constructor(api, onChange) {
    this.#api = api;
    this.#onChange = onChange;
    api.connection.onExpired = () => { if (this.account) this.#leave('expired'); };
    api.connection.onSwitched = () => location.reload();
    addEventListener('storage', (event) => {
      if (event.key === memory || event.key === null) this.#compare();
    });
    addEventListener('pageshow', (event) => { if (event.persisted) this.#compare(); });
  }

  /** Whether the visitor may hand something in. */
  get mayCheck() {
    return this.account !== null || this.allowsGuests;
  }

  get isAdmin() {
    return this.account?.role === 'admin';
  }

  /** Goes on with the session of the cookie, where there is one; `isNew` for somebody who was signed in elsewhere. */
  async resume(isNew = false) {
    if (!isNew && localStorage.getItem(memory) === null) return;
    if (await this.#api.connection.refresh()) {
      this.account = await this.#api.account();
      localStorage.setItem(memory, this.account.email);
    } else {
      localStorage.removeItem(memory);
      this.hasEnded = true;
    }
  }

  /**
   * @param {string} email
   * @param {string} password
   */
  async signIn(email, password) {
    await this.#api.logIn(email, password);
    this.account = await this.#api.account();
    localStorage.setItem(memory, this.account.email);
    const isBack = this.account.id === this.#interrupted;
    this.#interrupted = '';
    this.#onChange(isBack ? 'back' : 'another');
  }

  async signOut() {
    await this.#api.logOut();
    this.end();
  }

  /** Ends the session on this page: the server has ended it already. */
  end() {
    this.#api.connection.use(null);
    this.#leave('another');
  }

  #leave(/** @type {'expired' | 'another'} */ change) {
    this.#interrupted = change === 'expired' ? this.account?.id ?? '' : '';
    this.account = null;
    localStorage.removeItem(memory);
    this.#onChange(change);
  }

  /** Another tab signed out or switched the account: nothing of this one's may stay in view. */
  #compare() {
    if (localStorage.getItem(memory) !== (this.account?.email ?? null)) location.reload();
  }
}
