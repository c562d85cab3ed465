"""The probe: a standardised logistic regression on some of the pooled numbers, and folds that hold whole groups out."""

from __future__ import annotations

import sys
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_curve

import cache
import rows

sys.path.append(str(Path(__file__).parents[1]))
import linear  # noqa: E402

# Which of the 3,072 numbers a recipe reads.
PARTS = {
    f"{layer}-{part}": slice(1536 * number + 512 * offset, 1536 * number + 512 * offset + 512)
    for number, layer in enumerate(("convolutions", "block-1"))
    for offset, part in enumerate(("mean", "deviation", "motion"))
}


@dataclass(frozen=True)
class Recipe:
    """What is chosen by validation."""

    parts: tuple[str, ...]
    strength: float  # inverse regularisation, `C`
    pairs: float  # weight of the pairs beside that of the clips, 0 to 1

    @property
    def columns(self) -> np.ndarray:
        """The numbers it reads."""
        return np.concatenate([np.r_[PARTS[part]] for part in self.parts])


@dataclass(frozen=True)
class Probe:
    """A linear score of all the numbers; standardisation is folded into the weights, unread numbers weigh 0."""

    weights: np.ndarray  # [3072]
    bias: float

    def scores(self, values: np.ndarray) -> np.ndarray:
        """Scores of values [n, 3072]."""
        return values.astype(np.float64) @ self.weights.astype(np.float64) + self.bias


def fit(values: np.ndarray, of: list[rows.Row], differences: np.ndarray, recipe: Recipe) -> Probe:
    """Trains a probe on values [n, 3072] of the given rows, and on copies less their originals [k, 3072].

    A pair is two examples on either side of 0, half its difference each: words, voice and channel cancel out.
    """
    chosen = values[:, recipe.columns].astype(np.float64)
    mean, deviation = chosen.mean(0), chosen.std(0) + 1e-6
    halves = differences[:, recipe.columns] / deviation / 2
    examples = np.concatenate([(chosen - mean) / deviation, halves, -halves])
    labels = np.r_[[row.label for row in of], np.ones(len(halves)), np.zeros(len(halves))]
    pair_weight = recipe.pairs * len(of) / 2 / max(1, len(halves))
    weights = np.r_[(1 - recipe.pairs) * linear.sample_weights(of), np.full(2 * len(halves), pair_weight)]
    model = LogisticRegression(C=recipe.strength, max_iter=3000)
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConvergenceWarning)
        model.fit(examples[weights > 0], labels[weights > 0], sample_weight=weights[weights > 0])
    folded = model.coef_[0] / deviation
    weights = np.zeros(values.shape[1], np.float32)
    np.add.at(weights, recipe.columns, folded.astype(np.float32))
    return Probe(weights, float(model.intercept_[0] - folded @ mean))


def out_of_fold(
    train: np.ndarray, train_rows: list[rows.Row], pairs: cache.Pairs, held: np.ndarray, held_rows: list[rows.Row],
    recipe: Recipe, count: int,
) -> np.ndarray:  # fmt: skip
    """Scores of `held`, each from a probe that saw nothing of its generator or of its source.

    Where a source of voices is held out, the synthetic clips and the pairs that were copied from it are, too.
    """
    groups = linear.folds(train_rows, count)
    origins = {row.name: row.group for row in train_rows}
    scores = np.full(len(held_rows), np.nan)
    for fold in range(count):
        out = {group for group, mine in groups.items() if mine == fold}
        seen = [
            index for index, row in enumerate(train_rows)
            if row.group not in out and origins.get(row.original or "") not in out
        ]  # fmt: skip
        asked = [index for index, row in enumerate(held_rows) if row.group in out]
        if asked:
            known = [index for index, group in enumerate(pairs.groups) if group not in out]
            model = fit(train[seen], [train_rows[index] for index in seen], pairs.differences[known], recipe)
            scores[asked] = model.scores(held[asked])
    return scores


def equal_error_rate(labels: np.ndarray, scores: np.ndarray) -> float:
    """Where as many authentic clips are above the threshold as synthetic ones are below it."""
    false, true, _ = roc_curve(labels, scores)
    at = int(np.argmin(np.abs(false - (1 - true))))
    return float((false[at] + 1 - true[at]) / 2)
