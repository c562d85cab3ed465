"""The linear probe: ridge regression on the standardised class tokens of some blocks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from scipy.linalg import solve

import rows


@dataclass(frozen=True)
class Recipe:
    """What is chosen by validation."""

    layers: tuple[int, ...] = (5, 6, 7, 8, 9, 10)  # blocks counted from 1
    strength: float = 2  # of the regularisation
    family: float = 0.25  # how much less a family of generators weighs for weighing much already


@dataclass(frozen=True)
class Probe:
    """A linear score; standardisation is folded into the weights."""

    layers: tuple[int, ...]
    weights: np.ndarray  # [len(layers), width]
    bias: float

    def scores(self, tokens: np.ndarray) -> np.ndarray:
        """Scores of tokens [n, blocks, width]."""
        return read(tokens, self.layers).astype(np.float64) @ self.weights.ravel() + self.bias


def read(tokens: np.ndarray, layers: tuple[int, ...]) -> np.ndarray:
    """The tokens of some blocks, one row an image."""
    return tokens[:, [layer - 1 for layer in layers]].reshape(len(tokens), -1).astype(np.float32)


def place(row: rows.Row) -> tuple[int, str, str]:
    """What images that are alike share: what made them, and where they were published."""
    return row.label, row.generator, row.repository


def sample_weights(of: list[rows.Row], family: float = 0) -> np.ndarray:
    """Both classes weigh the same; inside a class n images of one place weigh √n, so that no place dominates.

    Generated ones of a family whose places weigh w together then weigh w^(1 − `family`), so that a generator that is
    published in many places does not dominate either.
    """
    sizes = Counter(place(row) for row in of)
    weights = np.array([sizes[place(row)] ** -0.5 for row in of])
    labels = np.array([row.label for row in of])
    masses: Counter[str] = Counter()
    for row, weight in zip(of, weights, strict=True):
        masses[row.family] += weight
    weights *= np.array([masses[row.family] ** -family if row.label else 1 for row in of])
    for label in (0, 1):
        weights[labels == label] *= len(of) / 2 / weights[labels == label].sum()
    return weights


def standardised(values: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Values of weighted mean 0 and deviation 1, with the means and deviations that they had."""
    shares = weights / weights.sum()
    means = shares @ values
    deviations = np.sqrt(shares @ (values - means) ** 2) + np.float32(1e-6)
    return (values - means) / deviations, means, deviations


def fit(tokens: np.ndarray, of: list[rows.Row], recipe: Recipe) -> Probe:
    """Trains a probe on tokens [n, blocks, width] of the given rows: 1 for synthetic, −1 for authentic, squared loss.

    The penalty is `strength` · values · |weights of standardised values|²; the bias is free.
    """
    weights = sample_weights(of, recipe.family).astype(np.float32)
    values, means, deviations = standardised(read(tokens, recipe.layers), weights)
    shares = weights / weights.sum()
    target = np.array([1 if row.label else -1 for row in of], np.float32)
    weighted = values * weights[:, None]
    normal = (weighted.T @ values).astype(np.float64)
    normal[np.diag_indices_from(normal)] += recipe.strength * len(normal)
    folded = solve(normal, weighted.T @ (target - shares @ target), assume_a="pos") / deviations
    shape = (len(recipe.layers), tokens.shape[2])
    return Probe(recipe.layers, folded.reshape(shape).astype(np.float32), float(shares @ target - means @ folded))
