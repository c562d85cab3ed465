// English: handing something in.

import { join } from './en-kinds.js';
import { phrases } from './phrases.js';

export const intake = phrases({
  rates: {
    legend: 'How careful should the answer be?',
    name: { careful: 'Careful', alert: 'Alert' },
    label: (name, often) => `${name}: at most ${often} real ones wrongly called synthetic`,
    careful: 'Fewer false alarms, but more synthetic ones get past.',
    alert: 'Finds more synthetic ones, but raises more false alarms.',
    only: (these) => `Only for ${join(these)}: too few others were measured.`,
  },

  options: {
    title: 'How to check',
    thorough: 'Look thoroughly',
    thoroughHint: 'Also shrunk, cropped and recompressed: does the answer hold? Takes several times as long.',
    forget: 'Don’t keep this',
    forgetHint: 'The file is deleted as soon as the check has ended, its report a day later.',
  },

  intake: {
    question: 'Was this made by a machine?',
    promise: 'Touchstone looks for signs of synthetic media in a picture, a recording, a video or a text, shows what it ' +
      'found, and says so when it can’t tell. What you hand in stays on this server.',
    drop: 'Drop pictures, recordings or videos anywhere',
    paste: 'or paste a picture, or',
    touch: 'A picture, a recording or a video',
    choose: 'Choose files',
    camera: 'Take a photo',
    text: 'Or paste a text',
    checkText: 'Check this text',
    formats: (names, limit) => `${names}. Up to ${limit} each.`,
    words: (n, shown) => (n === 1 ? '1 word' : `${shown} words`),
    empty: 'Longer texts give surer answers.',
    link: 'Links are not fetched. Save the file, or copy the text itself, and hand that in.',
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
      accepted: () => 'Sent',
      refused: () => '',
    },
    action: { pause: 'Pause', resume: 'Go on', retry: 'Try again', choose: 'Choose it again', remove: 'Remove' },
    open: 'See the result',
    openNamed: (name) => `See the result of ${name}`,
  },
});
