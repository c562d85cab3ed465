"""The second half of the head, as it ships: a Gaussian kernel on principal components of the tokens.

It compares an image with every image that was learned from, so that what is made alike counts where no single direction
tells it. Only components are kept of those, in 8 bits.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Kernel:
    """The score of an image at the point p: Σ weight · exp(−sharpness · |p − point|²) + bias, over the points learned."""

    layers: tuple[int, ...]
    directions: np.ndarray  # [values, components], float16; standardisation is folded in
    origin: np.ndarray  # [components]: what is taken from the tokens' components
    steps: np.ndarray  # [components]: what a step of a point stands for
    points: np.ndarray  # [n, components], int8
    weights: np.ndarray  # [n]
    sharpness: float
    bias: float

    def scores(self, values: np.ndarray) -> np.ndarray:
        """Scores of the tokens of its blocks, [n, values]."""
        asked = values @ self.directions.astype(np.float32) - self.origin
        near = np.exp(-self.sharpness * distances(asked, self.points * self.steps))
        return near.astype(np.float64) @ self.weights + self.bias

    def data(self) -> bytes:
        """What ships: the header's length (uint32), the header (JSON), then numbers, all little-endian: origin and steps
        (float32), directions (float16, a token's value after the other), weights (float32), points (int8)."""
        header = json.dumps({
            "layers": self.layers, "width": len(self.directions) // len(self.layers), "components": len(self.steps),
            "points": len(self.points), "sharpness": self.sharpness, "bias": self.bias,
        }).encode()
        numbers = (
            (self.origin, "<f4"), (self.steps, "<f4"), (self.directions, "<f2"), (self.weights, "<f4"), (self.points, "i1"))
        return len(header).to_bytes(4, "little") + header + b"".join(
            values.astype(kind).tobytes() for values, kind in numbers)


def parsed(data: bytes) -> Kernel:
    """A kernel from its file."""
    start = 4 + int.from_bytes(data[:4], "little")
    header = json.loads(data[4:start])
    values, components, points = header["width"] * len(header["layers"]), header["components"], header["points"]

    def take(kind: str, *shape: int) -> np.ndarray:
        nonlocal start
        taken = np.frombuffer(data, kind, int(np.prod(shape)), start).reshape(shape)
        start += taken.nbytes
        return taken

    origin, steps = take("<f4", components), take("<f4", components)
    directions, weights = take("<f2", values, components), take("<f4", points)
    return Kernel(tuple(header["layers"]), directions, origin, steps, take("i1", points, components), weights,
                  header["sharpness"], header["bias"])


def distances(some: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Squared distances, [some, others]."""
    found = some @ others.T
    found *= -2
    found += (some * some).sum(1)[:, None]
    found += (others * others).sum(1)
    return np.maximum(found, 0, out=found)
