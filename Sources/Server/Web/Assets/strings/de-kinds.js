// Deutsch: wie Medien jeder Art heißen.

/** @type {Record<string, { real: string, synthetic: string, many: string }>} */
const kinds = {
  image: { real: 'echten Bildern', synthetic: 'synthetischen Bildern', many: 'Bildern' },
  audio: { real: 'echten Aufnahmen', synthetic: 'synthetischen Aufnahmen', many: 'Aufnahmen' },
  video: { real: 'echten Videos', synthetic: 'synthetischen Videos', many: 'Videos' },
  text: { real: 'Texten von Menschen', synthetic: 'synthetischen Texten', many: 'Texten' },
};

/**
 * Wie Medien einer Art heißen, im Dativ: „von 100 echten Bildern“.
 *
 * @param {string} kind
 */
export const named = (kind) => kinds[kind]
  ?? { real: 'echten Medien', synthetic: 'synthetischen Medien', many: 'Medien' };

const list = new Intl.ListFormat('de', { type: 'disjunction' });

/** @param {string[]} these */
export const join = (these) => list.format(these.map((kind) => named(kind).many));
