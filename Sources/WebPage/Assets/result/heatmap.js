// Where in a picture a detector looked: a coarse grid over the picture, shown on demand.

import { h } from '../dom.js';
import { detectorName, words } from '../strings/result-words.js';

/** @typedef {import('../model').Evidence} Evidence */

const authentic = [38, 166, 154];
const synthetic = [230, 145, 30];

/** The evidence whose grid is worth showing: the one that weighs most, or undefined. */
export function mapped(/** @type {Evidence[]} */ evidence) {
  const maps = evidence.filter((item) => item.heatmap?.values);
  return maps.sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))[0];
}

/** The grid to lay over the picture, and a slider that is at zero first. */
export function heatmapLayer(/** @type {Evidence} */ item) {
  const canvas = paint(item.heatmap);
  const show = () => { canvas.style.opacity = String(Number(slider.value) / 100); };
  const slider = h('input', { id: 'heat', type: 'range', min: '0', max: '90', step: '5', value: '0', oninput: show });
  show();
  const controls = h('div', { class: 'overlay' },
    h('label', { for: 'heat' }, words.heatmap.slider(detectorName(item.detector))), slider,
    h('p', { class: 'hint' }, words.heatmap.legend));
  return { layer: canvas, controls };
}

/** One pixel a cell; the style sheet stretches it over the picture. */
function paint({ width, height, values } = { width: 0, height: 0, values: '' }) {
  const canvas = h('canvas', { class: 'heat', width, height, 'aria-hidden': 'true' });
  const cells = Uint8Array.from(atob(values), (letter) => letter.charCodeAt(0));
  const context = canvas.getContext('2d');
  if (!context || cells.length !== width * height || cells.length === 0) return canvas;
  const image = context.createImageData(width, height);
  for (const [cell, value] of cells.entries()) {
    const lean = (value - 127.5) / 127.5;
    image.data.set([...(lean < 0 ? authentic : synthetic), Math.round(Math.abs(lean) * 255)], cell * 4);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
