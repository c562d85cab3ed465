// What an administrator may change about an account.

import { ask } from '../dialog.js';
import { h } from '../dom.js';
import { field, option } from '../fields.js';
import { words } from '../strings/account-words.js';

const megabyte = 1e6;

/**
 * Asks for the limits of an account; answers what is to change, or null for nothing.
 *
 * @param {import('../model').ManagedAccount} account
 * @param {boolean} mayDisable
 * @param {AbortSignal} signal
 * @returns {Promise<{ max_bytes?: number, max_files?: number, disabled?: boolean } | null>}
 */
export async function accountForm(account, mayDisable, signal) {
  const megabytes = account.max_bytes / megabyte;
  const bytes = h('input', { type: 'number', min: 0, step: 'any', required: true, value: megabytes });
  const files = h('input', { type: 'number', min: 0, step: 1, required: true, value: account.max_files });
  const disabled = h('input', { type: 'checkbox', checked: account.disabled, disabled: !mayDisable });
  const answer = await ask({
    title: account.email,
    body: [
      field(words.admin.megabytes, bytes), field(words.admin.files, files),
      option(disabled, words.admin.disable, mayDisable ? words.admin.disableHint : words.admin.notYourself),
    ],
    buttons: [
      { value: 'cancel', label: words.admin.cancel, class: 'quiet' },
      { value: 'save', label: words.account.save },
    ],
  }, signal);
  if (answer !== 'save') return null;
  return {
    ...(Number(bytes.value) !== megabytes && { max_bytes: Math.round(Number(bytes.value) * megabyte) }),
    ...(Number(files.value) !== account.max_files && { max_files: Number(files.value) }),
    ...(disabled.checked !== account.disabled && { disabled: disabled.checked }),
  };
}
