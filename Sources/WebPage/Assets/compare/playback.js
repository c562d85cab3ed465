// Videos that play and stop together.

import { h } from '../dom.js';
import { field } from '../fields.js';
import { clock } from '../format.js';
import { words } from '../strings/result-words.js';

/** Seconds by which one may lag behind before it is set right. */
const lag = 0.15;

/**
 * One button and one slider for all of them. `onFrame` is called when they stand at another frame.
 *
 * @param {HTMLVideoElement[]} videos
 * @param {() => void} onFrame
 * @param {AbortSignal} signal ends the playing
 */
export function playback(videos, onFrame, signal) {
  const length = Math.max(...videos.map(({ duration }) => (Number.isFinite(duration) ? duration : 0)));
  const longest = videos.find(({ duration }) => duration === length) ?? videos[0];
  const time = h('output', {}, clock(0));
  const place = h('input', { type: 'range', min: 0, max: length, step: 0.04, value: 0 });
  const play = h('button', { type: 'button', class: 'quiet', onclick: () => (longest.paused ? start() : stop()) },
    words.compare.play);
  const start = () => { for (const each of videos) each.play().catch(() => {}); };
  const stop = () => { for (const each of videos) each.pause(); };
  const show = () => {
    time.textContent = `${clock(longest.currentTime)} / ${clock(length)}`;
    place.setAttribute('aria-valuetext', clock(longest.currentTime));
  };
  place.addEventListener('input', () => {
    stop();
    for (const each of videos) each.currentTime = Math.min(Number(place.value), each.duration);
  });
  longest.addEventListener('timeupdate', () => {
    if (longest.paused) return;
    place.value = String(longest.currentTime);
    for (const each of videos) {
      if (!each.ended && Math.abs(each.currentTime - longest.currentTime) > lag) each.currentTime = longest.currentTime;
    }
    show();
  });
  for (const each of videos) {
    each.addEventListener('seeked', () => { show(); onFrame(); });
    each.addEventListener('pause', onFrame);
  }
  for (const kind of ['play', 'pause']) {
    longest.addEventListener(kind, () => { play.textContent = longest.paused ? words.compare.play : words.compare.stop; });
  }
  signal.addEventListener('abort', stop);
  show();
  return h('div', { class: 'playback' }, play, field(words.compare.time, place), time);
}
