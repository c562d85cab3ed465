// English: results.

import { named } from './en-kinds.js';
import { phrases } from './phrases.js';

export const result = phrases({
  line: {
    synthetic: (often, kind) => `At this setting, ${often} ${named(kind).real} of our test set were called synthetic.`,
    syntheticNone: (n, kind) =>
      `At this setting, none of the ${n} ${named(kind).real} of our test set was called synthetic.`,
    authentic: (often, kind) =>
      `This does not prove it is real. Detectors miss ${often} ${named(kind).synthetic} of our test set.`,
    authenticNone: (n, kind) =>
      `This does not prove it is real, although none of the ${n} ${named(kind).synthetic} of our test set got this ` +
      'answer.',
    plainAuthentic: 'This does not prove it is real.',
    between: (alarms, misses, kind) =>
      `The signals are too weak, either way. If we called such ${named(kind).many} synthetic, ${alarms} real ones could be ` +
      `accused; if we found no signs in them, ${misses} synthetic ones could get past.`,
  },

  warning: {
    first_frame_only: 'It is animated: only its first frame was looked at.',
    beginning_only: 'Its sound is long: only the beginning was listened to.',
    voices_experimental: 'The detector of voices is experimental: it misses nearly all synthetic voices.',
    motion_not_measured:
      'The figures are those of clips made of pictures: motion that a generator made was not measured.',
    language_model_missing: 'The language model is missing: the answer rests on word patterns alone.',
    model_missing: 'A model is missing: not every detector could look at it.',
    decoder_failed: 'The file was not read to its end: not every detector could look at it.',
    signature_invalid: 'It carries a signature that does not hold.',
  },

  step: {
    '-2': 'strongly towards authentic',
    '-1': 'towards authentic',
    0: 'neither way',
    1: 'towards synthetic',
    2: 'strongly towards synthetic',
  },

  detector: {
    'audio.speech': 'How the voice sounds to a speech model',
    'image.clip': 'How the picture looks to a vision model',
    'image.metadata': 'Notes inside the file',
    'audio.metadata': 'Notes inside the file',
    'video.metadata': 'Notes inside the file',
    'provenance.c2pa': 'The signature',
    'face.blend': 'Seams around faces',
    'video.frames': 'How its frames look as pictures',
    'video.faces': 'Seams around faces in its frames',
    'video.sound': 'How the voice in it sounds',
    'text.smollm2': 'How a language model reads the text',
    'text.ngrams': 'Word and phrase patterns',
  },

  evidence: {
    undecided: 'Shown, does not decide',
    answered: 'Has answered',
    waiting: 'Still looking…',
    failed: 'Failed',
    not_applicable: 'Not applicable',
  },

  claim: {
    synthetic: 'says it was made by a machine',
    camera: 'says it came from a camera',
    edited: 'says it was edited',
  },

  claimNote: 'Anyone can write or remove such notes. They are shown, and alone they never decide.',

  signature: {
    by: (names, day) => `Signed by ${names}${day ? ` on ${day}` : ''}`,
    nameless: 'somebody without a name',
    program: (name) => `with ${name}`,
    trusted: 'The trust list knows the signer, and the file is as it was signed.',
    valid_untrusted: 'The file is as it was signed, but no trust list here knows the signer: a claim, not proof.',
    invalid: (why) =>
      `The file is as it was signed, but the certificate does not hold (${why}): a claim, not proof.`,
    mismatch: (why) => `The signature does not match this file (${why}). What it says counts for nothing.`,
    elsewhere: 'Its signature lies on another machine. Nothing was fetched.',
    unavailable: 'Signatures cannot be checked on this server.',
    unreadable: 'Whether it is signed could not be read: the file, or its signature, is damaged.',
    ingredients: (n, shown) => (n === 1 ? 'Made from 1 other file' : `Made from ${shown} other files`),
    made: (how) => `First ${how}`,
    action: {
      created: 'Created', opened: 'Opened', edited: 'Edited', cropped: 'Cropped', resized: 'Resized',
      converted: 'Converted', color_adjustments: 'Colours changed', filtered: 'Filtered', published: 'Published',
      placed: 'Something placed into it', transcoded: 'Transcoded', redacted: 'Redacted',
    },
    origin: {
      trainedAlgorithmicMedia: 'made by a machine',
      algorithmicMedia: 'made by a machine',
      compositeWithTrainedAlgorithmicMedia: 'made in part by a machine',
      compositeSynthetic: 'made in part by a machine',
      digitalCapture: 'taken with a camera',
      computationalCapture: 'taken with a camera',
      negativeFilm: 'taken with a camera',
      positiveFilm: 'taken with a camera',
      algorithmicallyEnhanced: 'edited',
      humanEdits: 'edited',
      minorHumanEdits: 'edited',
      compositeCapture: 'edited',
      composite: 'edited',
    },
  },

  strip: {
    ends: ['authentic', 'synthetic'],
    between: 'can’t tell',
    zones: { authentic: 'in the range of “no signs”', uncertain: 'in the range of “can’t tell”',
      synthetic: 'in the range of “signs of synthetic media”' },
    legend: 'The line shows where all signals together lie, the band how far that may be off. The numbers below: ' +
      'probability, in 100.',
    label: (zone) => `Combined strength of the signals: ${zone}.`,
  },

  probability: {
    label: 'Estimated probability that it is synthetic',
    range: (low, high) => ` What was measured fits ${low} to ${high} in 100.`,
  },

  heading: {
    why: 'Why', moments: 'Which moments', where: 'Where it comes from', sure: 'How sure are we?', medium: 'What was checked',
  },

  noPreview: 'This browser can’t show this format.',

  sure: {
    falseAlarms: 'False alarms',
    falseAlarmsValue: (k, n, share, kind) => `${k} of ${n} ${named(kind).real} were called synthetic (${share})`,
    caught: 'Found',
    caughtValue: (k, n, share, kind) => `${k} of ${n} ${named(kind).synthetic} were called synthetic (${share})`,
    missed: 'Missed',
    missedValue: (k, n, share, kind) => `${k} of ${n} ${named(kind).synthetic} got “no signs” (${share})`,
    testSet: 'Test set',
    setting: 'Setting',
    settingValue: (share, kind) => `at most ${share} of ${named(kind).real} called synthetic`,
    stability: 'When it is sent on',
    stabilityValue: (flips, views, points) =>
      `in ${flips === 0 ? 'none' : flips} of ${views} re-delivered views did the answer turn around; ` +
      `the probability moved by up to ${points} points`,
    notLooked: 'Not looked at. “Look thoroughly” does.',
    models: 'Exact figures, models and digests',
    coverage: 'Detectors that answered',
    coverageValue: (share) =>
      `${share >= 1 ? 'all' : share > 0 ? 'some' : 'none'} of those that could decide`,
    conflicts: 'In conflict',
    digest: 'SHA-256 of the file',
    program: 'Program',
    probability:
      'The probability is calibrated on the test set. Unless set otherwise, it takes synthetic and authentic as ' +
      'equally likely beforehand.',
    technical: 'The full report, as JSON',
  },

  numbers: {
    llr: 'Natural-log likelihood ratio',
    weight: 'Weight',
    score: 'Raw score',
    reason: 'Reason code',
    explanation: 'In the detector’s words',
    time: 'Took',
    milliseconds: (n) => `${n} ms`,
    digest: 'Digest of the model',
    thresholds: 'Thresholds, authentic / synthetic',
  },

  marks: {
    legend: ['Leans', 'authentic', 'synthetic'],
    hint: 'Point at a marked sentence, or step through them with the arrow keys. Single sentences are noisy: ' +
      'only the whole counts.',
    label: 'The text, with marked sentences',
    strength: (strength) => `This sentence leans ${strength}.`,
  },

  timeline: {
    label: 'Signals over time',
    hint: 'Point at a stretch, click to go there, or step with the arrow keys. Single stretches are noisy: ' +
      'only the whole counts.',
    strength: (time, strength) => `At ${time}: ${strength}.`,
  },

  frames: { title: 'The frames that say most' },

  boxes: {
    show: (n) => `Show ${n === 1 ? 'the face' : 'the faces'}`,
    legend: 'A box is a face that was looked at. Amber and dashed leans synthetic, teal authentic.',
  },

  heatmap: {
    slider: (name) => `Overlay: ${name}`,
    legend: 'Amber leans synthetic, teal authentic. It shows where the detector looked, not what was changed.',
  },

  lifecycle: { cancel: 'Stop', retry: 'Try again', rerun: 'Check again with today’s models' },

  changes: {
    title: (since) => `Since the report of ${since}`,
    sameVerdict: 'The answer is the same.',
    verdict: (before, now) => `The answer was “${before}” and is now “${now}”.`,
    probability: (before, now) => `The estimated probability was ${before} and is now ${now}.`,
    detectors: (names) => `Different now: ${names.join(', ')}.`,
  },

  feedback: {
    question: 'Do you know what it is?',
    label: {
      real: 'It is real', synthetic: 'It is synthetic', manipulated: 'It was edited', unknown: 'I don’t know',
    },
    more: 'Say how you know',
    note: 'Up to 1,000 characters. Only you see it.',
    send: 'Keep this note',
    thanks: 'Kept with this check.',
  },

  download: { print: 'Print or save as PDF', html: 'Save as HTML', json: 'Save as JSON' },

  action: { another: '← Check something else', delete: 'Delete' },
});
