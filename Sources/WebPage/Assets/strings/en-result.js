// English: results.

import { count, span } from '../format.js';
import { named } from './en-kinds.js';
import { phrases } from './phrases.js';

/** What helps where the detectors have no answer. */
const elsewhere = 'What helps: the original file, and who published it first.';

/** @type {Record<string, string>} */
const makings = {
  synthetic: 'made by a machine', ai_edited: 'edited with AI', edited: 'edited', camera: 'taken with a camera',
};

/**
 * What was looked for and what was not.
 *
 * @param {string} kind
 * @param {boolean} hasFaces whether swapped faces were looked for
 */
function sought(kind, hasFaces) {
  const faces = hasFaces ? '' : ', swapped faces';
  switch (kind) {
    case 'image': return `We looked for a fully generated image. Edits${faces} and false captions were not looked for.`;
    case 'text':
      return 'We looked for English prose written by a language model. Mixed, reworded or translated passages and false ' +
        'statements were not looked for.';
    case 'audio':
      return 'We looked for a fully synthetic voice and for lines that music generators leave. Cuts and false statements ' +
        'were not looked for.';
    case 'video':
      return `We looked at single frames for generated images. Edits${faces}, movement and false captions were not looked ` +
        'for.';
    default: return 'We looked for signs that all of it was generated. Edits were not looked for.';
  }
}

export const result = phrases({
  line: {
    synthetic: (often, kind) => `At this setting, ${often} of the ${named(kind).real} measured were called synthetic.`,
    syntheticNone: (n, kind) =>
      `At this setting, none of the ${n} ${named(kind).real} measured was called synthetic.`,
    noSigns: (kind, hasFaces) => `${sought(kind, hasFaces)} This does not prove it is real.`,
    former: 'Statistics alone never show that a file is real: today the most they say is that there are no signs that it ' +
      'was generated. Re-run it for today’s answer.',
    ofHundred: (found, open, pass, kind) =>
      `Of 100 ${named(kind).synthetic} like those measured, ${found} ${found === 1 ? 'is' : 'are'} found, ${open} ` +
      `${open === 1 ? 'is' : 'are'} left open and ${pass} ${pass === 1 ? 'passes' : 'pass'} like this one.`,
    shares: ['found', 'left open', 'let pass'],
    between: (alarms, misses, kind) =>
      `The signals are too weak, either way. If we called such ${named(kind).many} synthetic, ${alarms} real ones could be ` +
      `accused${misses && `; if we found no signs in them, ${misses} synthetic ones could get past`}. ${elsewhere}`,
    notMeasuredEnough: (kind) =>
      `Nothing in it accuses it, but too few ${named(kind).synthetic} were measured to reassure. Don’t take this as a ` +
      `sign that it is real. ${elsewhere}`,
    signedPixels: (signer) => `Proved: ${signer} signed these very pixels.`,
    signed: {
      synthetic: (kind) => `Proved: the signer is on the trust list of this server, and the ${named(kind).one} is as it ` +
        'was signed.',
      authentic: (kind) => `Proved: the signer is on the trust list of this server, and the ${named(kind).one} is as it ` +
        'was signed. It may still be staged, or shown with a false caption.',
    },
    unknownVerdict: 'The server is newer than this page: load the page again.',
  },

  /** How much of a long file was looked at. */
  examined: {
    seconds: (amount, of) => `Only ${span(amount)} of ${span(of)} were listened to.`,
    frames: (amount, of) => `Only ${count(amount)} of ${count(of)} frames were looked at.`,
    words: (amount, of) => `Only ${count(amount)} of ${count(of)} words were read.`,
  },

  /** What of a document was judged. */
  document: {
    form: { word: 'a Word document', open_document: 'an OpenDocument text', email: 'an e-mail, as far as its sender wrote it',
      pdf: 'a PDF document' },
    other: 'a document',
    judged: (form, words, pages) => `The text of ${form} was read: ${words === 1 ? '1 word' : `${count(words)} words`}${pages}.`,
    pages: (read, all) => `${read < all ? ` on the first ${count(read)} of` : ' on'} ${all === 1 ? '1 page' : `${count(all)} pages`}`,
    scans: (pages) => `${pages === 1 ? '1 page is a scan' : `${count(pages)} pages are scans`}: their words are those that a program recognised.`,
    part: {
      attachments: 'attachments', comments: 'comments', deletions: 'deleted passages', endnotes: 'endnotes', fields: 'form fields', footers: 'footers',
      footnotes: 'footnotes', headers: 'headers', hidden: 'hidden text', macros: 'macros', objects: 'embedded objects',
      pictures: 'images', quotes: 'quoted lines', scripts: 'scripts', sideways: 'sideways text',
    },
    leftOut: (parts) => `Left out: ${parts.join(', ')}.`,
    attached: (/** @type {string[]} */ names) => `To check what is attached, hand it in by itself: ${names.map((name) => `“${name}”`).join(', ')}.`,
  },

  /** Two findings that contradict each other. */
  conflict: {
    pixels: 'a generator’s signature over its pixels says it made them',
    between: (one, other) => `Two findings disagree: ${one}; ${other}. ${elsewhere}`,
    detector: (name, isSynthetic) => `“${name}” leans ${isSynthetic ? 'synthetic' : 'real'}`,
    signature: (making) => `the signature says it was ${makings[making] ?? 'made otherwise'}`,
    note: (making) => `unsigned metadata says it was ${makings[making] ?? 'made otherwise'}`,
  },

  warning: {
    first_frame_only: 'It has several frames or pages: only the first one was looked at.',
    one_track_only: 'It has several tracks of sound or pictures: only one of each was looked at.',
    beginning_only: 'The audio is long: only its beginning was listened to.',
    read_as_windows_1252: 'The text does not say in which encoding it is: it was read as Windows-1252.',
    partly_read: 'The text is long: only parts of it were read.',
    voices_experimental: 'The voice detector is experimental: it misses nearly all synthetic voices.',
    motion_not_measured: 'The figures were measured on clips of still images: generated movement was not measured.',
    language_model_missing: 'The language model is missing: the answer rests on word patterns alone.',
    model_missing: 'A model is missing: not every detector could look at it.',
    decoder_failed: 'The file was not read to its end: not every detector could look at it.',
    signature_invalid: 'It carries a signature that is not valid.',
  },

  step: {
    '-2': 'leans strongly real',
    '-1': 'leans real',
    0: 'no lean',
    1: 'leans synthetic',
    2: 'leans strongly synthetic',
  },

  detector: {
    'audio.mark': 'Mark of a voice generator',
    'audio.music': 'Lines in the spectrum',
    'audio.speech': 'Sound of the voice',
    'image.clip': 'Look of the image',
    'image.mark': 'Mark of a generator',
    'text.traces': 'What chat tools leave in texts',
    'image.metadata': 'Unsigned metadata',
    'audio.metadata': 'Unsigned metadata',
    'video.metadata': 'Unsigned metadata',
    'provenance.c2pa': 'The signature',
    'face.blend': 'Seams around faces',
    'video.frames': 'Look of single frames',
    'video.faces': 'Seams around faces in its frames',
    'video.sound': 'Sound of the voice in it',
    'text.smollm2': 'Predictability for a language model',
    'text.ngrams': 'Choice and order of words',
  },

  /** What a detector is good for, and what it does not see. */
  about: {
    'audio.music': 'Good at music generators that leave lines in the spectrum, which most of them do; blind to the others, and to ' +
      'music that was played faster or slower.',
    'audio.speech': 'A model for speech. Good at voices like those of its training; blind to most voices of recent years.',
    'image.clip': 'A vision model. Good at images that were generated as a whole; blind to edits, swapped faces and whatever ' +
      'lies outside the middle.',
    'face.blend': 'Good at faces pasted into a photograph; blind to faces that were generated with the whole image.',
    'video.frames': 'A vision model. Good at frames that were generated as a whole; blind to movement, edits and swapped faces.',
    'video.faces': 'Good at faces pasted into a frame; blind to faces that were generated with the whole frame.',
    'video.sound': 'A model for speech. Good at voices like those of its training; blind to most voices of recent years.',
    'text.smollm2': 'Good at plain prose of chat models in English; blind to reworded and mixed texts, and unsure of formal style.',
    'text.ngrams': 'Good at plain prose of chat models in English; blind to reworded and mixed texts, and unsure of formal style.',
  },

  evidence: {
    undecided: 'Shown, does not decide',
    answered: 'Has answered',
    waiting: 'Still looking…',
    failed: 'Failed',
    not_applicable: 'Not suited',
    nothing: 'Nothing found',
    off: 'Off',
  },

  unsigned: 'Unsigned metadata',
  claim: {
    synthetic: 'says it was made by a machine',
    camera: 'says it came from a camera',
    edited: 'says it was edited',
    ai_edited: 'says it was edited with AI',
  },

  leftBy: (writer) => `is what ${writer} leaves in text that is copied from it. Who writes about such marks may quote them.`,

  /** Notes that are shown and claim nothing. */
  remark: {
    possibly_generated: 'says it may be made by a machine, as a platform guesses',
    suspected_generated: 'says a platform suspects that it is made by a machine',
    service_job: 'names a job on a service for machine learning',
  },

  /** Values that are data of a program. */
  value: {
    graph: 'a ComfyUI workflow',
    settings: 'the settings of an image generator',
    label: 'a label that generators in China must write',
    term: 'the press agencies’ term for it (IPTC)',
  },

  claimNote: 'Anyone can write or remove unsigned metadata. It is shown, and alone it never decides.',

  signature: {
    by: (names, day) => `signed by ${names}${day ? ` on ${day}` : ''}`,
    nameless: 'somebody without a name',
    then: ' → ',
    pixels: {
      trusted: (signer, path) => `Proved: ${signer} signed these very pixels (${path}).`,
      altered: (signer, path) => `It carries a signature by ${signer} over other pixels (${path}): they were altered after signing, or the ` +
        'signature is another image’s. It counts for nothing.',
    },
    proved: 'Proved: the signer is on the trust list of this server, and the file is as it was signed.',
    unknown: 'Intact, signer unknown here: the file is as it was signed, but no trust list on this server names the ' +
      'signer. A claim, not proof.',
    expired: (why) => `Intact, certificate expired: the file is as it was signed, but the signature can’t be checked to ` +
      `the end (${why}). A claim, not proof.`,
    altered: (why) => `Altered after signing: the signature does not match this file (${why}). What it says counts for ` +
      'nothing.',
    refused: (why) => `The certificate is not valid (${why}). What the signature says counts for nothing.`,
    failure: {
      'signingCredential.untrusted': 'the signer is on no trust list here',
      'signingCredential.expired': 'the certificate has expired',
      'signingCredential.invalid': 'the certificate is not valid',
      'signingCredential.revoked': 'the certificate was withdrawn',
      'signingCredential.ocsp.revoked': 'the certificate was withdrawn',
      'timeStamp.mismatch': 'the time stamp does not match',
      'timeStamp.untrusted': 'the time stamp is from an unknown office',
      'timeStamp.outsideValidity': 'the time stamp is from outside the certificate’s time',
      'timeStamp.malformed': 'the time stamp can’t be read',
      'assertion.dataHash.mismatch': 'the content differs from what was signed',
      'assertion.bmffHash.mismatch': 'the content differs from what was signed',
      'assertion.boxesHash.mismatch': 'the content differs from what was signed',
      'assertion.hashedURI.mismatch': 'a statement in it was changed',
      'assertion.missing': 'a statement in it is missing',
      'claimSignature.mismatch': 'the signature itself does not match',
      'claimSignature.missing': 'the signature itself is missing',
    },
    elsewhere: 'Its signature lies on another machine. Nothing was fetched.',
    unavailable: 'Signatures cannot be checked on this server.',
    unreadable: 'Whether it is signed could not be read: the file, or its signature, is damaged.',
    ingredients: (n, shown) => (n === 1 ? 'made from 1 other file' : `made from ${shown} other files`),
    made: (making, program) => {
      const how = makings[making];
      if (!how) return program && `made with ${program}`;
      return making === 'synthetic' && program ? `made by a machine, with ${program}` : how + (program && `, with ${program}`);
    },
    action: {
      edited: 'edited', cropped: 'cropped', resized: 'resized', converted: 'converted',
      color_adjustments: 'colours changed', filtered: 'filtered', published: 'published',
      placed: 'something placed into it', transcoded: 'transcoded', redacted: 'redacted',
    },
  },

  strip: {
    ends: ['leans real', 'leans synthetic'],
    legend: (hasLower) => 'Right of the upper line we say that there are signs' +
      `${hasLower ? ', left of the lower one that there are none' : ''}.`,
    label: (number) => `${number} in 100 that it is synthetic, on a scale from real to synthetic.`,
  },

  probability: {
    label: 'Estimated probability that it is synthetic',
    alone: 'Estimated probability that it is synthetic, by the detectors alone',
    start: (often) => `The scale starts from ${often}, before anything is looked at.`,
    range: (low, high) => `Likely range ${low}–${high} in 100, if your file is like those measured.`,
  },

  heading: {
    why: 'Why', moments: 'Which moments', where: 'Where it comes from', sure: 'How sure are we?', medium: 'The file',
  },

  noPreview: 'This browser can’t show this format.',

  sure: {
    falseAlarms: 'False alarms',
    falseAlarmsValue: (k, n, share, kind) => `${k} of ${n} ${named(kind).real} were called synthetic (${share})`,
    open: 'Left open',
    openValue: (k, n, share, kind) => `${k} of ${n} ${named(kind).synthetic} got “we can’t tell” (${share})`,
    reassured: 'Real ones with no signs',
    reassuredValue: (k, n, share, kind) => `${k} of ${n} ${named(kind).real} got “no signs” (${share})`,
    worst: 'Where most get past',
    worstValue: (name, share, n) => `${name}: ${share} of ${n} got “no signs”`,
    caught: 'Found',
    caughtValue: (k, n, share, kind) => `${k} of ${n} ${named(kind).synthetic} were called synthetic (${share})`,
    missed: 'Let pass',
    missedValue: (k, n, share, kind) => `${k} of ${n} ${named(kind).synthetic} got “no signs” (${share})`,
    testSet: 'Measured on',
    testSetValue: (real, synthetic, kind) => `${real} ${named(kind).real} and ${synthetic} synthetic ones`,
    setting: 'You chose',
    settingValue: (share, kind) => `at most ${share} of ${named(kind).real} may be called synthetic`,
    stability: 'After re-posting',
    stabilityValue: (same, views, points) =>
      `in ${same} of ${views} shrunk or recompressed copies the answer did not turn around; the probability moved by up ` +
      `to ${points} points`,
    notLooked: 'Not tried. “Does the answer survive re-posting?” does, when you check a file.',
    models: 'Exact figures, models and digests',
    coverage: 'Detectors that answered',
    coverageValue: (share) =>
      `${share >= 1 ? 'all' : share > 0 ? 'some' : 'none'} of those that could decide`,
    conflicts: 'In conflict',
    digest: 'SHA-256 of the file',
    trustList: 'Trust list for signatures',
    trustListValue: (n) => (n === 1 ? '1 certificate' : `${n} certificates`),
    program: 'Program',
    probability: 'The probability is calibrated on the files measured: it holds for files like those.',
    technical: 'The full report, as JSON',
  },

  numbers: {
    title: 'Figures',
    sum: 'What all evidence adds (log-odds)',
    contribution: 'What it adds (log-odds)',
    contributionHint: 'Above 0 towards synthetic, below 0 towards real; 0.7 doubles the odds.',
    llr: 'Natural-log likelihood ratio',
    llrHint: 'by itself, before it is weighted and calibrated with the others',
    weight: 'Weight',
    score: 'Raw score',
    scoreHint: 'in the detector’s own unit; the larger, the more synthetic',
    reason: 'Reason code',
    explanation: 'In the detector’s words',
    time: 'Took',
    milliseconds: (n) => `${n} ms`,
    digest: 'Digest of the model',
    thresholds: 'Thresholds, no signs / synthetic (log-odds)',
  },

  marks: {
    legend: ['Leans', 'real', 'synthetic'],
    hint: 'Point at a marked sentence, or step through them with the arrow keys. Single sentences are noisy: ' +
      'only the whole counts.',
    label: 'The text, with marked sentences',
    strength: (strength, page) => `This sentence${page ? ` on page ${page}` : ''}: ${strength}.`,
    page: (number) => `Page ${count(number)}`,
  },

  timeline: {
    label: 'Signals over time',
    hint: 'Point at a stretch, click to go there, or step with the arrow keys. Single stretches are noisy: ' +
      'only the whole counts.',
    strength: (time, strength) => `At ${time}: ${strength}.`,
    legend: { s4: 'leans synthetic', s0: 'leans real', s2: 'no lean', none: 'not looked at' },
  },

  frames: { title: 'The most suspicious frames' },

  boxes: {
    show: (n) => `Show ${n === 1 ? 'the face' : 'the faces'}`,
    legend: 'A box is a face that was looked at. Amber and dashed leans synthetic, teal leans real.',
  },

  heatmap: {
    slider: (name) => `Overlay: ${name}`,
    legend: 'Amber leans synthetic, teal leans real. It shows where the detector looked, not what was changed.',
  },

  trail: {
    label: 'Results of the list',
    prev: '‹ Newer',
    next: 'Older ›',
    place: (n, all) => `${n} of ${all}`,
  },

  masthead: {
    title: 'Touchstone report',
    file: 'File', digest: 'SHA-256', checked: 'Checked', by: 'By', report: 'Report', address: 'Address',
    label: 'Your judgement', note: 'Your note',
    signed: 'Saved as JSON, this report is signed: “touchstone verify” and anybody with the server’s public key can check it.',
  },

  closer: {
    open: 'Look closer',
    title: (name) => `A closer look at ${name}`,
    stage: 'The image: move it with the arrow keys, zoom with + and −',
    view: 'View',
    original: 'As it is',
    views: {
      error: 'Error level', ghost: 'JPEG ghosts', noise: 'Noise', gradient: 'Luminance gradient',
      clone: 'Copied parts', red: 'Red channel', green: 'Green channel', blue: 'Blue channel',
    },
    hints: {
      error: 'What changes when the image is saved once more as JPEG, times 20. Parts that were saved less often than the ' +
        'rest may stand out; so do edges and texture.',
      ghost: 'Move the quality: parts that were once saved at this quality turn dark.',
      noise: 'What a 3 × 3 median takes away, times 8. Parts from elsewhere may have other noise; smooth parts have little.',
      gradient: 'Direction of the light in red and green, steepness in blue. Lighting that does not fit shows best here.',
      clone: 'Parts that are alike though they lie apart, in one colour for each distance between them. Repeated patterns are ' +
        'alike, too: windows, waves, print.',
      red: 'One colour alone.', green: 'One colour alone.', blue: 'One colour alone.',
    },
    noVerdict: 'A view for trained eyes, no verdict.',
    keys: 'Wheel, pinch or + and − zoom; drag or arrow keys move; 0 shows all of it, 1 its real size. Hold still, or ' +
      'press l, for the loupe: arrow keys go from pixel to pixel, with Shift further, + and − change its power.',
    loupe: 'Loupe',
    loupeTold: (x, y, colour, power) => `${x}, ${y} · ${colour} · ${power} ×`,
    quality: 'Quality of saving, 50 to 98',
    nearer: 'Nearer', farther: 'Farther', whole: 'All of it', actual: 'Real size',
    computing: 'Computing this view …',
    save: 'Save the file', close: 'Close',
  },

  tags: {
    title: 'All metadata',
    hint: 'Every tag in the file, read by your browser. Anyone can write or remove them. A view for trained eyes, no verdict.',
    search: 'Search names and values',
    shown: (n, all) => `${n} of ${all} tags`,
    copy: 'Copy what is shown',
    none: 'There are no tags in this file, or none that this page can read.',
    cut: 'Not all is shown: there are more than 2,000 tags, one is very long, or a part is damaged.',
  },

  stills: {
    title: (n, shown) => (n === 1 ? 'The frame that was looked at' : `All ${shown} frames that were looked at`),
    hint: 'The most suspicious first, in full size, as your browser takes them from the file. A frame by itself is judged as an ' +
      'image: its answer can differ from that of the video.',
    go: 'Go there', goTo: (moment) => `Go to ${moment}`,
    save: 'Save', saveThis: (moment) => `Save the frame at ${moment}`,
    check: 'Check it alone', checkThis: (moment) => `Check the frame at ${moment} alone`,
    saveAll: 'Save all as a zip',
    taking: (n, all) => `${n} of ${all} …`,
    done: 'Saved. Their names begin with the order, the most suspicious first, and end with the time code.',
    impossible: 'Your browser cannot take this frame from the file.',
    tooLarge: 'Together they are too large for one zip (1 GiB). Save the ones that you need by themselves.',
  },

  search: {
    title: 'Search the web for it',
    titleStill: 'Search the web for a frame that you saved',
    leaves: 'Opening one of these pages sends it nothing of yours. The picture leaves this machine when you paste it or hand it in ' +
      'there; whoever runs that page has it then.',
    copy: 'Copy the picture',
    copied: 'Copied: paste it there.',
    notCopied: 'The browser did not copy it. Save the file, then hand it in there.',
    newTab: 'in a new tab',
  },

  compare: {
    open: 'Compare with …',
    with: (name) => `Compare ${name} with …`,
    back: 'Back to the result',
    none: 'There is nothing to compare it with',
    noneHint: 'No other result of this kind fits.',
    title: 'Two results beside each other',
    of: (one, other) => `${one} and ${other}`,
    other: (name) => `Compare ${name} with another one`,
    pictures: 'The two, zoomed and moved together',
    stage: (name) => `${name}: move both with the arrow keys, zoom with + and −`,
    modes: { sides: 'Side by side', slider: 'One over the other', difference: 'Difference' },
    hints: {
      sides: 'Wheel, pinch or + and − zoom both; drag or arrow keys move both; 0 shows all, 1 the real size of the larger one.',
      slider: (one, other) => `Left of the line: ${one}. Right of it: ${other}. Drag the line, or move the slider.`,
      difference: 'Black is the same in both. What was only saved again or made smaller differs along its edges. A view for ' +
        'trained eyes, no verdict.',
    },
    slider: 'How much of the first one is shown, in hundredths',
    gain: 'The difference made stronger, 1 to 20 times',
    differing: (share) => `${share} of the pixels differ clearly.`,
    otherShape: 'Their sides have different proportions: one may be cropped. Each is shown whole, in the middle.',
    play: 'Play both', stop: 'Pause both', time: 'Moment in both',
    table: 'What is known of them',
    same: 'Both are the very same file.',
    differs: 'differs',
    nothing: 'It says nothing',
    rows: {
      answer: 'Answer', origin: 'What the file says', chance: 'Synthetic, in 100', file: 'File', size: 'Size', digest: 'SHA-256',
      checked: 'Checked', label: 'Your judgement',
    },
  },

  spectrogram: {
    show: 'Show the spectrogram',
    label: 'Spectrogram: time from left to right, frequency from bottom to top',
    hint: 'Loudness by frequency, from 0 to 24 kHz; click to go there. A sharp upper edge tells the bandwidth the sound ' +
      'was made or sent with. A view for trained ears and eyes, no verdict.',
    frequency: (kilohertz) => `${kilohertz} kHz`,
    computing: 'Computing the spectrogram …',
  },

  lifecycle: { cancel: 'Stop', retry: 'Try again', rerun: 'Re-run',
    unchanged: 'The models have not changed since.' },

  changes: {
    title: (since) => `Since the report of ${since}`,
    sameVerdict: 'The answer is the same.',
    verdict: (before, now) => `The answer was “${before}” and is now “${now}”.`,
    probability: (before, now) => `The estimated probability was ${before} and is now ${now}.`,
    detectors: (names) => `Different now: ${names.join(', ')}.`,
  },

  handOn: {
    title: 'Share',
    hint: 'A link shows this result to whoever has it, without an account. Nobody can change anything with it.',
    new: 'Make a link',
    lasts: 'It works',
    life: (days) => (days === 365 ? 'for a year' : `for ${days} days`),
    medium: 'Show the file, too',
    mediumHint: 'Otherwise the result alone is shown, with the file’s name.',
    make: 'Make the link',
    once: 'Copy the link now: it is shown this once.',
    copy: 'Copy',
    copied: 'Copied',
    madeOn: (day) => `Link of ${day}`,
    until: (day) => `works until ${day}`,
    expired: (day) => `expired on ${day}`,
    withFile: 'with the file',
    withoutFile: 'without the file',
    revoke: 'Revoke',
    revokeThis: (day) => `Revoke the link of ${day}`,
    revokeTitle: 'Revoke this link?',
    revokeHint: 'Whoever has it sees nothing any more. It cannot be undone.',
    revoked: 'The link is revoked.',
    sentence: 'A sentence for an article',
    source: (version, day, digest) => `(Touchstone ${version}, ${day}; file with SHA-256 ${digest}…)`,
    shown: (day) => `This result was shared with you by a link that works until ${day}.`,
    noFile: 'The file itself is not shown.',
  },

  feedback: {
    question: 'Do you know what it is?',
    label: {
      real: 'It is real', synthetic: 'It is synthetic', manipulated: 'It was edited', unknown: 'I don’t know',
    },
    more: 'Say how you know',
    note: 'Up to 1,000 characters. Only you see it.',
    send: 'Keep this note',
    thanks: 'Kept with this result.',
  },

  download: { print: 'Print or save as PDF', html: 'Save as HTML', json: 'Save as JSON',
    signed: 'The JSON is signed. Whoever gets it can see that nothing in it was changed: ' },

  verify: {
    hint: 'A report that was saved as JSON is signed by the server that made it. Your browser checks it here, and sends it nowhere.',
    report: 'The report',
    reportHint: 'A file that ends with .json.',
    other: 'It is from another server',
    keys: 'The public keys of that server',
    keysHint: 'The file touchstone-keys.json, which it has at /.well-known/touchstone-keys.json.',
    valid: 'This report is genuine',
    validHint: 'The holder of the key made it, and no value in it was changed since.',
    invalid: 'This report does not hold',
    unknown: 'This can’t be checked here',
    problem: {
      not_json: 'The file is no JSON, or such that two readers could understand it differently.',
      no_report: 'There is no report in this file.',
      unsigned: 'The report is not signed, so anybody may have written or changed it.',
      malformed_signature: 'Its signature is not written as one must be.',
      unknown_key: 'It names a key that is not this server’s. If it is from another server, choose that one’s keys.',
      altered: 'It is not what was signed: something in it was changed.',
      unsupported: 'This browser can’t check such signatures, or the page came without encryption. Use the command line: ' +
        'touchstone verify report.json --keys touchstone-keys.json',
    },
    answer: 'Answer',
    medium: 'File',
    digest: 'SHA-256 of the file',
    finished: 'Checked',
    id: 'Report',
    key: 'Key',
    shows: 'This does not show that the answer is right, that the server’s clock was, or who handed the file in.',
    compare: 'Compare a file',
    compareHint: 'Shows whether a file of yours is the one that was checked. It is not sent either.',
    same: 'It is the very file that was checked.',
    different: 'It is another file, or was changed since.',
  },

  action: { another: '← Check something else', delete: 'Delete' },
});
