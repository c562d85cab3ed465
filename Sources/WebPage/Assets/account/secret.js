// A secret that is shown once.

import { announce, h } from '../dom.js';
import { words } from '../strings/account-words.js';

/** The secret with a button that copies it. */
export function secret(/** @type {string} */ value) {
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    announce(words.account.copied);
    button.textContent = words.account.copied;
  };
  const button = h('button', { type: 'button', class: 'quiet', onclick: copy }, words.account.copy);
  return h('div', { class: 'secret' }, h('p', {}, words.account.once),
    h('code', { tabindex: 0 }, value), navigator.clipboard && button);
}
