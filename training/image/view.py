"""The detector's view of a picture; `Sources/Detectors/Image/View` computes the same pixels in Swift."""

from __future__ import annotations

import numpy as np
from PIL import Image

MEAN = np.array([0.48145466, 0.4578275, 0.40821073], np.float32)
STD = np.array([0.26862954, 0.26130258, 0.27577711], np.float32)
SIDE = 224
LARGEST = 512
# How the image tower is computed: `precision` and `dynamic_group` of its manifest.
ARITHMETIC = {"INFERENCE_PRECISION_HINT": "f32", "DYNAMIC_QUANTIZATION_GROUP_SIZE": 32}


def middle(image: Image.Image) -> Image.Image:
    """The square in the middle, of a picture whose short side is brought to 224…512 pixels first.

    Resizing large pictures evens out the scale of camera originals and of generated pictures; not resizing down to
    the square itself keeps the texture.
    """
    short = min(image.size)
    target = min(max(short, SIDE), LARGEST)
    if target != short:
        image = image.resize((image.width * target // short, image.height * target // short), Image.BICUBIC)
    left, top = (image.width - SIDE) // 2, (image.height - SIDE) // 2
    return image.crop((left, top, left + SIDE, top + SIDE))


def tensor(view: Image.Image) -> np.ndarray:
    """Normalised values, [3, side, side]."""
    values = np.asarray(view, np.float32) / np.float32(255)
    return ((values - MEAN) / STD).transpose(2, 0, 1)
