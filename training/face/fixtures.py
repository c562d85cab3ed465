"""Writes what the Swift tests compare with: a small face and what the reference finds in three pictures.

    python fixtures.py --data DATA --finder DIR --out ../../Tests/DetectorsTests/Fixtures/Face

`face.rgb` holds 80 × 80 RGB triples of one consented face of the Face Research Lab London Set (CC BY 4.0, see NOTICE).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image

import crop
from finder import Finder

PERSON, SIDE = "neutral_front__045_03.jpg", 80


def ground(width: int, height: int) -> np.ndarray:
    """A picture by formula without a face: the tests make the same."""
    x, y, channel = np.meshgrid(np.arange(width), np.arange(height), np.arange(3), indexing="xy")
    return ((x // 3 + y // 2 + channel * 20) % 256).astype(np.uint8)


def brightness(pixels: np.ndarray) -> float:
    """The score of `Models/face.brightness`, the test's model folder: ten times the mean of green, downwards."""
    return -10 * float((pixels[..., 1].astype(np.float32) / 255 - 0.5).mean())


def main() -> None:
    """Writes `face.rgb` and `faces.json`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--finder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)

    original = Image.open(options.data / "train-face-sbi" / PERSON).convert("RGB")
    face = np.array(original.crop((60, 60, 340, 340)).resize((SIDE, SIDE), Image.BICUBIC))
    (options.out / "face.rgb").write_bytes(face.tobytes())
    pasted = ground(1200, 900)
    pasted[500:500 + SIDE, 700:700 + SIDE] = face
    finder = Finder(options.finder)
    cases = []
    for name, pixels in [("face", face), ("pasted", pasted), ("ground", ground(1200, 900))]:
        image = Image.fromarray(pixels)
        faces = []
        for found in finder.faces(image):
            square = crop.square(found.points, *image.size)
            green = brightness(crop.pixels(image, square, 16, Image.BILINEAR))
            faces.append({"box": found.box.tolist(), "points": found.points.tolist(), "score": found.score,
                          "square": square, "logit": green})
        cases.append({"name": name, "faces": faces})
    (options.out / "faces.json").write_text(json.dumps(cases, indent=1) + "\n")


if __name__ == "__main__":
    main()
