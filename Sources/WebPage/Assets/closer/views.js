// The views that can be laid over an image, computed here in the browser: nothing leaves the device.

import { clones } from './clones.js';
import { channel, difference, ghost, gradient, noise } from './filters.js';

/** @typedef {import('./filters.js').Pixels} Pixels */

/** Most pixels that a view is computed of; a larger image is shrunk for it. */
export const most = 12_000_000;

/**
 * The views by name; each gets the pixels, and them again after saving as JPEG at a quality from 0 to 1.
 *
 * @type {Record<string, (pixels: Pixels, saved: (quality: number) => Promise<Pixels>, quality: number) =>
 *   Pixels | Promise<Pixels>>}
 */
const views = {
  error: async (pixels, saved, quality) => difference(pixels, await saved(quality), 20),
  ghost: async (pixels, saved, quality) => ghost(pixels, await saved(quality)),
  noise: (pixels) => noise(pixels),
  gradient: (pixels) => gradient(pixels),
  clone: (pixels) => clones(pixels),
  red: (pixels) => channel(pixels, 0),
  green: (pixels) => channel(pixels, 1),
  blue: (pixels) => channel(pixels, 2),
};

export const viewNames = Object.keys(views);

/** Whether a view depends on the quality at which the image is saved again. */
export const hasQuality = (/** @type {string} */ name) => name === 'error' || name === 'ghost';

/**
 * Draws a view of an image; the canvas may be smaller than the image.
 *
 * @param {string} name one of `viewNames`
 * @param {HTMLImageElement} image
 * @param {number} quality from 0 to 1
 * @returns {Promise<HTMLCanvasElement>}
 */
export async function paint(name, image, quality) {
  const shrink = Math.min(1, Math.sqrt(most / (image.naturalWidth * image.naturalHeight)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * shrink));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * shrink));
  const pixels = read(canvas, image);
  const saved = async (/** @type {number} */ at) => {
    const blob = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', at); });
    return read(canvas, await createImageBitmap(blob));
  };
  const result = await views[name](pixels, saved, quality);
  canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(result.data), result.width), 0, 0);
  return canvas;
}

/**
 * The pixels of a source, drawn over a canvas or a place of it; what is transparent, or beside it, lies on white.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasImageSource} source
 * @param {number[]} [place] x, y, width and height; the whole canvas without it
 * @returns {Pixels}
 */
export function read(canvas, source, place) {
  const { width, height } = canvas;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw.');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  const [x, y, across, down] = place ?? [0, 0, width, height];
  context.drawImage(source, x, y, across, down);
  return context.getImageData(0, 0, width, height);
}
