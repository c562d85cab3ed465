// Looking for a picture elsewhere: the pages of reverse image searches, opened on a click only.

import { h } from '../dom.js';
import { words } from '../strings/result-words.js';

/** Pages where a picture can be handed in or pasted. */
const engines = {
  'Google Images': 'https://images.google.com/',
  'Bing Visual Search': 'https://www.bing.com/visualsearch',
  TinEye: 'https://tineye.com/',
  'Yandex Images': 'https://yandex.com/images/',
};

/**
 * The links, closed first, with what they mean for the picture. The pages get nothing by being opened.
 *
 * @param {HTMLImageElement | null} image what can be copied to be pasted there; null for stills that are saved
 */
export function searchPart(image) {
  const state = h('span', { class: 'hint', role: 'status' });
  const copy = async () => {
    try {
      // Handed over as a promise: some browsers copy only while the click is fresh.
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(/** @type {HTMLImageElement} */ (image)) })]);
      state.textContent = words.search.copied;
    } catch {
      state.textContent = words.search.notCopied;
    }
  };
  // Over plain HTTP a browser lets no page copy an image.
  const canCopy = image && navigator.clipboard && typeof ClipboardItem === 'function';
  return h('details', { class: 'search alone' }, h('summary', {}, image ? words.search.title : words.search.titleStill),
    h('p', {}, words.search.leaves),
    canCopy && h('div', { class: 'row tools' },
      h('button', { type: 'button', class: 'quiet', onclick: copy }, words.search.copy), state),
    h('ul', { class: 'row tools' }, Object.entries(engines).map(([name, href]) => h('li', {},
      h('a', { class: 'button quiet', href, target: '_blank', rel: 'noopener noreferrer' }, name,
        h('span', { class: 'unseen' }, ` (${words.search.newTab})`), h('span', { 'aria-hidden': 'true' }, '↗'))))));
}

/** @returns {Promise<Blob>} */
function pngOf(/** @type {HTMLImageElement} */ image) {
  const canvas = h('canvas', { width: image.naturalWidth, height: image.naturalHeight });
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The image cannot be copied.'))), 'image/png');
  });
}
