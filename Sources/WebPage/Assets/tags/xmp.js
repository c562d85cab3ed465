// XMP: RDF in XML, told as a list of paths and values. Source: XMP specification part 1 (ISO 16684-1).
//
// The text is taken apart here rather than given to an XML parser: entities are never expanded and nothing is fetched,
// whatever a file declares.

import { limits } from './found.js';

/** @typedef {import('./found.js').Found} Found */

/** Elements that give structure, and say nothing by themselves. */
const frame = /^(x:x[ma]pmeta|rdf:(RDF|Description|Bag|Seq|Alt|li|value))$/u;
/** Attributes of the same sort. */
const silent = /^(xmlns(:|$)|xml:|rdf:(about|parseType|nodeID|ID)$|x:xmptk$)/u;
const deepest = 64;
/** Characters of an element's name that are kept. */
const longest = 100;
/** Only where a name begins, so that a long one without a value is looked at once. */
const attribute = /(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/**
 * @param {string} text
 * @param {Found} found
 */
export function readXMP(text, found) {
  /** @type {string[]} */
  const open = [];
  const path = () => open.filter((name) => !frame.test(name)).join(' / ');
  for (const { tag, section, characters } of tokens(text, found)) {
    if (found.tags.length >= limits.tags) {
      found.isCut = true;
      return;
    }
    if (tag?.startsWith('/')) {
      open.pop();
    } else if (tag) {
      if (open.length >= deepest) {
        found.isCut = true;
        return;
      }
      open.push(/^[^\s/]*/u.exec(tag)?.[0].slice(0, longest) ?? '');
      const here = tag.includes('=') ? path() : '';
      for (const [, key, one, other] of tag.matchAll(attribute)) {
        if (silent.test(key)) continue;
        const at = [here, key === 'rdf:resource' ? '' : key].filter(Boolean).join(' / ');
        if (at) found.add('XMP', at, plain(one ?? other ?? ''));
      }
      if (tag.endsWith('/')) open.pop();
    } else if (/\S/u.test(section ?? characters ?? '')) {
      const here = path();
      if (here) found.add('XMP', here, section ?? plain(characters ?? ''));
    }
  }
}

/** How something begins and ends that is no tag; what is in a section is text as it stands. */
const others = /** @type {const} */ ([['<!--', '-->'], ['<![CDATA[', ']]>'], ['<!', '>'], ['<?', '>']]);

/**
 * The tags and texts, in one pass: where one does not end, nothing behind it is read.
 *
 * @param {string} text
 * @param {Found} found
 * @returns {Generator<{ tag?: string, section?: string, characters?: string }>}
 */
function* tokens(text, found) {
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('<', at);
    const until = start < 0 ? text.length : start;
    if (until > at) yield { characters: text.slice(at, until) };
    if (start < 0) return;
    const other = others.find(([begin]) => text.startsWith(begin, start));
    const end = other ? text.indexOf(other[1], start + other[0].length) : endOfTag(text, start);
    if (end < 0) {
      found.isCut = true;
      return;
    }
    if (!other) yield { tag: text.slice(start + 1, end) };
    else if (other[1] === ']]>') yield { section: text.slice(start + other[0].length, end) };
    at = end + (other?.[1].length ?? 1);
  }
}

/** Where a tag ends that begins here; a bracket in quotes does not end it. */
function endOfTag(/** @type {string} */ text, /** @type {number} */ start) {
  const mark = /[>"']/gu;
  mark.lastIndex = start;
  for (let next = mark.exec(text); next; next = mark.exec(text)) {
    if (next[0] === '>') return next.index;
    const closed = text.indexOf(next[0], next.index + 1);
    if (closed < 0) return -1;
    mark.lastIndex = closed + 1;
  }
  return -1;
}

const entities = /** @type {Record<string, string>} */ ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" });

/** The five entities of XML and numbers of characters; any other stays as it is written. */
const plain = (/** @type {string} */ text) => text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/giu,
  (whole, decimal, hexadecimal, name) => {
    if (name) return entities[name.toLowerCase()];
    const point = decimal ? Number(decimal) : parseInt(hexadecimal, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
