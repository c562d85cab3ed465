// Signing in and creating an account.

import { byId } from './dom.js';
import { words } from './strings.js';

/** Remembers on this device who is signed in: no secret, only a name to show and a signal to other tabs. */
const memory = 'touchstone.account';

/** The panel to sign in with; `actions` are `signIn(email, password)` and `create(email, password)`: did it work? */
export class Account {
  #actions;
  #isNew = false;

  constructor(actions) {
    this.#actions = actions;
    byId('account-form').addEventListener('submit', (event) => this.#submit(event));
    byId('account-switch').addEventListener('click', () => this.#turn(!this.#isNew));
    this.#turn(false);
  }

  /** Who was signed in on this device; null for nobody. */
  get remembered() {
    return localStorage.getItem(memory);
  }

  remember(email) {
    localStorage.setItem(memory, email);
  }

  forget() {
    localStorage.removeItem(memory);
  }

  /** Calls back when another tab signed out or switched the account. */
  onChangedElsewhere(callback) {
    addEventListener('storage', (event) => {
      if (event.key === memory || event.key === null) callback();
    });
  }

  show(isShown) {
    byId('account').hidden = !isShown;
  }

  focus() {
    byId('email').focus();
  }

  #clear() {
    byId('account-form').reset();
    this.#turn(false);
  }

  #turn(isNew) {
    this.#isNew = isNew;
    const { signIn, create, newHere, known } = words.account;
    byId('account-title').textContent = isNew ? create : signIn;
    byId('account-submit').textContent = isNew ? create : signIn;
    byId('account-question').textContent = isNew ? known : newHere;
    byId('account-switch').textContent = isNew ? signIn : create;
    byId('password').autocomplete = isNew ? 'new-password' : 'current-password';
  }

  async #submit(event) {
    event.preventDefault();
    const [email, password] = [byId('email').value.trim(), byId('password').value];
    byId('account-submit').disabled = true;
    try {
      const isIn = await (this.#isNew ? this.#actions.create(email, password) : this.#actions.signIn(email, password));
      if (isIn) this.#clear();
      else byId('password').select();
    } finally {
      byId('account-submit').disabled = false;
    }
  }
}
