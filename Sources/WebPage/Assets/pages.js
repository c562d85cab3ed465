// The pages, each loaded when it is opened first.

import { words } from './strings.js';
import { dressed } from './styles.js';

/** @typedef {import('./session.js').Session} Session */

const everyone = () => true;
const whoMayCheck = (/** @type {Session} */ session) => session.mayCheck;
const members = (/** @type {Session} */ session) => session.account !== null;
const admins = (/** @type {Session} */ session) => session.isAdmin;

/**
 * `name` is what the address says, `isFor` whether a visitor has it; pages with `inMenu` are in the navigation.
 *
 * @typedef {object} PageEntry
 * @property {string} id
 * @property {string} name
 * @property {string} title
 * @property {(session: Session) => boolean} isFor
 * @property {boolean} inMenu
 * @property {boolean} isFirst
 * @property {() => Promise<{ open: import('./app.js').OpenPage }>} load
 */

/**
 * The first is where visitors arrive, the last the way in for those who may open no other.
 *
 * @type {PageEntry[]}
 */
export const pages = [
  page('analyse', '', whoMayCheck, true, () => import('./pages/analyse.js')),
  page('result', 'result', whoMayCheck, false,
    () => dressed(import('./pages/result.js'), 'result', 'cards', 'medium', 'print')),
  page('compare', 'compare', whoMayCheck, false,
    () => dressed(import('./pages/compare.js'), 'result', 'cards', 'medium', 'history', 'closer', 'compare')),
  page('history', 'history', whoMayCheck, true, () => dressed(import('./pages/history.js'), 'history')),
  page('cases', 'cases', whoMayCheck, true, () => dressed(import('./pages/cases.js'), 'cases')),
  page('case', 'case', whoMayCheck, false,
    () => dressed(import('./pages/case.js'), 'result', 'cards', 'history', 'print', 'cases')),
  page('storage', 'storage', whoMayCheck, true, () => dressed(import('./pages/storage.js'), 'storage')),
  page('account', 'account', members, true, () => dressed(import('./pages/account.js'), 'account')),
  page('admin', 'admin', admins, true, () => dressed(import('./pages/admin.js'), 'account', 'cards')),
  page('verify', 'verify', everyone, false, () => dressed(import('./pages/verify.js'), 'cards')),
  page('invitation', 'invitation', everyone, false, () => import('./pages/entry.js')),
  page('password', 'password', everyone, false, () => import('./pages/password.js')),
  page('entry', 'sign-in', everyone, false, () => import('./pages/entry.js')),
];

/** What a link to a report opens. */
const shared = page('shared', 's', everyone, false,
  () => dressed(import('./pages/shared.js'), 'result', 'cards', 'medium', 'print'));

/**
 * @param {keyof typeof words.frame.pages} id
 * @param {string} name
 * @param {(session: Session) => boolean} isFor
 * @param {boolean} inMenu
 * @param {PageEntry['load']} load
 * @returns {PageEntry}
 */
function page(id, name, isFor, inMenu, load) {
  return { id, name, title: words.frame.pages[id], isFor, inMenu, isFirst: name === '', load };
}

/** The page of an address, as far as the visitor has it; else the first, else the way in. */
export function pageFor(/** @type {string} */ name, /** @type {Session} */ session) {
  if (name === '' && location.pathname.startsWith('/s/')) return shared;
  const open = pages.filter((each) => each.isFor(session));
  const entry = pages[pages.length - 1];
  return open.find((each) => each.name === name) ?? (session.mayCheck ? pages[0] : entry);
}
