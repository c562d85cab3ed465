// English: what media of each kind are called.

/** @type {Record<string, { real: string, synthetic: string, many: string }>} */
const kinds = {
  image: { real: 'real pictures', synthetic: 'synthetic pictures', many: 'pictures' },
  audio: { real: 'real recordings', synthetic: 'synthetic recordings', many: 'recordings' },
  video: { real: 'real videos', synthetic: 'synthetic videos', many: 'videos' },
  text: { real: 'texts by people', synthetic: 'synthetic texts', many: 'texts' },
};

/**
 * What to call media of one kind.
 *
 * @param {string} kind
 */
export const named = (kind) => kinds[kind]
  ?? { real: 'real media', synthetic: 'synthetic media', many: 'media' };

const list = new Intl.ListFormat('en-GB');

/** @param {string[]} these */
export const join = (these) => list.format(these.map((kind) => named(kind).many));
