// English: the frame of the page, signing in, the history, the store, the account, administration, problems.

import { phrases } from './phrases.js';

/** @type {Record<string, string>} */
const nouns = { image: 'picture', audio: 'recording', video: 'video', text: 'text' };

/** @param {number} n */
const checks = (n) => (n === 1 ? '1 check' : `${n} checks`);

export const shell = phrases({
  title: (about) => (about ? `${about} – Touchstone` : 'Touchstone'),

  frame: {
    skip: 'Skip to the content',
    nav: 'Pages',
    language: 'Language',
    signIn: 'Sign in',
    signOut: 'Sign out',
    guest: 'Guest',
    loading: 'Loading…',
    offline: 'No connection. What is shown may be out of date.',
    online: 'The connection is back.',
    again: 'Try again',
    pages: {
      analyse: 'Check', history: 'History', storage: 'Storage', account: 'Account', admin: 'Administration',
      api: 'API', result: 'Result', entry: 'Sign in',
    },
  },

  account: {
    signIn: 'Sign in',
    create: 'Create an account',
    newHere: 'New here?',
    known: 'Already have an account?',
    email: 'Email',
    password: 'Password',
    passwordHint: 'At least 8 characters.',
  },

  history: {
    title: 'Earlier checks',
    open: (name, answer) => `Open ${name}: ${answer}`,
    delete: (name) => `Delete ${name}`,
    confirmTitle: 'Delete this check?',
    confirm: (name) => `${name} and its report will be removed from this server.`,
    deleted: 'Deleted.',
    more: 'Show older ones',
    none: 'Nothing yet. What you check appears here.',
    unnamed: (kind) => `Unnamed ${nouns[kind] ?? 'medium'}`,
  },

  store: {
    used: (used, limit, n) =>
      `${checks(n)} kept, ${used} of ${limit}`,
    fullTitle: 'Your store is full',
    full: (used, limit, needed) =>
      `${used} of ${limit} are in use, and this check needs ${needed}. It runs all the same, and its report waits ` +
      'for a day. To keep it, choose what may go:',
    none: 'Clearing earlier checks would not make enough room for this one.',
    later: 'Not now',
    clear: 'Clear these and keep this',
    rule: {
      oldest: (n) => (n === 1 ? 'The oldest check' : `The ${n} oldest checks`),
      largest: (n) => (n === 1 ? 'The largest check' : `The ${n} largest checks`),
      inconclusive: (n) =>
        (n === 1 ? 'The oldest check without a clear answer' : `${n} checks without a clear answer`),
    },
    frees: (amount) => `frees ${amount}`,
    cleared: (n, amount) =>
      `${checks(n)} cleared, ${amount} freed. This one is kept.`,
  },

  /** Questions before something is deleted. */
  confirm: { keep: 'Keep it', delete: 'Delete' },

  problem: {
    network: ['The server can’t be reached', 'Check the connection, then try again.'],
    expired: ['You were signed out', 'Sign in again to go on. What was accepted before is still there.'],
    unexpected: ['Something went wrong', 'Try again. If it stays, tell whoever runs this server.'],
    internal: ['Something went wrong', 'Try again. If it stays, tell whoever runs this server.'],
    invalid_request: ['This can’t be used as it is', 'Correct it, then try again.'],
    unauthenticated: ['You are not signed in', 'Check what you typed, or create an account.'],
    too_large: ['This is too large', 'Hand in a smaller file or text.'],
    unsupported_media: ['This format can’t be checked', 'Hand in a file in one of these formats, or a text.'],
    content_mismatch: ['The file is not what its name says', 'Give it the right ending, or save it again.'],
    quota_exceeded: ['Your store is full', 'Delete earlier checks that you no longer need, then try again.'],
    rate_limited: ['Too many tries', 'Wait a moment, then try again.'],
  },
});
