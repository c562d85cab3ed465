// The password once more, where the server wants to know who is there.

import { ask } from '../dialog.js';
import { h } from '../dom.js';
import { field } from '../fields.js';
import { Problem } from '../problem.js';
import { words } from '../strings/account-words.js';

/**
 * Does something, with the password if the server asks for it; false when the visitor would rather not.
 *
 * @param {(password?: string) => Promise<unknown>} work
 * @param {AbortSignal} signal
 * @param {{ hint: string, go: string }} [said] why, and what is done with it
 */
export async function proven(work, signal, said = { hint: words.account.proofHint, go: words.account.end }) {
  try {
    await work();
    return true;
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.cause !== 'password_needed') throw problem;
  }
  const password = h('input', { type: 'password', autocomplete: 'current-password', required: true });
  const answer = await ask({
    title: words.account.proofTitle,
    body: [h('p', {}, said.hint), field(words.account.password, password)],
    buttons: [
      { value: 'cancel', label: words.admin.cancel, class: 'quiet' },
      { value: 'go', label: said.go },
    ],
  }, signal);
  if (answer !== 'go') return false;
  await work(password.value);
  return true;
}
