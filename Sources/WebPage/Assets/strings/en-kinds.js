// English: what files of each kind are called.

/** @type {Record<string, { real: string, synthetic: string, many: string, one: string }>} */
const kinds = {
  image: { real: 'real images', synthetic: 'synthetic images', many: 'images', one: 'image' },
  audio: { real: 'real audio files', synthetic: 'synthetic audio files', many: 'audio files', one: 'audio file' },
  video: { real: 'real videos', synthetic: 'synthetic videos', many: 'videos', one: 'video' },
  text: { real: 'texts by people', synthetic: 'synthetic texts', many: 'texts', one: 'text' },
};

/**
 * What to call files of one kind.
 *
 * @param {string} kind
 */
export const named = (kind) => kinds[kind]
  ?? { real: 'real files', synthetic: 'synthetic files', many: 'files', one: 'file' };

const list = new Intl.ListFormat('en-GB');

/** @param {string[]} these */
export const join = (these) => list.format(these.map((kind) => named(kind).many));
