"""Self-blended images: a face pasted onto itself, slightly changed, so that only the traces of pasting are to be learnt.

Source: Shiohara and Yamasaki, "Detecting deepfakes with self-blended images" (CVPR 2022). No second identity, no
Poisson blending, no autoencoder: those stay unseen for the evaluation.
"""

from __future__ import annotations

import functools
import random

import cv2
import numpy as np

import codec

# Landmarks of the webmorph template with 189 points, by part of the face.
EYES, MOUTH = [*range(0, 50), *range(71, 87)], [*range(87, 109), *range(171, 179)]
INNER = [*range(0, 109)]
FACE, HEAD = [*range(0, 134)], [*range(0, 145)]


def outline(rng: random.Random, points: np.ndarray, landmarks: np.ndarray | None) -> np.ndarray:
    """A convex outline of the whole face or of a part, from 189 landmarks or else from the finder's six points."""
    draw = rng.random()
    if landmarks is not None and draw < 0.9:
        part = FACE if draw < 0.35 else INNER if draw < 0.5 else MOUTH if draw < 0.65 else EYES if draw < 0.75 else HEAD
        chosen = landmarks[part]
    else:
        reach = max(np.linalg.norm(points[0] - points[1]), np.linalg.norm((points[0] + points[1]) / 2 - points[3]))
        eyes = (points[0] + points[1]) / 2
        middle, wide, high = [
            ((eyes + points[3]) / 2, 1.15, 1.45), (points[3], 0.6, 0.45), (eyes, 1.05, 0.4), (points[2], 0.8, 0.9)
        ][rng.choices(range(4), (5, 2, 1, 2))[0]]
        angles = np.sort([rng.uniform(0, 2 * np.pi) for _ in range(rng.randint(7, 24))])
        chosen = middle + reach * np.stack([wide * np.cos(angles), high * np.sin(angles)], 1) * rng.uniform(0.75, 1.2)
    return cv2.convexHull(chosen.astype(np.float32)).reshape(-1, 2)


@functools.lru_cache(64)
def grid(height: int, width: int) -> np.ndarray:
    """Each pixel's own place, x and y."""
    return np.stack(np.meshgrid(np.arange(width), np.arange(height)), -1).astype(np.float32)


def flow(rng: random.Random, height: int, width: int, reach: float) -> np.ndarray:
    """A smooth random displacement of every pixel, at most about `reach` pixels."""
    cells = rng.randint(3, 7)
    coarse = np.random.default_rng(rng.getrandbits(32)).uniform(-1, 1, (cells, cells, 2)).astype(np.float32)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC) * reach


def mask(rng: random.Random, shape: tuple[int, int], hull: np.ndarray) -> np.ndarray:
    """How much of each pixel is pasted, 0…1: the outline deformed, grown or shrunk, with a soft or hard edge."""
    height, width = shape
    extent = float(np.sqrt(np.prod(hull.max(0) - hull.min(0)))) + 1
    plain = np.zeros(shape, np.float32)
    cv2.fillConvexPoly(plain, hull.round().astype(np.int32), 1.0)
    plain = cv2.remap(plain, grid(height, width) + flow(rng, height, width, extent * rng.uniform(0, 0.06)), None, cv2.INTER_LINEAR)
    plain = cv2.GaussianBlur(plain, (0, 0), max(0.5, extent * rng.uniform(0.01, 0.06)))
    plain = (plain > rng.uniform(0.2, 0.75)).astype(np.float32)
    soft = cv2.GaussianBlur(plain, (0, 0), max(0.4, extent * rng.choice([0.004, 0.01, 0.02, 0.04, 0.07])))
    return soft


def recoloured(rng: random.Random, image: np.ndarray) -> np.ndarray:
    """Slight shifts of colour, saturation, brightness and contrast."""
    strength = rng.uniform(0.3, 1)
    grey = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    saturation = 1 + rng.uniform(-0.3, 0.3) * strength
    changed = cv2.addWeighted(image, saturation, grey, 1 - saturation, 0)
    levels = np.arange(256, dtype=np.float32)
    contrast, brightness = 1 + rng.uniform(-0.15, 0.15) * strength, rng.uniform(-14, 14) * strength
    table = [(levels - 128) * contrast + 128 + brightness + rng.uniform(-14, 14) * strength for _ in range(3)]
    return cv2.LUT(changed, np.clip(np.stack(table, 1), 0, 255).astype(np.uint8)[None])


def refocused(rng: random.Random, image: np.ndarray) -> np.ndarray:
    """Another sharpness, noise or compression history."""
    kind = rng.choice(["smaller", "smaller", "blur", "sharpen", "noise", "jpeg"])
    height, width = image.shape[:2]
    if kind == "smaller":
        share = rng.uniform(0.25, 0.8)
        small = cv2.resize(image, (int(width * share), int(height * share)), interpolation=cv2.INTER_AREA)
        return cv2.resize(small, (width, height), interpolation=rng.choice([cv2.INTER_LINEAR, cv2.INTER_CUBIC]))
    if kind == "blur":
        return cv2.GaussianBlur(image, (0, 0), rng.uniform(0.5, 2.0))
    if kind == "sharpen":
        return cv2.addWeighted(image, 1.0 + (a := rng.uniform(0.4, 1.5)), cv2.GaussianBlur(image, (0, 0), 1.2), -a, 0)
    if kind == "noise":
        grain = np.zeros(image.shape, np.int16)
        cv2.setRNGSeed(rng.getrandbits(31))
        cv2.randn(grain, 0, rng.uniform(2, 7))
        return cv2.add(image, grain, dtype=cv2.CV_8U)
    return codec.still(image, "JPEG", rng.randint(25, 80))


def moved(rng: random.Random, image: np.ndarray, reach: float) -> np.ndarray:
    """The picture shifted, scaled, turned and bent by a few per cent of the face."""
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-3, 3), rng.uniform(0.95, 1.05))
    matrix[:, 2] += [rng.uniform(-0.06, 0.06) * reach, rng.uniform(-0.06, 0.06) * reach]
    places = cv2.transform(grid(height, width), matrix) + flow(rng, height, width, rng.uniform(0, 0.05) * reach)
    return cv2.remap(image, places, None, rng.choice([cv2.INTER_LINEAR, cv2.INTER_CUBIC]), borderMode=cv2.BORDER_REFLECT)


def blended(
    rng: random.Random, image: np.ndarray, points: np.ndarray, landmarks: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The real picture, its self-blend, and how much of each pixel was pasted.

    Half of the time the background is changed rather than the face, and then the real picture is too.
    """
    reach = float(np.linalg.norm((points[0] + points[1]) / 2 - points[3]))
    changed = image
    if rng.random() < 0.8:
        changed = recoloured(rng, changed)
    if rng.random() < 0.65:
        changed = refocused(rng, changed)
    below, above = (image, changed) if rng.random() < 0.5 else (changed, image)
    if rng.random() < 0.85:
        above = moved(rng, above, reach)
    area = mask(rng, image.shape[:2], outline(rng, points, landmarks))
    share = area * np.float32(rng.choice([0.5, 0.75, 1, 1, 1, 1]))
    return below, cv2.blendLinear(above, below, share, 1 - share), area
