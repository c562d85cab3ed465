// English: what detectors found, and why they have no answer.

import { count, number } from '../format.js';
import { phrases } from './phrases.js';

/**
 * @param {number} step from -2, leaning strongly real, to 2, strongly synthetic
 * @param {string} synthetic what it is like if it is synthetic
 * @param {string} real what else
 */
function like(step, synthetic, real) {
  if (step === 0) return 'that tells little, either way.';
  return `it is ${Math.abs(step) > 1 ? 'much ' : ''}more like ${step > 0 ? synthetic : real}.`;
}

const voice = (/** @type {number} */ step, /** @type {{ places: number }} */ { places }) =>
  'The fine sound of the voice was compared with recorded and synthetic voices' +
  `${places > 1 ? `, in ${count(places)} stretches` : ''}: ${like(step, 'synthetic voices', 'recorded voices')}`;

const families = ['', 'Stable Diffusion 1', 'Stable Diffusion 2', 'SDXL', 'FLUX'];
const planted = 'Anyone can add such a mark on purpose; nobody does so by accident.';

const faces = 'The edges of faces were compared with untouched and manipulated ones';

const read = (/** @type {{ read_percent?: number }} */ { read_percent: share }) =>
  (share ? ` The text is long: parts spread over it were read, ${share} % in all.` : '');

/** @param {Record<string, number>} figures */
function traces({ marks, phrases: voice, habits, invisible, look_alikes: alike, styled }) {
  return [
    marks && `It contains what chat tools leave in text that is copied from them, in ${places(marks)}.`,
    voice && `It speaks or links as assistants do and people hardly ever, in ${places(voice)}.`,
    habits && 'It has habits of chat tools, such as headings in Markdown: shown, without weight.',
    invisible && `It holds ${count(invisible)} invisible ${invisible === 1 ? 'character' : 'characters'}.`,
    alike && `${count(alike)} letters are of another script and look like Latin ones.`,
    styled && `${count(styled)} letters have a special form, such as bold or full-width.`,
    (invisible || alike || styled) && 'It was judged as if written in plain letters.',
  ].filter(Boolean).join(' ') || 'It begins with the label that generators in China must write.';
}

const places = (/** @type {number} */ n) => (n === 1 ? '1 place' : `${count(n)} places`);

const notes = 'It says something about the origin: see “Where it comes from”. Anyone can write or remove it, so it never ' +
  'decides.';

export const findings = phrases({
  found: {
    'image.clip': (step) => 'The middle of the image was compared with photographs and generated images: ' +
      like(step, 'generated images', 'photographs'),
    'face.blend': (step) => `${faces}: ${like(step, 'manipulated faces', 'untouched faces')}`,
    'audio.speech': voice,
    'audio.mark': (step, { stretches }) => `In each of ${count(stretches)} stretches it sounds as if it carried the mark that some voice ` +
      'generators add (Chatterbox, NeuTTS Air). It is heard in some music that has none, so it does not decide.',
    'audio.music': (step, { spacing }) => `Its spectrum has faint lines at exact multiples of ${number(spacing ?? 0)} Hz, as the ` +
      'decoders of music generators leave them. A faint buzz or whine in a recording can look the same, so it does not decide.',
    'video.frames': (step, { places }) =>
      `${places === 1 ? 'One frame was' : `${count(places)} frames were`} compared with photographs and generated ` +
      `images: ${like(step, 'generated images', 'photographs')}`,
    'video.faces': (step, { places }) => `${faces}, in ${count(places)} frames: ` +
      like(step, 'manipulated faces', 'untouched faces'),
    'video.sound': voice,
    'text.smollm2': (step, figures) => 'The way it is written was compared with texts by people and by language ' +
      `models: ${like(step, 'texts by language models', 'texts by people')}${read(figures)}`,
    'text.ngrams': (step, figures) => 'Its choice and order of words was compared with texts by people and by ' +
      `language models: ${like(step, 'texts by language models', 'texts by people')}${read(figures)}`,
    'image.mark': (step, { family }) => `Its pixels carry the open mark of the ${families[family ?? 0] || 'generator’s'} code: made or ` +
      `altered by a program of that family. ${planted}`,
    'text.traces': (step, figures) => traces(figures),
    'image.metadata': () => notes,
    'audio.metadata': () => notes,
    'video.metadata': () => notes,
  },
  foundOther: (step) =>
    `A model that was added to this server: ${step === 0 ? 'no lean' : `it leans ${step > 0 ? 'synthetic' : 'real'}`}.`,
  foundUncalibrated: () => 'A model that was added to this server. What it says was not measured here, so it does ' +
    'not count.',

  reason: {
    no_face: 'No face was found in it. An image that shows a face would help.',
    face_too_small: 'The face is too small. A larger or closer image would help.',
    image_too_small: 'The image is too small. The original, before it was scaled down, would help.',
    not_photograph: 'It looks like a screenshot, a scan or a page rather than a photograph, so the detectors do not judge ' +
      'it. What helps: the image in it by itself, best as its original file.',
    duration_too_short: 'The recording is too short. A longer one would help.',
    speech_too_short: 'There is too little speech in it. A longer stretch of speech would help.',
    silence: 'There is nothing to hear in it.',
    music: 'It is music. Voices were not compared, and a generator’s lines alone were looked for.',
    text_too_short: 'The text is too short. A longer passage of the same text would help.',
    language_unsupported: 'The text does not read as English, the only language the detectors were measured on.',
    format_unsupported: 'The detectors can’t read this format. A JPEG or PNG copy may help.',
    model_missing: 'The model this needs is not installed on this server.',
    decoder_failed: 'The program that reads the file stopped in the middle of it. Try again. If it stops again, the file ' +
      'may be damaged: use the original.',
    inference_failed: 'The model failed on this one. Try again.',
    limit_exceeded: 'It needs more memory or time than this server allows. A smaller copy would help.',
    no_traces: 'It holds nothing that chat tools leave in texts. Nothing follows from that.',
    no_mark: 'No generator’s mark was found in it. Nothing follows from that.',
    marked: `Its pixels carry a mark that a generator’s code leaves in what it makes or alters. ${planted}`,
    no_metadata: 'There is no unsigned metadata about its origin. Nothing follows from that.',
    cancelled: 'It was cancelled before it ended.',
    signals_conflict: 'Two findings disagree. What helps: the original file, and who published it first.',
    unstable: 'The answer turns into its opposite when the file is re-posted (shrunk, cropped, recompressed). What helps: ' +
      'the original file.',
    between_thresholds: 'The signals are too weak, either way. What helps: the original file, and who published it first.',
    not_measured: 'It lies outside what the detectors were measured on. What helps: who published it first.',
    table_missing: 'The detectors answered, but the table that turns their answers into one is missing. Whoever runs this ' +
      'server can install it again (Models/fusion).',
    not_measured_enough: 'Nothing in it accuses it, but too few synthetic files of this kind were measured to reassure. ' +
      'Don’t take this as a sign that it is real.',
    detector_off: 'The voice detector is experimental and off, because it misses nearly all synthetic voices of recent ' +
      'years. Signature and metadata were read. Whoever runs this server can turn it on with “serve --experimental”.',
    signed: 'A signature that is trusted here says how it was made.',
  },
  unknownReason: 'The server gave a reason that this page does not know: load the page again.',

  /** The figures of a reason. */
  measured: {
    image_too_small: ({ least, least_area: area }) => (area ? `It must have at least ${count(area)} pixels in all.`
      : `Each side must have at least ${count(least)} pixels.`),
    speech_too_short: ({ seconds, least }) =>
      `${number(seconds)} seconds sound like a voice; at least ${number(least)} are needed.`,
    text_too_short: ({ words, least }) =>
      `It has ${words === 1 ? '1 word' : `${count(words)} words`}; at least ${count(least)} are needed.`,
  },
});
