// Deutsch: wie Medien jeder Art heißen.

/** @type {Record<string, { real: string, synthetic: string, many: string, all: string, none: string }>} */
const kinds = {
  image: { real: 'echten Bildern', synthetic: 'synthetischen Bildern', many: 'Bildern', all: 'Bilder', none: 'keines' },
  audio: { real: 'echten Aufnahmen', synthetic: 'synthetischen Aufnahmen', many: 'Aufnahmen', all: 'Aufnahmen', none: 'keine' },
  video: { real: 'echten Videos', synthetic: 'synthetischen Videos', many: 'Videos', all: 'Videos', none: 'keines' },
  text: { real: 'menschlichen Texten', synthetic: 'synthetischen Texten', many: 'Texten', all: 'Texte', none: 'keiner' },
};

/**
 * Wie Medien einer Art heißen, im Dativ: „von 100 echten Bildern“; `all` ist die Mehrzahl, `none` „keines“ von ihnen.
 *
 * @param {string} kind
 */
export const named = (kind) => kinds[kind]
  ?? { real: 'echten Medien', synthetic: 'synthetischen Medien', many: 'Medien', all: 'Medien', none: 'keines' };

const list = new Intl.ListFormat('de');

/** @param {string[]} these */
export const join = (these) => list.format(these.map((kind) => named(kind).many));
