// English: the frame of the page, the history, the store, problems.

import { phrases } from './phrases.js';

/** @type {Record<string, string>} */
const nouns = { image: 'image', audio: 'audio file', video: 'video', text: 'text' };

/**
 * @param {number} n
 * @param {string} [shown]
 */
const results = (n, shown = String(n)) => (n === 1 ? '1 result' : `${shown} results`);

export const shell = phrases({
  title: (about) => (about ? `${about} – Touchstone` : 'Touchstone'),

  frame: {
    skip: 'Skip to the content',
    nav: 'Pages',
    language: 'Language',
    signIn: 'Sign in',
    signOut: 'Sign out',
    guest: 'Guest',
    guestHint: 'Guests of this machine share one history',
    loading: 'Loading…',
    offline: 'No connection. What is shown may be out of date.',
    online: 'The connection is back.',
    again: 'Try again',
    pages: {
      analyse: 'Check', history: 'History', storage: 'Storage', account: 'Account', admin: 'Administration',
      api: 'API', result: 'Result', entry: 'Sign in', invitation: 'Create an account', password: 'Choose a new password',
      verify: 'Check a saved report', shared: 'A result', compare: 'Compare', cases: 'Cases', case: 'Case',
    },
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    open: 'Keyboard',
    single: 'Use these keys',
    singleHint: 'Turn this off if you speak to your computer, or if the keys get in your way.',
    close: 'Close',
    keys: { help: 'Show this list', search: 'Search the history', next: 'Next result of the list', previous: 'Result before it', close: 'Close a dialogue' },
  },

  kinds: { image: 'Images', audio: 'Audio', video: 'Videos', text: 'Texts' },

  history: {
    title: 'History',
    filters: 'Search and filter',
    filter: { q: 'Name', kind: 'Kind', verdict: 'Answer', labelled: 'Your judgement', retain: 'Kept', from: 'From', to: 'Until' },
    any: 'All',
    verdicts: {
      synthetic: 'Signs of synthetic media', no_signs: 'No signs that it was generated',
      authentic: 'Signed, or called authentic before', uncertain: 'We can’t tell', not_applicable: 'Not suited',
    },
    labelled: { false: 'Not yet: needs a person', true: 'Given' },
    retained: { keep: 'Kept', ephemeral: 'Not kept', held: 'Waiting for room' },
    export: 'Download as table',
    labels: { real: 'You: real.', synthetic: 'You: synthetic.', manipulated: 'You: edited.', unknown: 'You: don’t know.' },
    chance: (n) => `synthetic: ${n} in 100`,
    table: {
      show: 'Dense table',
      label: 'Results as a table',
      hint: 'In a row: j and k go to the next and previous one, 1 to 4 judge it (real, synthetic, edited, don’t know), x selects ' +
        'it. Columns sort what is shown.',
      tick: 'Selected',
      columns: {
        name: 'Name', answer: 'Answer', chance: 'Synthetic, in 100', created: 'When', size: 'File', label: 'Your judgement',
      },
    },
    saveTable: 'Save as CSV',
    saveLines: 'Save as JSON lines',
    saveZip: 'Save as zip',
    packing: (n, all) => `${n} of ${all} …`,
    missing: (n) => (n === 1 ? 'One file is no longer here: the zip has its report alone.'
      : `${n} files are no longer here: the zip has their reports alone.`),
    compare: 'Compare these two',
    intoCase: 'Put into a case',
    all: 'Select all shown',
    selection: 'What is selected',
    select: (name) => `Select ${name}`,
    selected: (n, shown) => (n === 1 ? '1 selected' : `${shown} selected`),
    selectNone: 'Select none',
    delete: (name) => `Delete ${name}`,
    confirmTitle: 'Delete this result?',
    confirm: (name) => `${name} and its report will be removed from this server.`,
    confirmMany: (n) => (n === 1 ? 'Delete this result?' : `Delete these ${n} results?`),
    confirmManyHint: 'Files and reports will be removed from this server. It cannot be undone.',
    deleted: 'Deleted.',
    more: 'Show older ones',
    none: 'Nothing checked yet',
    noneHint: 'What you check appears here, with its answer.',
    first: 'Check something',
    noMatch: 'Nothing fits',
    noMatchHint: 'No result fits these filters.',
    showAll: 'Show all',
    unnamed: (kind) => `Unnamed ${nouns[kind] ?? 'file'}`,
  },

  feedbackShort: { real: 'Real', synthetic: 'Synthetic', manipulated: 'Edited', unknown: 'Don’t know' },

  storage: {
    title: 'Storage',
    used: (used, limit) => `${used} of ${limit} used`,
    share: (share) => `${share} of the storage is used.`,
    files: (n, most) => `${n} of ${most} results`,
    results,
    transient: (amount) => `${amount} more is not kept, or waits for room. It is deleted by itself and does not count.`,
    none: 'Nothing is kept',
    noneHint: (limit) => `There is room for ${limit}.`,
    room: 'Make room',
    roomHint: 'Suggestions that free a quarter of what is used. Nothing is deleted before you say so.',
    clear: 'Delete these',
    choose: 'Choose yourself, in the history',
    cleared: (n, amount) => `${results(n)} deleted, ${amount} freed.`,
    waiting: 'Waiting for room',
    waitingHint: 'These came when the storage was full. Keep them, or they will be deleted.',
    until: (time) => `deleted on ${time}`,
  },

  store: {
    fullTitle: 'Your storage is full',
    full: (used, limit, needed) => `${used} of ${limit} are in use, and this file needs ${needed}.`,
    fullByCount: (files, most) => `You have ${files} of ${most} results: one more does not fit, however small its file.`,
    waits: (until) => `It is checked all the same, and its result waits ${until ? `until ${until}` : 'for a day'}.`,
    choose: 'To keep it, choose what may be deleted:',
    none: 'Even without all earlier results there would not be enough room for this one.',
    later: 'Not now',
    clear: 'Clear these and keep this',
    rule: {
      oldest: (n) => (n === 1 ? 'The oldest result' : `The ${n} oldest results`),
      largest: (n) => (n === 1 ? 'The largest result' : `The ${n} largest results`),
      inconclusive: (n) =>
        (n === 1 ? 'The oldest result without a clear answer' : `${n} results without a clear answer`),
    },
    frees: (amount) => `frees ${amount}`,
    cleared: (n, amount) => `${results(n)} cleared, ${amount} freed. This one is kept.`,
  },

  /** Questions before something is deleted. */
  confirm: { keep: 'Keep it', delete: 'Delete' },

  problem: {
    network: ['The server can’t be reached', 'Check the connection, then try again.'],
    expired: ['You were signed out', 'Sign in again. Nothing is lost: what was on its way goes on then.'],
    expired_to_guest: ['You were signed out', 'Sign in again to see your results. Until then you are a guest, and guests ' +
      'of this machine share one history.'],
    unexpected: ['Something went wrong', 'Try again. If it stays, tell whoever runs this server.'],
    internal: ['Something went wrong', 'Try again. If it stays, tell whoever runs this server.'],
    invalid_request: ['This can’t be used as it is', 'Correct it, then try again.'],
    unauthenticated: ['You are not signed in', 'Check what you typed, or create an account.'],
    forbidden: ['This is not yours to do', 'Check what you typed, or ask whoever runs this server.'],
    not_found: ['This is not here', 'It may have been deleted, or it belongs to another account.'],
    conflict: ['This does not fit what is there', 'Look at what is there now, then decide again.'],
    too_large: ['This is too large', 'Use a smaller file or text.'],
    unsupported_media: ['This format can’t be checked'],
    content_mismatch: ['The file is not what its name says', 'Give it the right ending, or save it again.'],
    zip_too_large: ['This is too much for one zip', 'A zip takes files of 1 GiB together. Select fewer.'],
    disk_full: ['The server’s disk is full', 'Tell whoever runs the server, then try again. What you delete makes room too.'],
    quota_exceeded: ['Your storage is full', 'Delete results that you no longer need, then try again.'],
    rate_limited: ['Too many tries', 'Wait a moment, then try again.'],
    busy: ['The server is busy', 'Wait a moment, then try again.'],
    empty_file: ['There is nothing in this file', 'Choose another one.'],
    unreadable: ['The file can’t be read', 'Choose it again.'],
    range_outside: ['This part is not in the file', 'Load the page again.'],
    unprocessable_media: ['The file can’t be opened', 'It may be damaged. Try the original file, or save it again.'],
    gave_up: ['The server gave it up', 'It was tried several times without a result; whoever runs the server sees why. ' +
      'Try again later.'],
    cancelled: ['It was stopped', 'Try again to get an answer.'],
    duplicate_media: ['This was checked before', 'Open it in the history.'],
    gone: ['This is no longer here', 'Choose the file again.'],
    method_not_allowed: ['The page and the server do not fit together', 'Load this page again.'],
    precondition_failed: ['The page and the server do not fit together', 'Load this page again.'],
    idempotency_key_reused: ['The page and the server do not fit together', 'Load this page again.'],
    offset_mismatch: ['The upload goes on in another tab', 'Look there, or choose the file again.'],
    checksum_mismatch: ['The file did not arrive as it was sent', 'Choose it again.'],
  },

  /** Where in a list of certificates something is wrong. */
  inList: (list, certificate) => (certificate ? `${list}, certificate ${certificate}.` : `${list}.`),

  /** What exactly was wrong: in place of the words for the code. */
  cause: {
    email_invalid: ['This is not an email address', 'It looks like ann@example.org.'],
    email_taken: ['There is an account with this address already', 'Sign in with it, or use another address.'],
    password_length: ['The password is too short or too long', 'It must have 8 to 128 characters.'],
    password_common: ['This password is one of the first that are tried', 'Choose another one.'],
    password_similar: ['This password is too easy to guess', 'It is too close to your address or this program’s name.'],
    password_wrong: ['The password is wrong', 'Type it again.'],
    password_needed: ['This needs your password', 'Type it, then try again.'],
    credentials_wrong: ['The address or the password is wrong', 'Check both, or create an account.'],
    invitation_needed: ['This needs an invitation', 'Ask an administrator to invite your address. An invitation ends after a week.'],
    ticket_ended: ['This link was used, or has expired', 'Ask an administrator for another one.'],
    session_ended: ['You were signed out', 'Sign in again. Nothing is lost: what was on its way goes on then.'],
    passwords_off: ['Passwords open no account here', 'Sign in with the button above.'],
    sign_in_outdated: ['This needs a fresh sign-in', 'Sign out, sign in again, and do it within five minutes.'],
    openid_unavailable: ['The sign-in service can’t be used now', 'Try again later. If it stays, tell whoever runs this server.'],
    openid_unproven: ['The sign-in service sent back what proves nothing', 'Try again. If it stays, tell whoever runs this server.'],
    openid_declined: ['You were not let in', 'You or the sign-in service said no. Try again, or ask an administrator.'],
    openid_ended: ['This sign-in took too long, or was used already', 'Begin it anew.'],
    openid_address: ['Your email address is not let in here', 'The sign-in service gives none, or one that is not for this server. Ask an administrator.'],
    openid_unknown: ['This sign-in opens no account here', 'Ask an administrator for one.'],
    openid_taken: ['There is an account with your address already', 'Sign in with its password, then link the sign-in service on the page “Account”.'],
    openid_linked: ['This is linked otherwise already', 'The sign-in opens another account, or another sign-in opens this one.'],
    key_name: ['This name can’t be used', 'It must have 1 to 80 ordinary characters.'],
    key_limit: ['There are too many keys', 'Delete one that you no longer need.'],
    webhook_address: ['This address can’t be used', 'It begins with https:// and holds no password.'],
    webhook_limit: ['There are too many addresses', 'Delete one that you no longer need.'],
    link_absent: ['This link does not exist, or was revoked', 'Ask whoever gave it to you for another one.'],
    link_expired: ['This link has expired', 'Ask whoever gave it to you for another one.'],
    link_limit: ['There are too many links to this result', 'Revoke one that is no longer needed.'],
    case_limit: ['There are too many cases', 'Delete one that you no longer need.'],
    case_changed: ['This case was changed elsewhere', 'Another tab or device saved it meanwhile. What you wrote is still here: copy it, then load the page again.'],
    analysis_ended: ['This check has ended already', 'Load the page again to see how.'],
    not_repeatable: ['This can’t be checked again', 'Its file is no longer here, or it is being checked now.'],
    upload_elsewhere: ['The upload goes on in another tab', 'Look there.'],
    trust_list_empty: ['There is no certificate in this list', 'Choose a PEM file with “BEGIN CERTIFICATE” in it.'],
    trust_list_cut: ['This list is cut', 'A certificate has no beginning or no end. Copy the file again.'],
    trust_list_damaged: ['A certificate of this list is damaged', 'Copy it again, or take it out of the file.'],
    trust_list_size: ['The lists are too large', 'Leave out what is not needed: together they may have 4 MiB.'],
    trust_list_fixed: ['The server’s settings name the trust list', 'Change it there.'],
    trust_list_absent: ['The published lists are not installed', 'Run ./setup on the server.'],
    upload_expired: ['The upload waited for too long', 'Choose the file again.'],
  },
});
