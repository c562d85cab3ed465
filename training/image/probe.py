"""The probe: a standardised logistic regression on the class tokens of some layers."""

from __future__ import annotations

import sys
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

import rows

sys.path.append(str(Path(__file__).parents[1]))
import linear  # noqa: E402


@dataclass(frozen=True)
class Recipe:
    """What is chosen by validation."""

    layers: tuple[int, ...]  # blocks counted from 1
    strength: float  # inverse regularisation, `C`


@dataclass(frozen=True)
class Probe:
    """A linear score; standardisation is folded into the weights."""

    layers: tuple[int, ...]
    weights: np.ndarray  # [len(layers), width]
    bias: float

    def scores(self, tokens: np.ndarray) -> np.ndarray:
        """Scores of tokens [n, blocks, width]."""
        chosen = tokens[:, [layer - 1 for layer in self.layers]]
        return np.einsum("nlw,lw->n", chosen.astype(np.float64), self.weights.astype(np.float64)) + self.bias


def fit(tokens: np.ndarray, of: list[rows.Row], recipe: Recipe) -> Probe:
    """Trains a probe on tokens [n, blocks, width] of the given rows."""
    flat = tokens[:, [layer - 1 for layer in recipe.layers]].reshape(len(of), -1).astype(np.float64)
    mean, deviation = flat.mean(0), flat.std(0) + 1e-6
    model = LogisticRegression(C=recipe.strength, max_iter=3000)
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConvergenceWarning)
        model.fit((flat - mean) / deviation, [row.label for row in of], sample_weight=linear.sample_weights(of))
    folded = model.coef_[0] / deviation
    weights = folded.reshape(len(recipe.layers), -1).astype(np.float32)
    return Probe(recipe.layers, weights, float(model.intercept_[0] - folded @ mean))


def out_of_fold(
    train: np.ndarray, train_rows: list[rows.Row], held: np.ndarray, held_rows: list[rows.Row], recipe: Recipe, count: int
) -> np.ndarray:
    """Scores of `held`, each from a probe that saw no row of the same generator or source."""
    groups = linear.folds(train_rows, count)
    scores = np.full(len(held_rows), np.nan)
    for fold in range(count):
        seen = [index for index, row in enumerate(train_rows) if groups[row.group] != fold]
        asked = [index for index, row in enumerate(held_rows) if groups.get(row.group) == fold]
        if asked:
            model = fit(train[seen], [train_rows[index] for index in seen], recipe)
            scores[asked] = model.scores(held[asked])
    return scores
