import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted } from '../../Sources/WebPage/Assets/strings/ar-kinds.js';
import { languages } from '../../Sources/WebPage/Assets/strings.js';

const folder = '../../Sources/WebPage/Assets/strings';

/** Every sentence of a language by the path of its key. */
async function catalogue(language) {
  const parts = await Promise.all(['', '-account', '-cases', '-findings', '-result']
    .map((name) => import(`${folder}/${language}${name}.js`)));
  const sentences = new Map();
  const walk = (value, path) => {
    if (typeof value === 'object') for (const [key, member] of Object.entries(value)) walk(member, [...path, key]);
    else sentences.set(path.join('.'), value);
  };
  for (const part of parts) walk({ ...part }, []);
  return sentences;
}

const english = await catalogue('en');
const others = await Promise.all(Object.keys(languages).filter((each) => each !== 'en')
  .map(async (language) => [language, await catalogue(language)]));

/** How parameters are called that hold what others wrote. */
const foreign = new Set(['name', 'email', 'about', 'signer', 'path', 'writer', 'program', 'list', 'version', 'digest', 'one', 'other',
  'code', 'certificate']);

/** What a sentence says, or null where it cannot take such figures. */
function said(sentence, figures) {
  try {
    return sentence(...figures);
  } catch {
    return null;
  }
}

/** Which of the figures are in a text. */
const found = (text, figures) => figures.filter((each) => text.replaceAll(',', '').includes(String(each)));

test('every language has every sentence of the English catalogue, and no other', () => {
  for (const [language, sentences] of others) {
    // In English the server's own sentence says more about this one.
    const keys = [...sentences.keys()].filter((path) => path !== 'words.problem.unsupported_media.1');
    assert.deepEqual(keys.sort(), [...english.keys()].sort(), language);
    for (const path of keys) {
      const sentence = sentences.get(path);
      assert.equal(typeof sentence, typeof english.get(path), `${language}: ${path}`);
      if (english.get(path) !== '') assert.ok(sentence !== '', `${language}: ${path}`);
    }
  }
});

test('a sentence has the same figures and names in every language', () => {
  // Names; and numbers, which decide nothing by themselves.
  const trials = [Array.from({ length: 6 }, (_, at) => [`⟦${at}⟧`]), Array.from({ length: 6 }, (_, at) => 1503 + 1000 * at)];
  let compared = 0;
  for (const [language, sentences] of others) {
    for (const [path, sentence] of sentences) {
      if (typeof sentence !== 'function') continue;
      for (const figures of trials) {
        const meant = said(english.get(path), figures);
        const told = said(sentence, figures);
        if (meant === null || typeof meant !== 'string') continue;
        assert.ok(typeof told === 'string', `${language}: ${path}`);
        assert.deepEqual(found(told, figures), found(meant, figures), `${language}: ${path}: ${told}`);
        compared += 1;
      }
    }
  }
  assert.ok(compared > 200, compared);
});

test('Arabic has the form of its noun after every number', () => {
  const forms = ['none', 'one', 'two', 'few', 'many', 'other'];
  const form = (n) => counted(n, forms).replace(/.* /u, '');
  assert.deepEqual([0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 110, 111, 1000].map(form), [
    'none', 'one', 'two', 'few', 'few', 'many', 'many', 'other', 'other', 'other', 'few', 'few', 'many', 'other',
  ]);
  const arabic = new Map(others).get('ar');
  for (const path of ['words.storage.results', 'cases.files', 'words.intake.words', 'account.account.life', 'words.state.ahead']) {
    for (const n of [0, 1, 2, 3, 11, 100]) {
      const told = arabic.get(path)(n, String(n));
      assert.doesNotMatch(told, /undefined|NaN|null/u, path);
      assert.equal(told.includes(String(n)), n > 2, `${path}: ${told}`);
    }
  }
});

test('Arabic is written in Arabic; names of formats and commands stand in it, apart from their surroundings', () => {
  for (const [path, sentence] of new Map(others).get('ar')) {
    const told = typeof sentence === 'string' ? sentence : said(sentence, [['⟦0⟧'], ['⟦1⟧'], ['⟦2⟧'], ['⟦3⟧']]);
    if (typeof told !== 'string') continue;
    if (!/\.format\.|digest$|comma$|then$|refused$|milliseconds$|frequency$|place$|packing$|taking$|words\.title$|loupeTold$|state\.done$/u.test(path)) {
      assert.match(told, /\p{Script=Arabic}/u, path);
    }
    assert.equal(told.split('\u2068').length, told.split('\u2069').length, path);
    // A name of somebody else's must not turn the words around it; figures come apart from format.js.
    const bare = told.replace(/\u2068[^\u2068\u2069]*\u2069/gu, '');
    const parameters = String(sentence).match(/^\(?([^)=]*)/u)?.[1].split(',').map((each) => each.trim()) ?? [];
    for (const [at, parameter] of parameters.entries()) {
      if (foreign.has(parameter)) assert.ok(!bare.includes(`⟦${at}⟧`), `${path}: ${told}`);
    }
  }
});
