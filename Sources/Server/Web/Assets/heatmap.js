// Where in a picture a detector looked: a coarse grid over the picture, shown on demand.

import { h } from './dom.js';
import { detectorName, words } from './strings.js';

const authentic = [38, 166, 154];
const synthetic = [230, 145, 30];

/** The evidence whose grid is worth showing: the one that weighs most, or null. */
export function mapped(evidence) {
  const maps = evidence.filter((item) => item.heatmap?.values);
  return maps.sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))[0] ?? null;
}

/** The picture under its grid, with a slider that is at zero first. */
export function heatmapView(picture, item) {
  const canvas = paint(item.heatmap);
  const show = (event) => { canvas.style.opacity = event.target.value / 100; };
  const slider = h('input', { type: 'range', min: '0', max: '90', value: '0', oninput: show });
  return [
    h('div', { class: 'mapped' }, picture, canvas),
    h('label', { class: 'overlay' }, words.heatmap.slider(detectorName(item.detector)), slider),
    h('p', { class: 'hint' }, words.heatmap.legend),
  ];
}

/** One pixel a cell; the style sheet stretches it over the picture. */
function paint({ width, height, values }) {
  const canvas = h('canvas', { width, height, 'aria-hidden': 'true' });
  const cells = Uint8Array.from(atob(values), (letter) => letter.charCodeAt(0));
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  for (let cell = 0; cell < width * height; cell += 1) {
    const lean = (cells[cell] - 127.5) / 127.5;
    image.data.set([...(lean < 0 ? authentic : synthetic), Math.round(Math.abs(lean) * 255)], cell * 4);
  }
  context.putImageData(image, 0, 0);
  canvas.style.opacity = 0;
  return canvas;
}
