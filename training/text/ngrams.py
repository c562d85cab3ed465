"""Hashed word and byte n-grams: which slots a text fills, and with what.

`Sources/Detectors/Text/NGrams` does the same in Swift. Hashes are FNV-1a with 64 bits; a word n-gram continues over
the hashes of its words. The table has two halves of 2^18 slots: words (1 to 3), then bytes (2 to 5).
"""

from __future__ import annotations

import math
import re

import numpy as np
from scipy.sparse import csr_matrix

HALF = 1 << 18
WINDOW = 1500
_OFFSET, _PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)
_WORD = re.compile(rb"[a-z0-9'\x80-\xff]+|[^ a-z0-9'\x80-\xff]")
_hashes: dict[bytes, int] = {}


def _hash(word: bytes) -> int:
    value = _hashes.get(word)
    if value is None:
        value = int(_OFFSET)
        for byte in word:
            value = (value ^ byte) * int(_PRIME) & 0xFFFFFFFFFFFFFFFF
        _hashes[word] = value
    return value


def _grams(units: np.ndarray, shortest: int, longest: int) -> np.ndarray:
    """Slots of all n-grams of a sequence of 64-bit units."""
    found = []
    state = np.full(len(units), _OFFSET)
    for n in range(1, longest + 1):
        count = len(units) - n + 1
        if count <= 0:
            break
        state = (state[:count] ^ units[n - 1:]) * _PRIME
        if n >= shortest:
            found.append((state ^ (state >> np.uint64(32))) & np.uint64(HALF - 1))
    return np.concatenate(found).astype(np.int64) if found else np.zeros(0, np.int64)


def features(text: str) -> tuple[np.ndarray, np.ndarray]:
    """Slots and values of one normalised window; each half has length 1."""
    lowered = text.encode().lower()
    words = np.array([_hash(word) for word in _WORD.findall(lowered)], np.uint64)
    halves = [_grams(words, 1, 3), HALF + _grams(np.frombuffer(lowered, np.uint8).astype(np.uint64), 2, 5)]
    slots, values = [], []
    for half in halves:
        slot, count = np.unique(half, return_counts=True)
        value = np.log1p(count)
        slots.append(slot)
        values.append(value / max(math.sqrt(float(value @ value)), 1e-12))
    return np.concatenate(slots), np.concatenate(values).astype(np.float32)


def windows(text: str, length: int = WINDOW, most: int = 32) -> list[str]:
    """Equal stretches of at most about `length` characters, cut at spaces; spread evenly when there are too many.

    A cut moves forward to the next space, at most 40 characters.
    """
    whole = max(1, -(-len(text) // length))
    count = min(whole, most)
    found = []
    for index in range(count):
        start = index * len(text) // count
        end = (index + 1) * len(text) // count
        if whole > most:
            end = start + length
        found.append(text[_cut(text, start):_cut(text, end)])
    return found


def _cut(text: str, place: int) -> int:
    if place <= 0 or place >= len(text):
        return min(max(place, 0), len(text))
    space = text.find(" ", place, place + 40)
    return space + 1 if space >= 0 else place


def matrix(texts: list[str]) -> csr_matrix:
    """One sparse row a window."""
    pointers, slots, values = [0], [], []
    for text in texts:
        slot, value = features(text)
        slots.append(slot.astype(np.int32))
        values.append(value)
        pointers.append(pointers[-1] + len(slot))
    return csr_matrix((np.concatenate(values), np.concatenate(slots), pointers), shape=(len(texts), 2 * HALF))
