"""Training pairs: a real face and its self-blend after the same journey."""

from __future__ import annotations

import random

import cv2
import numpy as np
from PIL import Image

import codec
import crop
import sbi
from sources import Source

CELLS = crop.SIDE // 16


def sent(rng: random.Random, images: list[np.ndarray]) -> list[np.ndarray]:
    """All images after one random codec at one random quality."""
    draw = rng.random()
    if draw < 0.45:
        quality = rng.randint(25, 95)
        return [codec.still(image, "JPEG", quality) for image in images]
    if draw < 0.85:
        return codec.h264(images, rng.randint(16, 40), gop=1, preset=rng.choice(["ultrafast", "veryfast"]))
    if draw < 0.87:
        quality = rng.randint(30, 90)
        return [codec.still(image, "WEBP", quality) for image in images]
    return images


def neighbourhood(rng: random.Random, source: Source) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
    """The face with a margin at a random size of at most 288 pixels a side, its points and its landmarks."""
    height, width = source.pixels.shape[:2]
    x, y, side = crop.square(source.points, width, height)
    margin = side // 5
    left, top = max(0, x - margin), max(0, y - margin)
    image = source.pixels[top:y + side + margin, left:x + side + margin]
    share = min(1.0, 288 / max(image.shape)) * (rng.uniform(0.4, 1.0) if rng.random() < 0.6 else 1.0)
    size = max(64, round(image.shape[1] * share)), max(64, round(image.shape[0] * share))
    factor = np.array(size) / image.shape[1::-1]
    landmarks = None if source.landmarks is None else (source.landmarks - (left, top)) * factor
    return cv2.resize(image, size, interpolation=cv2.INTER_AREA), (source.points - (left, top)) * factor, landmarks


def pair(rng: random.Random, source: Source, journey: float = 1) -> tuple[np.ndarray, np.ndarray]:
    """Two crops [2, 192, 192, 3], real then blended, and how much of each of 12 × 12 cells of the second was pasted.

    `journey` is how often what the two meet on their way happens at all, 0…1.
    """
    image, points, landmarks = neighbourhood(rng, source)
    real, fake, area = sbi.blended(rng, image, points, landmarks)
    images = [real, fake]
    travels = rng.random() < journey
    if travels and rng.random() < 0.4:
        share = rng.uniform(0.5, 1.3)
        size = max(64, round(image.shape[1] * share)), max(64, round(image.shape[0] * share))
        how = rng.choice([cv2.INTER_AREA, cv2.INTER_LINEAR] if share < 1 else [cv2.INTER_LINEAR, cv2.INTER_CUBIC])
        images = [cv2.resize(one, size, interpolation=how) for one in images]
        area = cv2.resize(area, size, interpolation=cv2.INTER_LINEAR)
        points = points * np.array(size) / image.shape[1::-1]
    if rng.random() < 0.5:
        gain, shift = rng.uniform(0.75, 1.25), rng.uniform(-25, 25)
        images = [cv2.convertScaleAbs(one, None, gain, shift) for one in images]
    if travels and rng.random() < 0.15:
        sigma = rng.uniform(0.4, 1.3)
        images = [cv2.GaussianBlur(one, (0, 0), sigma) for one in images]
    if travels:
        images = sent(rng, images)
    if travels and rng.random() < 0.15:
        images = sent(rng, images)

    height, width = images[0].shape[:2]
    x, y, side = crop.square(points, width, height)
    side = min(max(48, round(side * rng.uniform(0.92, 1.1))), width, height)
    x = min(max(0, x + round(rng.uniform(-0.04, 0.04) * side)), width - side)
    y = min(max(0, y + round(rng.uniform(-0.04, 0.04) * side)), height - side)
    crops = np.stack([crop.pixels(Image.fromarray(one), (x, y, side)) for one in images])
    cells = cv2.resize(area[y:y + side, x:x + side], (CELLS, CELLS), interpolation=cv2.INTER_AREA)
    if rng.random() < 0.5:
        crops, cells = crops[:, :, ::-1], cells[:, ::-1]
    return crops, cells


def batch(rng: random.Random, pools: list[tuple[float, list[Source]]], pairs: int, journey: float = 1):
    """Crops [2n, 192, 192, 3], labels [2n] and cells [2n, 12, 12] of sources drawn from weighted pools."""
    crops, cells = [], []
    for _ in range(pairs):
        pool = rng.choices([sources for _, sources in pools], [weight for weight, _ in pools])[0]
        two, area = pair(rng, rng.choice(pool), journey)
        crops.append(two)
        cells += [np.zeros_like(area), area]
    return np.concatenate(crops), np.tile([0.0, 1.0], pairs).astype(np.float32), np.stack(cells).astype(np.float32)
