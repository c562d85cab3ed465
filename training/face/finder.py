"""The face finder's reference: BlazeFace over a whole picture and over tiles, then a second look at each candidate.

The program's own finder (`Sources/Detectors/Face`) gives the same faces; `fixtures.py` writes what its test expects.
Sources: Bazarevsky et al., "BlazeFace" (2019); MediaPipe's SSD anchors and weighted non-maximum suppression.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import openvino as ov
from PIL import Image

SIDE, CELLS = 192, 48
MIN_SCORE, MAX_OVERLAP = 0.6, 0.3
TILES_ALONG, TILE_STEP, MIN_TILED, MIN_TILE = 3, 0.75, 768, 384
MOST, LOOK = 32, 4


@dataclass
class Face:
    """A face in picture pixels: `box` x, y, width, height; `points` six of x, y; `score` 0…1.

    Points: the eye on the picture's left, the one on its right, nose tip, mouth, and the two ears in that order.
    """

    box: np.ndarray
    points: np.ndarray
    score: float


def tiles(width: int, height: int) -> list[tuple[int, int, int]]:
    """Squares x, y, side that cover a big picture with overlap; none when the picture is small. At most 16."""
    longest = max(width, height)
    if longest < MIN_TILED:
        return []
    side = max(MIN_TILE, -(-longest // TILES_ALONG))

    def starts(length: int) -> list[int]:
        if length <= side:
            return [0]
        count = math.ceil((length - side) / (side * TILE_STEP)) + 1
        return [(length - side) * index // (count - 1) for index in range(count)]

    return [(x, y, side) for y in starts(height) for x in starts(width)]


def overlap(first: np.ndarray, second: np.ndarray) -> float:
    """Intersection over union of two boxes."""
    low = np.maximum(first[:2], second[:2])
    high = np.minimum(first[:2] + first[2:], second[:2] + second[2:])
    both = float(np.prod(np.maximum(high - low, 0)))
    return both / (float(np.prod(first[2:])) + float(np.prod(second[2:])) - both)


def merged(faces: list[Face]) -> list[Face]:
    """Overlapping faces as one, weighted by score; best first."""
    left = sorted(faces, key=lambda face: -face.score)
    found = []
    while left:
        best = left[0]
        near = [face for face in left if overlap(best.box, face.box) > MAX_OVERLAP]
        left = [face for face in left if overlap(best.box, face.box) <= MAX_OVERLAP]
        weights = np.array([face.score for face in near]) / sum(face.score for face in near)
        found.append(Face(
            sum(weight * face.box for weight, face in zip(weights, near)),
            sum(weight * face.points for weight, face in zip(weights, near)), best.score))
    return found


class Finder:
    """BlazeFace with its anchors."""

    def __init__(self, folder: Path):
        core = ov.Core()
        settings = {"INFERENCE_NUM_THREADS": 1, "PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": "f32"}
        self.model = core.compile_model(str(folder / "model.xml"), "CPU", settings)
        centres = (np.arange(CELLS) + 0.5) * SIDE / CELLS
        self.anchors = np.stack(np.meshgrid(centres, centres), -1).reshape(-1, 2)

    def faces(self, image: Image.Image) -> list[Face]:
        """All faces of an RGB picture, best first."""
        windows = [(0, 0, image.width, image.height)]
        windows += [(x, y, side, side) for x, y, side in tiles(image.width, image.height)]
        candidates = merged([face for window in windows for face in self._window(image, window)])[:MOST]
        return merged([face for one in candidates for face in self._second_look(image, one)])

    def _second_look(self, image: Image.Image, face: Face) -> list[Face]:
        """The face as it is found in a window four times its width; empty when it is not found again."""
        side = LOOK * max(face.box[2:])
        low = np.maximum(np.floor(face.box[:2] + face.box[2:] / 2 - side / 2), 0).astype(int)
        high = np.minimum(low + max(1, int(side)), image.size)
        if (high <= low).any():
            return []
        again = self._window(image, (*low, *(high - low)))
        return [other for other in again if overlap(face.box, other.box) > MAX_OVERLAP][:1]

    def _window(self, image: Image.Image, window: tuple[int, int, int, int]) -> list[Face]:
        x, y = (int(place) for place in window[:2])
        width, height = int(min(window[2], image.width - x)), int(min(window[3], image.height - y))
        longest = max(width, height)
        size = max(1, width * SIDE // longest), max(1, height * SIDE // longest)
        left, top = (SIDE - size[0]) // 2, (SIDE - size[1]) // 2
        part = image.crop((x, y, x + width, y + height)).resize(size, Image.BILINEAR)
        pixels = np.zeros((1, SIDE, SIDE, 3), np.float32)
        pixels[0, top:top + size[1], left:left + size[0]] = np.asarray(part, np.float32) / 127.5 - 1
        result = self.model({"pixels": pixels})
        scores = 1 / (1 + np.exp(-np.clip(result["scores"][0, :, 0], -80, 80)))
        scale = np.array([width / size[0], height / size[1]])
        found = []
        for index in np.flatnonzero(scores > MIN_SCORE):
            raw = result["boxes"][0, index].reshape(8, 2)
            centre = (raw[0] + self.anchors[index] - (left, top)) * scale + (x, y)
            extent = raw[1] * scale
            if (extent <= 0).any():
                continue
            points = (raw[2:] + self.anchors[index] - (left, top)) * scale + (x, y)
            found.append(Face(np.concatenate([centre - extent / 2, extent]), points, float(scores[index])))
        return merged(found)
