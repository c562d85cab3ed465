// A sound by time and frequency, for trained eyes: drawn when it is asked for, computed here in the browser.

import { fill, h, place } from '../dom.js';
import { number } from '../format.js';
import { words } from '../strings/result-words.js';

/** Samples of one window: a power of two. */
const window = 1024;
/** Samples a second: all that a voice or its coding can hold. */
const rate = 48_000;
const columns = 900;
/** Longest sound that is decoded for it, in seconds. */
export const longest = 600;
/** Loudness that is drawn black, in decibels below the loudest. */
const floor = -90;

/**
 * A button that makes room for the picture.
 *
 * @param {Blob} file
 * @param {HTMLAudioElement} player
 * @param {number} length in seconds
 */
export function spectrogram(file, player, length) {
  const view = h('div', { class: 'spectrogram' });
  const show = async () => {
    fill(view, h('p', { class: 'hint', role: 'status' }, words.spectrogram.computing));
    try {
      const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(await file.arrayBuffer());
      fill(view, picture(levels(sound.getChannelData(0), columns), player, length),
        h('p', { class: 'hint' }, words.spectrogram.hint));
    } catch {
      fill(view, h('p', { class: 'hint' }, words.noPreview));
    }
  };
  fill(view, h('button', { type: 'button', class: 'quiet', onclick: show }, words.spectrogram.show));
  return view;
}

/**
 * @param {Float32Array[]} spectra
 * @param {HTMLAudioElement} player
 * @param {number} length
 */
function picture(spectra, player, length) {
  const height = window / 2;
  const canvas = h('canvas', { width: spectra.length, height, role: 'img', 'aria-label': words.spectrogram.label });
  const context = canvas.getContext('2d');
  const image = context?.createImageData(spectra.length, height);
  if (!context || !image) return canvas;
  for (const [x, spectrum] of spectra.entries()) {
    for (let bin = 0; bin < height; bin += 1) {
      const light = 255 * Math.max(0, 1 - spectrum[bin] / floor);
      image.data.set([light, light, light, 255], 4 * ((height - 1 - bin) * spectra.length + x));
    }
  }
  context.putImageData(image, 0, 0);
  canvas.addEventListener('click', (event) => {
    const { left, width } = canvas.getBoundingClientRect();
    player.currentTime = (length * (event.clientX - left)) / width;
  });
  const marks = [4, 8, 12, 16, 20].map((kilohertz) => place(
    h('span', { 'aria-hidden': 'true' }, words.spectrogram.frequency(number(kilohertz))),
    { '--up': `${(100 * kilohertz * 1000) / (rate / 2)}%` }));
  return h('div', { class: 'spectrum' }, canvas, marks);
}

/**
 * The loudness of each frequency in a number of windows over a whole sound, in decibels below the loudest (Hann window).
 *
 * @param {Float32Array} samples
 * @param {number} n
 */
export function levels(samples, n) {
  const shape = Float32Array.from({ length: window }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / window));
  const room = Math.max(0, samples.length - window);
  const spectra = Array.from({ length: n }, (_, column) => {
    const start = Math.round((room * column) / Math.max(1, n - 1));
    const real = shape.map((weight, at) => weight * (samples[start + at] ?? 0));
    const power = powers(real);
    return power.map((value) => 10 * Math.log10(value + 1e-12));
  });
  const loudest = spectra.reduce((most, each) => each.reduce((a, b) => Math.max(a, b), most), -Infinity);
  return spectra.map((each) => each.map((value) => value - loudest));
}

/** The power at each frequency below half the rate: radix-2 Cooley–Tukey transform of real values. */
export function powers(/** @type {Float32Array} */ values) {
  const n = values.length;
  const real = Float32Array.from(values);
  const imaginary = new Float32Array(n);
  for (let at = 1, mirrored = 0; at < n; at += 1) {
    let bit = n >> 1;
    for (; mirrored & bit; bit >>= 1) mirrored ^= bit;
    mirrored ^= bit;
    if (at < mirrored) [real[at], real[mirrored]] = [real[mirrored], real[at]];
  }
  for (let size = 2; size <= n; size *= 2) {
    for (let half = 0; half < size / 2; half += 1) {
      const angle = (-2 * Math.PI * half) / size;
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
      for (let one = half; one < n; one += size) {
        const other = one + size / 2;
        const r = cosine * real[other] - sine * imaginary[other];
        const i = cosine * imaginary[other] + sine * real[other];
        real[other] = real[one] - r;
        imaginary[other] = imaginary[one] - i;
        real[one] += r;
        imaginary[one] += i;
      }
    }
  }
  return Float32Array.from({ length: n / 2 }, (_, at) => real[at] ** 2 + imaginary[at] ** 2);
}
