"""The head that says how synthetic an image looks: a linear probe and a kernel, whose scores add up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import solve
from sklearn.utils.extmath import randomized_svd

import kernel
import probe
import rows

COMPONENTS = 256
PENALTY = 0.2
STEPS = 127


@dataclass(frozen=True)
class Head:
    """The sum of two scores."""

    linear: probe.Probe
    kernel: kernel.Kernel

    def scores(self, tokens: np.ndarray) -> np.ndarray:
        """Scores of tokens [n, blocks, width]."""
        return self.linear.scores(tokens) + self.kernel.scores(probe.read(tokens, self.kernel.layers))


def fit(tokens: np.ndarray, of: list[rows.Row], recipe: probe.Recipe) -> Head:
    """Trains both on tokens [n, blocks, width] of the given rows."""
    return Head(probe.fit(tokens, of, recipe), fit_kernel(tokens, of, recipe))


def fit_kernel(tokens: np.ndarray, of: list[rows.Row], recipe: probe.Recipe) -> kernel.Kernel:
    """Trains a kernel: ridge regression in its space, 1 for synthetic, −1 for authentic, squared loss.

    The components are those of the weighted, standardised tokens; the sharpness is one over the median squared distance.
    """
    weights = probe.sample_weights(of, recipe.family).astype(np.float32)
    values, means, deviations = probe.standardised(probe.read(tokens, recipe.layers), weights)
    _, _, axes = randomized_svd(np.sqrt(weights)[:, None] * values, COMPONENTS, n_iter=4, random_state=0)
    directions = (axes.T / deviations[:, None]).astype(np.float16)
    origin = means @ directions.astype(np.float32)
    components = values @ (directions.astype(np.float32) * deviations[:, None])
    steps = np.abs(components).max(0) / STEPS
    points = np.round(components / steps).astype(np.int8)
    components = points * steps

    squared = kernel.distances(components, components)
    sharpness = float(1 / np.median(squared[::9, 4::9]))
    target = np.array([1 if row.label else -1 for row in of], np.float32)
    bias = float(weights @ target / weights.sum())
    near = np.exp(-sharpness * squared)
    near[np.diag_indices_from(near)] += PENALTY / weights
    found = solve(near, target - np.float32(bias), assume_a="pos", overwrite_a=True, check_finite=False)
    return kernel.Kernel(
        recipe.layers, directions, origin.astype(np.float32), steps.astype(np.float32), points, found.astype(np.float32),
        sharpness, bias)
