"""The real pictures: consented studio faces split by person, and camera pictures under permissive licences."""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

import crop
from finder import Face, Finder

sys.path.append(str(Path(__file__).parents[1] / "image"))
import deliveries  # noqa: E402
import rows  # noqa: E402

# People of the 242 kept from training: 60 for the figures, 32 for calibration.
HELD_OUT, CALIBRATION = 60, 32
LARGEST, MIN_SQUARE = 448, 64


@dataclass
class Source:
    """A real picture with a face: its pixels, the finder's six points and, for studio faces, 189 landmarks."""

    name: str
    pixels: np.ndarray
    points: np.ndarray
    landmarks: np.ndarray | None = None


def people(data: Path) -> dict[str, list[str]]:
    """File names of the studio faces by part: `train`, `calibration`, `test`; one picture a person."""
    names = sorted(json.loads((data / "train-face-sbi" / "landmarks.json").read_text()))
    random.Random(4).shuffle(names)
    cuts = HELD_OUT, HELD_OUT + CALIBRATION
    return {"test": names[:cuts[0]], "calibration": names[cuts[0]:cuts[1]], "train": names[cuts[1]:]}


def studio(data: Path, part: str, finder: Finder) -> list[Source]:
    """The consented studio faces of one part."""
    landmarks = json.loads((data / "train-face-sbi" / "landmarks.json").read_text())
    found = []
    for name in people(data)[part]:
        image = Image.open(data / "train-face-sbi" / name).convert("RGB")
        faces = finder.faces(image)
        if faces:
            found.append(Source(name, np.array(image), faces[0].points, np.array(landmarks[name])))
    return found


def around(image: Image.Image, face: Face, name: str) -> Source:
    """The neighbourhood of a face, at most 448 pixels a side."""
    x, y, side = crop.square(face.points, *image.size)
    margin = side // 3
    left, top = max(0, x - margin), max(0, y - margin)
    part = image.crop((left, top, min(image.width, x + side + margin), min(image.height, y + side + margin)))
    scale = min(1.0, LARGEST / max(part.size))
    size = max(1, round(part.width * scale)), max(1, round(part.height * scale))
    points = (face.points - (left, top)) * scale
    return Source(name, np.array(part.resize(size, Image.LANCZOS) if scale < 1 else part), points)


def camera(
    data: Path, split: str, finder: Finder, permissive: bool | None = None, label: int = 0
) -> list[tuple[rows.Row, Source]]:
    """Large enough faces in the pictures of a split with a label, with their rows."""
    found = []
    for row in rows.load(data, split):
        if row.label != label or (permissive is not None and row.permissive != permissive):
            continue
        image = deliveries.opened(row.path)
        for face in finder.faces(image):
            if crop.square(face.points, *image.size)[2] >= MIN_SQUARE:
                found.append((row, around(image, face, row.path.name)))
    return found


def patches(data: Path) -> list[Source]:
    """Middles of permissive camera pictures, faces or not: pasting leaves the same traces everywhere."""
    found = []
    for row in rows.load(data, "train"):
        if row.label or not row.permissive:
            continue
        image = deliveries.opened(row.path)
        side = min(LARGEST, *image.size)
        left, top = (image.width - side) // 2, (image.height - side) // 2
        pixels = np.array(image.crop((left, top, left + side, top + side)))
        # Where a face's points would be.
        points = side * np.array([[.38, .42], [.62, .42], [.5, .55], [.5, .66], [.25, .45], [.75, .45]])
        found.append(Source(row.path.name, pixels, points))
    return found
