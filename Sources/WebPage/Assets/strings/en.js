// English: every word of the page in one place. Numbers come from the report and are handed in.
// The other languages have the same keys: the type checker compares them.

import { intake } from './en-intake.js';
import { shell } from './en-shell.js';
import { phrases } from './phrases.js';

/** @type {Record<string, (program: string) => string>} */
const made = {
  synthetic: (program) => (program ? `made with ${program}` : 'made by a machine'),
  ai_edited: (program) => `edited with AI${program ? ` by ${program}` : ''}`,
  edited: (program) => `edited${program ? ` with ${program}` : ''}`,
  camera: (program) => `taken with ${program ? `the camera ${program}` : 'a camera'}`,
};

/** @type {Record<string, string>} */
const kinds = {
  graph: 'a ComfyUI workflow', settings: 'the settings of an image generator',
  label: 'a label that generators in China must write', term: 'the press agencies’ term for it (IPTC)',
};

/** @type {Record<string, string>} */
const worth = { unknown: 'intact, signer unknown here', expired: 'intact, certificate expired' };

/**
 * Where a file says it comes from, in a sentence.
 *
 * @param {import('../origin.js').Origin} origin
 */
function origin({ standing, making, program, signer, place, kind, mark }) {
  const by = signer || 'somebody without a name';
  const how = made[making]?.(program);
  const where = place ? `: ${[place, kinds[kind ?? '']].filter(Boolean).join(', ')}` : '';
  if (mark) {
    return `The text contains “${mark}”, which ${program || 'a chat tool'} leaves in text that is copied from it`;
  }
  switch (standing) {
    case 'proved': return `Signed by ${by}${how ? `: ${how}` : ''}`;
    case 'altered': return 'This file was altered after it was signed';
    case 'refused': return 'This file is signed with a certificate that is not valid';
    case 'unsigned': return `The file says it was ${how ?? 'made'} (unsigned metadata${where})`;
    default: return how ? `The file says it was ${how} (signed by ${by}; ${worth[standing]})`
      : `The file is signed by ${by} (${worth[standing]}), who does not say how it was made`;
  }
}

export const words = phrases({
  ...shell,
  ...intake,

  /** What stands between the members of a list. */
  comma: ', ',

  /** Hours, minutes and seconds, as short as they are understood. */
  units: ['h', 'min', 's'],

  /** Shares and probabilities as natural frequencies. */
  often: {
    exactly: (n) => `${n} in 100`,
    fewerThan: (n) => `fewer than ${n} in 100`,
    moreThan: (n) => `more than ${n} in 100`,
    about: (n) => `about ${n} in 100`,
  },

  headline: {
    signed: 'Signed as made by a machine',
    signed_edit: 'Signed as edited with AI',
    marked: 'A generator’s mark is in its pixels',
    synthetic: 'Signs of synthetic media',
    no_signs: 'No signs that it was generated',
    no_signs_in_part: 'No signs that it was generated, in the part that was examined',
    authentic: 'Signed as taken with a camera',
    former: 'An earlier version called this authentic, by statistics alone',
    uncertain: 'We can’t tell',
    incomplete: 'No answer: this installation is incomplete',
    not_applicable: 'Not suited for this check',
  },

  unknownVerdict: (code) => `An answer that this page does not know (${code})`,

  origin,

  /** Under a headline about the origin. */
  byDetectors: (answer) => `The detectors by themselves: ${answer}`,

  format: {
    webp: 'WebP', ogg: 'Ogg', ogv: 'Ogg video', mkv: 'Matroska', ts: 'MPEG-TS', mpg: 'MPEG', flv: 'Flash', mka: 'Matroska audio',
    awb: 'AMR-WB', text: 'Text', docx: 'Word', odt: 'OpenDocument', pdf: 'PDF',
  },

  state: {
    sending: (name) => `Sending ${name}…`,
    progress: 'How many detectors have answered',
    queued: 'Waiting for its turn…',
    running: 'Looking for signs…',
    failed: 'The check failed',
    cancelled: 'Stopped before it ended',
    given_up: 'Given up after several tries',
    again: (when) => `The server could not finish it. It is tried again at ${when}.`,
    ahead: (n) => (n === 1 ? '1 other is ahead of it.' : `${n} others are ahead of it.`),
    answered: (done, all) => `${done} of ${all} detectors have answered.`,
    done: (headline, line) => `${headline}. ${line}`,
  },

  stateShort: { queued: 'Waiting', running: 'In progress', failed: 'Failed',
    cancelled: 'Stopped', given_up: 'Given up' },

  retention: {
    title: { keep: 'Kept', ephemeral: 'The file is gone', held: 'Waiting for room' },
    line: {
      keep: (until) => (until ? `It stays until ${until} and is deleted then.` : 'It stays until you delete it.'),
      ephemeral: (until) => `The file is deleted. Its report can be read until ${until}, unless you keep it.`,
      held: (until) => `Your storage is full. The file and its report wait until ${until}.`,
    },
    action: { keep: 'Keep this', keepReport: 'Keep the report', discard: 'Don’t keep this' },
    changed: { keep: 'Kept.', discard: 'The file is deleted.' },
    discardTitle: 'Delete the file?',
    discardHint: (name) =>
      `${name} will be removed from this server now, its report a day later. You can still keep the report, but not get ` +
      'the file back.',
  },
});
