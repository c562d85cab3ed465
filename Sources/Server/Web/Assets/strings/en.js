// English: every word of the page in one place. Numbers come from the report and are handed in.
// The other languages have the same keys: the type checker compares them.

import { intake } from './en-intake.js';
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

  format: {
    webp: 'WebP', ogg: 'Ogg', mkv: 'Matroska', ts: 'MPEG-TS', mpg: 'MPEG', flv: 'Flash', mka: 'Matroska sound',
    awb: 'AMR-WB', text: 'Text',
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

  retention: {
    title: { keep: 'Kept', ephemeral: 'Not kept', held: 'Waiting for room' },
    line: {
      keep: (until) => (until ? `It stays until ${until} and is deleted then.` : 'It stays until you delete it.'),
      ephemeral: (until) => `The file is not kept. This report can be read until ${until}.`,
      held: (until) => `Your store is full. The file and this report wait until ${until}.`,
    },
    action: { keep: 'Keep this', discard: 'Don’t keep this' },
    changed: { keep: 'Kept.', discard: 'Not kept.' },
  },
});
