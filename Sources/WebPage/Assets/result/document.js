// A result as a file that opens anywhere: one page, with its style and a small copy of the picture, without scripts.

import { h } from '../dom.js';
import { direction, language } from '../strings.js';

const styles = ['tokens', 'base', 'forms', 'result', 'cards', 'medium', 'print'];
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
/** Longest side of the copy, in pixels. */
const longest = 900;
/** What does not work on paper or in a file. */
const left = 'button, input, textarea, form, audio, video, canvas, progress, [role=status], .tools, .overlay, .kept, ' +
  '.alone, .frames, .spectrogram, .hand-on';

/** The text of the file; it is made of copies of the nodes that are shown, so nothing in it is read as markup anew. */
export async function pageOf(/** @type {HTMLElement} */ section) {
  const sheets = await Promise.all(styles.map(async (name) => (await fetch(`/${name}.css`)).text()));
  // Of a document without a window nothing is loaded or run.
  const inert = document.implementation.createHTMLDocument(document.title);
  const copy = /** @type {HTMLElement} */ (inert.importNode(section, true));
  const pictures = section.querySelectorAll('img');
  for (const [index, picture] of copy.querySelectorAll('img').entries()) {
    picture.src = smallCopy(pictures[index]);
  }
  for (const node of copy.querySelectorAll(left)) node.remove();
  for (const details of copy.querySelectorAll('details')) details.open = true;
  copy.querySelector('.on-paper')?.classList.remove('on-paper');
  inert.documentElement.lang = language;
  inert.documentElement.dir = direction;
  inert.head.append(h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }));
  inert.body.append(copy);
  const page = inert.documentElement.outerHTML.replace('</head>', () => `<style>\n${sheets.join('\n')}</style></head>`);
  return `<!doctype html>\n${page}`;
}

function smallCopy(/** @type {HTMLImageElement} */ picture) {
  const scale = Math.min(1, longest / Math.max(picture.naturalWidth, picture.naturalHeight, 1));
  const canvas = h('canvas', {
    width: Math.max(1, Math.round(picture.naturalWidth * scale)),
    height: Math.max(1, Math.round(picture.naturalHeight * scale)),
  });
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.85);
}
