"""Face manipulations that training never contained, made from held-out consented people: target and donor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from scipy.spatial import Delaunay

import autoencoder
import sbi
from sources import Source

# Pixels around the face that the autoencoder sees too.
MARGIN = 24


def warped(image: np.ndarray, own: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """The picture bent so that its landmarks `own` lie at `wanted`: affine in each triangle, the border fixed."""
    height, width = image.shape[:2]
    edge = np.array([[x, y] for x in (0, width / 2, width - 1) for y in (0, height / 2, height - 1)])
    edge = np.delete(edge, 4, 0)
    own, wanted = np.concatenate([own, edge]), np.concatenate([wanted, edge])
    net = Delaunay(wanted)
    places = sbi.grid(height, width).reshape(-1, 2).astype(np.float64)
    triangle = np.maximum(net.find_simplex(places), 0)
    matrices = net.transform[triangle]
    two = np.einsum("nij,nj->ni", matrices[:, :2], places - matrices[:, 2])
    shares = np.concatenate([two, 1 - two.sum(1, keepdims=True)], 1)
    source = np.einsum("ni,nij->nj", shares, own[net.simplices[triangle]])
    map_ = source.reshape(height, width, 2).astype(np.float32)
    return cv2.remap(image, map_, None, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)


def hull(landmarks: np.ndarray, part: list[int], shape: tuple[int, int]) -> np.ndarray:
    """Ones inside the convex hull of a part of the face."""
    area = np.zeros(shape, np.uint8)
    cv2.fillConvexPoly(area, cv2.convexHull(landmarks[part].round().astype(np.int32)), 1)
    return area


def matched(image: np.ndarray, model: np.ndarray, area: np.ndarray) -> np.ndarray:
    """The picture with the mean and spread of the model's colours inside an area (CIE Lab)."""
    one, two = (cv2.cvtColor(x, cv2.COLOR_RGB2LAB).astype(np.float32) for x in (image, model))
    inside = area > 0
    mean, spread = one[inside].mean(0), one[inside].std(0) + 1e-3
    changed = (one - mean) * (two[inside].std(0) / spread) + two[inside].mean(0)
    return cv2.cvtColor(np.clip(changed, 0, 255).astype(np.uint8), cv2.COLOR_LAB2RGB)


def pasted(below: np.ndarray, above: np.ndarray, area: np.ndarray, feather: float) -> np.ndarray:
    """`above` over `below` where the area is, with a soft edge inside it."""
    inner = cv2.erode(area, np.ones((3, 3)), iterations=max(1, round(feather)))
    share = cv2.GaussianBlur(inner.astype(np.float32), (0, 0), feather)
    return cv2.blendLinear(above, below, share, 1 - share)


def swap_alpha(target: Source, donor: Source, _: Path) -> np.ndarray:
    """The donor's face on the target: warped, colours matched, blended with a soft edge."""
    face = warped(donor.pixels, donor.landmarks, target.landmarks)
    area = hull(target.landmarks, sbi.FACE, face.shape[:2])
    return pasted(target.pixels, matched(face, target.pixels, area), area, 6)


def swap_poisson(target: Source, donor: Source, _: Path) -> np.ndarray:
    """The donor's face on the target: warped and cloned seamlessly (Pérez et al., "Poisson image editing")."""
    face = warped(donor.pixels, donor.landmarks, target.landmarks)
    area = cv2.erode(hull(target.landmarks, sbi.FACE, face.shape[:2]) * 255, np.ones((3, 3)), iterations=4)
    x, y, width, height = cv2.boundingRect(area)
    return cv2.seamlessClone(face, target.pixels, area, (x + width // 2, y + height // 2), cv2.NORMAL_CLONE)


def morph(target: Source, donor: Source, _: Path) -> np.ndarray:
    """Both pictures warped to the mean of their landmarks and averaged."""
    mean = (target.landmarks + donor.landmarks) / 2
    two = [warped(one.pixels, one.landmarks, mean) for one in (target, donor)]
    return cv2.addWeighted(two[0], 0.5, two[1], 0.5, 0)


def recoded(target: Source, _: Source, weights: Path) -> np.ndarray:
    """The face through the autoencoder of a latent diffusion model, blended back with a soft edge."""
    area = hull(target.landmarks, sbi.FACE, target.pixels.shape[:2])
    x, y, width, height = cv2.boundingRect(area)
    top, left = max(0, y - MARGIN), max(0, x - MARGIN)
    part = slice(top, y + height + MARGIN), slice(left, x + width + MARGIN)
    coded = target.pixels.copy()
    coded[part] = autoencoder.recoded(target.pixels[part], weights)
    return pasted(target.pixels, coded, area, 6)


def mouth(target: Source, donor: Source, _: Path) -> np.ndarray:
    """The donor's mouth on the target: warped, colours matched, blended with a soft edge."""
    face = warped(donor.pixels, donor.landmarks, target.landmarks)
    area = hull(target.landmarks, sbi.MOUTH, face.shape[:2])
    area = cv2.dilate(area, np.ones((3, 3)), iterations=6)
    return pasted(target.pixels, matched(face, target.pixels, area), area, 4)


ALL: dict[str, Callable[[Source, Source, Path], np.ndarray]] = {
    "swap-alpha": swap_alpha, "swap-poisson": swap_poisson, "morph": morph, "recoded": recoded, "mouth": mouth,
}
