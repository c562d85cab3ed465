// English: every word of the page in one place. Numbers come from the report and are handed in.
// The other languages have the same keys: the type checker compares them.

import { intake } from './en-intake.js';
import { named } from './en-kinds.js';
import { shell } from './en-shell.js';
import { phrases } from './phrases.js';

export const words = phrases({
  ...shell,
  ...intake,

  /** Shares and probabilities as natural frequencies. */
  often: {
    exactly: (n) => `${n} in 100`,
    fewerThan: (n) => `fewer than ${n} in 100`,
    moreThan: (n) => `more than ${n} in 100`,
    about: (n) => `about ${n} in 100`,
  },

  headline: {
    signed: 'Signed as made by a machine',
    synthetic: 'Signs of synthetic media',
    authentic: 'No signs of manipulation found',
    uncertain: 'We can’t tell',
    not_applicable: 'Nothing here we can check',
  },

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
  },

  reason: {
    no_face: 'No face was found in it. A picture that shows a face would help.',
    face_too_small: 'The face is too small. A larger or closer picture would help.',
    image_too_small: 'The picture is too small. The original, before it was scaled down, would help.',
    duration_too_short: 'The recording is too short. A longer one would help.',
    speech_too_short: 'There is too little speech in it. A longer stretch of speech would help.',
    silence: 'There is nothing to hear in it.',
    music: 'It is music, and the detectors were measured on speech.',
    text_too_short: 'The text is too short. A longer passage of the same text would help.',
    language_unsupported: 'The text is in a language the detectors were not measured on.',
    format_unsupported: 'The detectors can’t read this format. A JPEG or PNG copy may help.',
    model_missing: 'The model this needs is not installed on this server.',
    decoder_failed: 'The file could not be decoded. It may be damaged: try the original file.',
    inference_failed: 'The model failed on this one. Trying again may help.',
    limit_exceeded: 'It needs more memory or time than this server allows. A smaller copy would help.',
    no_metadata: 'The file carries no notes about its origin. That argues for nothing.',
    cancelled: 'It was cancelled before it ended.',
    signals_conflict: 'Strong signals disagree with each other.',
    unstable: 'The answer turns into its opposite when the file is sent on (shrunk, cropped, recompressed).',
    between_thresholds: 'The signals are too weak, either way, for an answer we could stand by.',
    not_measured: 'It lies outside what the detectors were measured on.',
    signed: 'A signature that is trusted here says that it, or a part of it, was made by a machine.',
  },
  unknownReason: 'The server gave no reason that this page knows.',

  warning: {
    first_frame_only: 'It is animated: only its first frame was looked at.',
    beginning_only: 'Its sound is long: only the beginning was listened to.',
    voices_experimental: 'The detector of voices is experimental: it misses nearly all synthetic voices.',
    motion_not_measured:
      'The figures are those of clips made of pictures: motion that a generator made was not measured.',
    language_model_missing: 'The language model is missing: the answer rests on word patterns alone.',
    model_missing: 'A model is missing: not every detector could look at it.',
    decoder_failed: 'The decoder failed: not every detector could look at it.',
    signature_invalid: 'It carries a signature that does not hold.',
  },

  format: { webp: 'WebP', ogg: 'Ogg', mkv: 'Matroska', mka: 'Matroska sound', text: 'Text' },

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
    legend: 'The line is where all signals together lie, the band how far it may be off. Below: the probability in ' +
      'hundredths.',
    label: (zone) => `Combined strength of the signals: ${zone}.`,
  },
  probability: {
    label: 'Estimated probability that it is synthetic',
    range: (low, high) => ` The calibration allows for ${low} to ${high} in 100.`,
  },

  state: {
    sending: (name) => `Sending ${name}…`,
    progress: 'How many detectors have answered',
    queued: 'Waiting for its turn…',
    running: 'Looking for signs…',
    failed: 'This could not be checked',
    cancelled: 'Stopped before it ended',
    ahead: (n) => (n === 1 ? '1 other is ahead of it.' : `${n} others are ahead of it.`),
    answered: (done, all) => `${done} of ${all} detectors have answered.`,
    done: (headline, line) => `${headline}. ${line}`,
  },

  stateShort: { queued: 'Waiting', running: 'In progress', failed: 'Could not be checked',
    cancelled: 'Stopped' },

  heading: { why: 'Why', where: 'Where it comes from', sure: 'How sure are we?', medium: 'What was checked' },
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
    warnings: 'Note',
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

  retention: {
    title: { keep: 'Kept', ephemeral: 'Not kept', held: 'Waiting for room' },
    line: {
      keep: (until) => (until ? `It stays until ${until}, then goes by itself.` : 'It stays until you delete it.'),
      ephemeral: (until) => `The file is not kept. This report can be read until ${until}.`,
      held: (until) => `Your store is full. The file and this report wait until ${until}.`,
    },
    action: { keep: 'Keep this', discard: 'Don’t keep this' },
    changed: { keep: 'Kept.', discard: 'Not kept.' },
  },

  download: { print: 'Print or save as PDF', html: 'Save as HTML', json: 'Save as JSON' },

  action: { another: '← Check something else', delete: 'Delete' },
});
