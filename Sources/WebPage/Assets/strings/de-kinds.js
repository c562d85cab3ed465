// Deutsch: wie Dateien jeder Art heißen.

/** @typedef {{ real: string, synthetic: string, many: string, all: string, none: string, one: string }} Names */

/** @type {Record<string, Names>} */
const kinds = {
  image: {
    real: 'echten Bildern', synthetic: 'synthetischen Bildern', many: 'Bildern', all: 'Bilder', none: 'keines',
    one: 'das Bild',
  },
  audio: {
    real: 'echten Audiodateien', synthetic: 'synthetischen Audiodateien', many: 'Audiodateien', all: 'Audiodateien',
    none: 'keine', one: 'die Audiodatei',
  },
  video: {
    real: 'echten Videos', synthetic: 'synthetischen Videos', many: 'Videos', all: 'Videos', none: 'keines',
    one: 'das Video',
  },
  text: {
    real: 'menschlichen Texten', synthetic: 'synthetischen Texten', many: 'Texten', all: 'Texte', none: 'keiner',
    one: 'der Text',
  },
};

/**
 * Wie Dateien einer Art heißen, im Dativ: „von 100 echten Bildern“; `all` ist die Mehrzahl, `none` „keines“ von ihnen,
 * `one` eine davon.
 *
 * @param {string} kind
 */
export const named = (kind) => kinds[kind]
  ?? {
    real: 'echten Dateien', synthetic: 'synthetischen Dateien', many: 'Dateien', all: 'Dateien', none: 'keine',
    one: 'die Datei',
  };

const list = new Intl.ListFormat('de');

/** @param {string[]} these */
export const join = (these) => list.format(these.map((kind) => named(kind).many));
