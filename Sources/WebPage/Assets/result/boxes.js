// Boxes around the faces that a detector looked at, shown on demand.

import { h, place } from '../dom.js';
import { step } from '../format.js';
import { words } from '../strings/result-words.js';

/** @typedef {import('../model').Region} Region */

/** Boxes of a video are shown for as long as this, in seconds, before and after their frame. */
const around = 0.3;

/** All regions of some evidence. */
export const regionsOf = (/** @type {import('../model').Evidence[]} */ evidence) =>
  evidence.flatMap((item) => item.regions ?? []);

/**
 * The boxes to lay over a picture or video, and a switch that is off first.
 *
 * @param {Region[]} regions
 * @param {{ width: number, height: number }} size of the picture in its own pixels
 * @param {HTMLVideoElement | null} video
 */
export function boxLayer(regions, size, video) {
  const boxes = regions.map((region) => box(region, size));
  const layer = h('div', { class: 'boxes', hidden: true, 'aria-hidden': 'true' }, boxes);
  const toggle = h('input', { type: 'checkbox', onchange: () => { layer.hidden = !toggle.checked; } });
  if (video) follow(video, regions, boxes);
  return {
    layer,
    controls: h('label', { class: 'rate' }, toggle, h('span', {}, words.boxes.show(regions.length),
      h('span', { class: 'hint' }, words.boxes.legend))),
  };
}

function box(/** @type {Region} */ region, /** @type {{ width: number, height: number }} */ { width, height }) {
  const [x, y, w, h_] = region.box;
  return place(h('span', { class: `box s${step(region.score) + 2}` }), {
    '--x': `${(100 * x) / width}%`, '--y': `${(100 * y) / height}%`,
    '--w': `${(100 * w) / width}%`, '--h': `${(100 * h_) / height}%`,
  });
}

/** Shows the boxes of the frame in view only. */
function follow(
  /** @type {HTMLVideoElement} */ video, /** @type {Region[]} */ regions, /** @type {HTMLElement[]} */ boxes,
) {
  const show = () => {
    for (const [index, region] of regions.entries()) {
      boxes[index].hidden = Math.abs((region.time ?? 0) - video.currentTime) > around;
    }
  };
  video.addEventListener('timeupdate', show);
  video.addEventListener('seeked', show);
  show();
}
