"""The square around a face that the classifier sees; the program cuts the same pixels."""

from __future__ import annotations

import numpy as np
from PIL import Image

SIDE = 192
EXTENT = 3.0
MEAN, DEVIATION = 127.0, 128.0


def square(points: np.ndarray, width: int, height: int) -> tuple[int, int, int]:
    """x, y and side: centred between eyes and mouth, three times the larger of eye distance and eye-to-mouth distance.

    The square is shrunk and moved until it lies inside the picture, so nothing is ever padded. It is not turned:
    turning resamples the pixels whose traces are looked for.
    """
    eyes = (points[0] + points[1]) / 2
    reach = max(float(np.linalg.norm(points[0] - points[1])), float(np.linalg.norm(eyes - points[3])))
    centre = (eyes + points[3]) / 2
    side = max(1, min(int(EXTENT * reach + 0.5), width, height))
    x, y = (int(np.floor(value - side / 2 + 0.5)) for value in centre)
    return min(max(x, 0), width - side), min(max(y, 0), height - side), side


def pixels(image: Image.Image, box: tuple[int, int, int], size: int = SIDE, filter_: int = Image.BICUBIC) -> np.ndarray:
    """The square at the classifier's size: [size, size, 3], 8-bit."""
    x, y, side = box
    return np.asarray(image.crop((x, y, x + side, y + side)).resize((size, size), filter_))


def tensor(crops: np.ndarray) -> np.ndarray:
    """8-bit crops [n, 192, 192, 3] as the network's input [n, 3, 192, 192]."""
    return np.ascontiguousarray(((crops.astype(np.float32) - MEAN) / DEVIATION).transpose(0, 3, 1, 2))
