"""Read metadata and tensors of a GGUF (version 3) file as numpy arrays.

Only what the pinned language model needs is decoded: F32, F16, Q4_1 and Q8_0 tensors.
Layout: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import struct
from math import prod

import numpy as np

_SCALARS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
_STRING, _ARRAY = 8, 9
_BLOCK = 32


class GGUF:
    """One GGUF file held in memory: `metadata` by key, tensors by name."""

    def __init__(self, data: bytes):
        self._data, self._at = data, 0
        if data[:4] != b"GGUF":
            raise ValueError("not a GGUF file: the first four bytes differ")
        self._at = 4
        version = self._scalar(4)
        if version != 3:
            raise ValueError(f"GGUF version {version} is not supported, only 3")
        tensor_count, pair_count = self._scalar(10), self._scalar(10)
        self.metadata = {}
        for _ in range(pair_count):
            key = self._string()
            self.metadata[key] = self._value(self._scalar(4))
        self._tensors = {}
        for _ in range(tensor_count):
            name = self._string()
            shape = [self._scalar(10) for _ in range(self._scalar(4))]
            self._tensors[name] = (shape[::-1], self._scalar(4), self._scalar(10))
        alignment = self.metadata.get("general.alignment", 32)
        self._base = -(-self._at // alignment) * alignment

    def tensor(self, name: str) -> np.ndarray:
        """The named tensor as float32, outermost dimension first."""
        shape, kind, offset = self._tensors[name]
        count = prod(shape)
        decode, block_bytes, block = _DECODERS[kind]
        raw = np.frombuffer(self._data, np.uint8, count // block * block_bytes, self._base + offset)
        return decode(raw.reshape(-1, block_bytes)).reshape(shape)

    def _scalar(self, kind: int):
        layout = _SCALARS[kind]
        (value,) = struct.unpack_from(layout, self._data, self._at)
        self._at += struct.calcsize(layout)
        return value

    def _string(self) -> str:
        length = self._scalar(10)
        self._at += length
        return self._data[self._at - length:self._at].decode("utf-8")

    def _value(self, kind: int):
        if kind == _STRING:
            return self._string()
        if kind != _ARRAY:
            return self._scalar(kind)
        item, count = self._scalar(4), self._scalar(10)
        return [self._value(item) for _ in range(count)]


def _f32(raw: np.ndarray) -> np.ndarray:
    return raw.view(np.float32).copy()


def _f16(raw: np.ndarray) -> np.ndarray:
    return raw.view(np.float16).astype(np.float32)


def _q8_0(raw: np.ndarray) -> np.ndarray:
    """Blocks of 32: one half scale, then 32 signed bytes."""
    scale = raw[:, :2].copy().view(np.float16).astype(np.float32)
    return scale * raw[:, 2:].view(np.int8).astype(np.float32)


def _q4_1(raw: np.ndarray) -> np.ndarray:
    """Blocks of 32: half scale, half minimum, 16 bytes of nibbles (low ones first)."""
    scale = raw[:, 0:2].copy().view(np.float16).astype(np.float32)
    minimum = raw[:, 2:4].copy().view(np.float16).astype(np.float32)
    nibbles = np.concatenate([raw[:, 4:] & 15, raw[:, 4:] >> 4], axis=1)
    return scale * nibbles.astype(np.float32) + minimum


_DECODERS = {0: (_f32, 4, 1), 1: (_f16, 2, 1), 3: (_q4_1, 20, _BLOCK), 8: (_q8_0, 34, _BLOCK)}
