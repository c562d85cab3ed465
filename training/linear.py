"""What the linear probes on pictures and sounds share: weights of rows, folds by group, calibration.

A row has a `label` (1 synthetic, 0 authentic) and a `group`: its generator or its source.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from sklearn.linear_model import LogisticRegression


class Row(Protocol):
    """What is read of a row."""

    @property
    def label(self) -> int: ...

    @property
    def group(self) -> str: ...


def sample_weights(of: Sequence[Row]) -> np.ndarray:
    """Both classes weigh the same; inside a class a group of n rows weighs √n, so that no source dominates."""
    sizes = Counter((row.label, row.group) for row in of)
    weights = np.array([sizes[row.label, row.group] ** -0.5 for row in of])
    labels = np.array([row.label for row in of])
    for label in (0, 1):
        weights[labels == label] *= len(of) / 2 / weights[labels == label].sum()
    return weights


def folds(of: Sequence[Row], count: int) -> dict[str, int]:
    """A fold for every group; the folds are about the same size in both classes."""
    assignment: dict[str, int] = {}
    for label in (0, 1):
        sizes = np.zeros(count)
        members = Counter(row.group for row in of if row.label == label)
        for group, size in sorted(members.items(), key=lambda item: (-item[1], item[0])):
            assignment[group] = int(sizes.argmin())
            sizes[assignment[group]] += size
    return assignment


def platt(authentic: np.ndarray, synthetic: np.ndarray) -> tuple[float, float]:
    """Slope and intercept of the log-likelihood ratio; both classes weigh the same, so no prior is left in it."""
    scores = np.concatenate([authentic, synthetic])[:, None]
    labels = np.r_[np.zeros(len(authentic)), np.ones(len(synthetic))]
    model = LogisticRegression(C=1e6, class_weight="balanced", max_iter=1000).fit(scores, labels)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def upper(scores: np.ndarray, rate: float) -> float:
    """The split-conformal threshold that a share `rate` of exchangeable scores exceeds."""
    ascending = np.sort(scores)
    return float(ascending[math.ceil((len(ascending) + 1) * (1 - rate) - 1e-9) - 1])


def profile(detector: str, authentic: np.ndarray, synthetic: np.ndarray, line: tuple[float, float]) -> dict:
    """The fusion profile of one detector alone, from its held-out scores and their calibration line."""
    slope, intercept = line
    return {
        "detectors": [detector],
        "weights": {detector: 1.0},
        "bias": 0.0,
        "authentic": sorted(round(float(score), 4) for score in slope * authentic + intercept),
        "synthetic": sorted(round(float(score), 4) for score in slope * synthetic + intercept),
    }
