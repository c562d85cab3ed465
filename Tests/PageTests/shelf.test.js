import './browser.js';

import assert from 'node:assert/strict';
import test from 'node:test';

import { decodeText } from '../../Sources/WebPage/Assets/shelf.js';

test('a text is decoded as the server reads it, without its mark', () => {
  const text = '“Grüße” 😀';
  const wide = (/** @type {boolean} */ isLittle) => {
    const points = [0xfeff, ...Array.from(text, (character) => character.codePointAt(0) ?? 0)];
    const view = new DataView(new ArrayBuffer(points.length * 4));
    points.forEach((point, index) => view.setUint32(index * 4, point, isLittle));
    return new Uint8Array(view.buffer);
  };
  const utf16 = (/** @type {boolean} */ isLittle) => {
    const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
    [...'\ufeff'.concat(text).split('')].forEach((unit, at) => view.setUint16(at * 2, unit.charCodeAt(0), isLittle));
    return new Uint8Array(view.buffer);
  };
  for (const bytes of [new TextEncoder().encode(text), utf16(true), utf16(false), wide(true), wide(false)]) {
    assert.equal(decodeText(bytes), text);
  }
  assert.equal(decodeText(new Uint8Array([0xab, 0x43, 0x61, 0x66, 0xe9, 0xbb])), '«Café»');
  assert.equal(decodeText(new Uint8Array([])), '');
});
