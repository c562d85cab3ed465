// English: handing something in.

import { join } from './en-kinds.js';
import { phrases } from './phrases.js';

export const intake = phrases({
  rates: {
    legend: 'Which mistake is worse?',
    name: { careful: 'Avoid false alarms', alert: 'Catch more' },
    label: (name, often) => `${name}: at most ${often} real ones wrongly called synthetic`,
    careful: 'Fewer false alarms, but more synthetic ones get past.',
    alert: 'Finds more synthetic ones, but raises more false alarms.',
    only: (these) => `Only for ${join(these)}: too few others were measured.`,
  },

  options: {
    title: 'How to check',
    thorough: 'Does the answer survive re-posting?',
    thoroughHint: 'Checks shrunk, cropped and recompressed copies too. Takes several times as long.',
    forget: 'Don’t keep this',
    forgetHint: 'The file is deleted as soon as the check has ended, its report a day later.',
  },

  intake: {
    question: 'Was this made by a machine?',
    promise: 'Touchstone looks for signs of synthetic media in an image, an audio file, a video or a text, shows what it ' +
      'found, and says so when it can’t tell. Your files stay on this server.',
    limits: 'It looks for what was generated as a whole. Edits, swapped faces and false captions are not looked for. Texts ' +
      'need at least 50 words of English.',
    guest: 'You are a guest. Guests of this machine share one history; an account keeps yours apart.',
    drop: 'Drop images, audio files or videos anywhere',
    paste: 'or paste an image, or',
    touch: 'An image, an audio file or a video',
    choose: 'Choose files',
    camera: 'Take a photo',
    text: 'Or paste a text',
    checkText: 'Check this text',
    formats: (names, limit) => `${names}. Up to ${limit} each.`,
    words: (n, shown) => (n === 1 ? '1 word' : `${shown} words`),
    tooFew: (n, shown, least) => `${n === 1 ? '1 word' : `${shown} words`} of at least ${least}`,
    empty: (least) => `At least ${least} words, in English. Longer texts give surer answers.`,
    link: 'Links are not fetched. Save the file, or copy the text itself, and check that.',
    tooLarge: (name, limit) => `${name} is larger than this server accepts (${limit}).`,
    nothingIn: (name) => `${name} is empty.`,
    noText: 'There is no text to check yet.',
    pasted: 'Pasted text',
  },

  delivery: {
    title: 'On its way',
    progress: (name) => `How much of ${name} is sent`,
    state: {
      waiting: (_share, size) => `Waits for its turn · ${size}`,
      sending: (share, size) => `Sending · ${share} of ${size}`,
      broken: (share) => `No connection. It goes on from ${share} by itself.`,
      paused: (share, size) => `Paused · ${share} of ${size} sent`,
      missing: (share) => `${share} is here already. Choose the same file again, and the rest follows.`,
      known: () => 'You have a result of this very file.',
      accepted: () => 'Sent, waits for its turn',
      refused: () => '',
    },
    held: (until) => `Deleted on ${until}, unless you make room`,
    heldAll: (n) => (n === 1 ? 'Your storage is full: one of these results will be deleted.'
      : `Your storage is full: ${n} of these results will be deleted.`),
    heldRoom: 'Make room',
    action: { pause: 'Pause', resume: 'Go on', retry: 'Try again', choose: 'Choose it again', again: 'Check it again', remove: 'Remove' },
    open: 'See the result',
    openNamed: (name) => `See the result of ${name}`,
  },
});
