// The medium itself, made once and kept while its evidence comes in, so that nothing it plays is interrupted.

import { fill, h } from '../dom.js';
import { clock, dimensions, size } from '../format.js';
import { formatName } from '../strings.js';
import { words } from '../strings/result-words.js';
import { spans } from './figures.js';
import { boxLayer, regionsOf } from './boxes.js';
import { framesPart, suspiciousFrames } from './frames.js';
import { heatmapLayer, mapped } from './heatmap.js';
import { markedText } from './marks.js';
import { searchPart } from './search.js';
import { dressed } from '../styles.js';
import { tagsPart } from '../tags/table.js';
import { timeline } from './timeline.js';
import { longest, spectrogram } from './spectrogram.js';
import { peaksOf, waveform } from './waveform.js';

/** @typedef {import('../model').Evidence} Evidence */
/** @typedef {import('../model').Media} Media */

/** A picture, player or text, with what its evidence shows about places in it. */
export class MediumView {
  #medium;
  #check;
  #facts = h('span', { class: 'hint' });
  #layers = h('div', { class: 'layers' });
  #places = h('div', { class: 'places' });
  /** Where in a sound or video the signals lie; empty where nothing says so. */
  moments = h('div', { class: 'places' });
  /** @type {HTMLElement | null} */
  #shown = null;
  /**
   * Kept while evidence comes in: somebody may be looking at it.
   *
   * @type {HTMLElement | null}
   */
  #spectrogram = null;
  #stage = h('div', { class: 'stage' });
  #known = '';

  /**
   * @param {import('../shelf.js').Medium} medium
   * @param {Media} media
   * @param {((file: File) => void) | null} [check] checks a still of a video by itself; null for who may not
   */
  constructor(medium, media, check = null) {
    this.#medium = medium;
    this.#check = check;
    if (medium.url) this.#shown = player(medium, media.kind);
    if (this.#shown) fill(this.#stage, this.#shown, this.#layers);
    this.view = h('figure', { class: 'medium', 'aria-label': words.heading.medium },
      this.#shown && this.#stage, this.#places,
      h('figcaption', {}, h('bdi', { class: 'name' }, medium.name), this.#facts), this.#closer(), this.#tags(media.kind));
  }

  /** What opens the table of an image's metadata, also of one that this browser cannot show. */
  #tags(/** @type {string} */ kind) {
    const file = this.#medium.file ?? this.#medium.blob;
    return kind === 'image' && file ? tagsPart(file) : null;
  }

  /** What opens an image as large as the window. */
  #closer() {
    const image = this.#shown;
    if (!(image instanceof HTMLImageElement)) return null;
    const open = async () => {
      const { lookCloser } = await dressed(import('../closer/closer.js'), 'closer');
      await lookCloser(image, this.#medium.name);
    };
    image.addEventListener('click', open);
    return h('div', { class: 'closer-open' },
      h('button', { type: 'button', class: 'quiet', onclick: open }, words.closer.open), searchPart(image));
  }

  /**
   * @param {Media} media
   * @param {Evidence[]} evidence
   */
  update(media, evidence) {
    fill(this.#facts, [
      formatName(media.format), media.width && dimensions(media.width, media.height ?? 0),
      media.duration && clock(media.duration), size(media.bytes),
    ].filter(Boolean).join(' · '));
    const places = JSON.stringify(evidence.map(({ detector, heatmap, regions, segments, spans: marked }) =>
      [detector, heatmap, regions, segments, marked]));
    if (places === this.#known) return;
    this.#known = places;
    fill(this.#layers);
    fill(this.#places, this.#text(media, evidence), this.#overlays(media, evidence), this.#sound(media, evidence));
    fill(this.moments, this.#overTime(media, evidence));
  }

  #text(/** @type {Media} */ { document }, /** @type {Evidence[]} */ evidence) {
    const { text } = this.#medium;
    return text !== undefined && markedText(text, spans(evidence), document?.page_starts);
  }

  /** The layers over a picture or video, and what controls them. */
  #overlays(/** @type {Media} */ { width, height }, /** @type {Evidence[]} */ evidence) {
    const shown = this.#shown;
    if (!width || !height || !(shown instanceof HTMLImageElement || shown instanceof HTMLVideoElement)) return [];
    const map = shown instanceof HTMLImageElement && mapped(evidence);
    const regions = regionsOf(evidence);
    const video = shown instanceof HTMLVideoElement ? shown : null;
    const overlays = [
      map && heatmapLayer(map), regions.length > 0 && boxLayer(regions, { width, height }, video),
    ].map((overlay) => overlay || null);
    fill(this.#layers, overlays.map((overlay) => overlay?.layer));
    return overlays.map((overlay) => overlay?.controls);
  }

  #sound(/** @type {Media} */ media, /** @type {Evidence[]} */ evidence) {
    if (!(this.#shown instanceof HTMLAudioElement)) return null;
    const length = media.duration ?? 0;
    const source = this.#medium.file ?? this.#medium.blob;
    if (source && length > 0 && length <= longest) this.#spectrogram ??= spectrogram(source, this.#shown, length);
    return [this.#waveform(this.#shown, length, evidence), this.#spectrogram];
  }

  #overTime(/** @type {Media} */ media, /** @type {Evidence[]} */ evidence) {
    const playing = this.#shown instanceof HTMLMediaElement ? this.#shown : null;
    const frames = suspiciousFrames(evidence);
    return [
      timeline(evidence, media.duration ?? 0, playing),
      playing instanceof HTMLVideoElement && frames.length > 0
        && framesPart(frames, playing, this.#medium.name, this.#check),
    ];
  }

  /** Its place is kept while the browser decodes the sound. */
  #waveform(
    /** @type {HTMLAudioElement} */ audio, /** @type {number} */ duration, /** @type {Evidence[]} */ evidence,
  ) {
    const { file, blob } = this.#medium;
    const source = file ?? blob;
    if (!source || !duration) return null;
    const segments = evidence.flatMap((item) => item.segments ?? []).filter((each) => each.track === 'audio');
    const place = h('div', { class: 'waveform' });
    peaksOf(source).then((heights) => {
      if (heights) place.replaceWith(waveform(heights, segments, audio, duration));
      else place.remove();
    });
    return place;
  }
}

/**
 * The element that shows or plays a medium.
 *
 * @param {import('../shelf.js').Medium} medium
 * @param {string} kind
 */
function player({ name, url }, kind) {
  const onerror = (/** @type {Event} */ event) => {
    if (event.target instanceof Element) event.target.replaceWith(h('p', { class: 'hint' }, words.noPreview));
  };
  if (kind === 'audio' || kind === 'video') {
    return h(kind, { src: url, controls: true, preload: 'metadata', 'aria-label': name, onerror });
  }
  return h('img', { src: url, alt: name, onerror });
}
