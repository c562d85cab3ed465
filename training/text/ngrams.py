"""Hashed word n-grams: which slots a text fills, and with what.

`Sources/Detectors/Text/NGrams` does the same in Swift. Hashes are FNV-1a with 64 bits; an n-gram continues over the
hashes of its 1 to 3 words. The table has 2^18 slots.
"""

from __future__ import annotations

import hashlib
import math
import re

import numpy as np
from scipy.sparse import csr_matrix

SLOTS = 1 << 18
WINDOW = 1500
SHORT = 400
LONGEST = 3
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


def features(text: str) -> tuple[np.ndarray, np.ndarray]:
    """Slots and values of one normalised window; the values have length 1."""
    words = np.array([_hash(word) for word in _WORD.findall(text.encode().lower())], np.uint64)
    found, state = [], np.full(len(words), _OFFSET)
    for n in range(1, min(LONGEST, len(words)) + 1):
        state = (state[:len(words) - n + 1] ^ words[n - 1:]) * _PRIME
        found.append((state ^ (state >> np.uint64(32))) & np.uint64(SLOTS - 1))
    slots, counts = np.unique(np.concatenate(found) if found else np.zeros(0, np.uint64), return_counts=True)
    values = np.log1p(counts)
    return slots.astype(np.int64), (values / max(math.sqrt(float(values @ values)), 1e-12)).astype(np.float32)


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


def stretch(text: str, key: str) -> str:
    """A short stretch of a text, at a place that its key decides: what training adds for short texts."""
    if len(text) < SHORT * 3 // 2:
        return text
    start = (len(text) - SHORT) * hashlib.sha256(key.encode()).digest()[3] // 256
    return text[_cut(text, start):_cut(text, start + SHORT)]


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
    return csr_matrix((np.concatenate(values), np.concatenate(slots), pointers), shape=(len(texts), SLOTS))
