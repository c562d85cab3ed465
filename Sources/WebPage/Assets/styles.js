// Style sheets that only some pages need, loaded with them.

import { h } from './dom.js';

/** Waits until the sheets of these names are there; each is loaded once. */
async function styled(/** @type {string[]} */ ...names) {
  await Promise.all(names.map((name) => {
    const href = `/${name}.css`;
    if (document.querySelector(`link[href='${href}']`)) return undefined;
    return new Promise((resolve) => {
      document.head.append(h('link', { rel: 'stylesheet', href, onload: resolve, onerror: resolve }));
    });
  }));
}

/**
 * A page's module, with its sheets.
 *
 * @template Module
 * @param {Promise<Module>} module
 * @param {string[]} sheets
 */
export async function dressed(module, ...sheets) {
  const [loaded] = await Promise.all([module, styled(...sheets)]);
  return loaded;
}
