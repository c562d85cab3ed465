// English: what media of each kind are called.

/** @type {Record<string, { real: string, synthetic: string, one: string, many: string }>} */
const kinds = {
  image: { real: 'real pictures', synthetic: 'synthetic pictures', one: 'picture', many: 'pictures' },
  audio: { real: 'real recordings', synthetic: 'synthetic recordings', one: 'recording', many: 'recordings' },
  video: { real: 'real videos', synthetic: 'synthetic videos', one: 'video', many: 'videos' },
  text: { real: 'texts by people', synthetic: 'synthetic texts', one: 'text', many: 'texts' },
};

/**
 * What to call media of one kind.
 *
 * @param {string} kind
 */
export const named = (kind) => kinds[kind]
  ?? { real: 'real media', synthetic: 'synthetic media', one: 'medium', many: 'media' };

const list = new Intl.ListFormat('en', { type: 'disjunction' });

/** @param {string[]} these */
export const join = (these) => list.format(these.map((kind) => named(kind).many));
