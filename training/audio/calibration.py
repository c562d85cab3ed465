"""How well the program's probabilities fit clips of voices and generators that its calibration did not see.

Venn–Abers prediction (Vovk and Petej, 2012), as the program does it, from held-out scores; those of the same fold are
left out of what a score is calibrated on.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression

import rows

sys.path.append(str(Path(__file__).parents[1]))
import linear  # noqa: E402
import measures  # noqa: E402


def probability(authentic: np.ndarray, synthetic: np.ndarray, score: float) -> float:
    """The merged probability of a score that it is synthetic; both classes weigh the same."""
    scores = np.r_[authentic, synthetic, score]
    count = len(authentic) + len(synthetic)
    sides = [np.full(len(side), count / 2 / len(side)) for side in (authentic, synthetic)]
    labels = [np.zeros(len(authentic)), np.ones(len(synthetic))]
    lower, upper = (
        IsotonicRegression().fit(scores, np.r_[*labels, label], np.r_[*sides, 1]).predict([score])[0] for label in (0, 1)
    )
    return upper / (1 - lower + upper)


def error(held: list[tuple[rows.Row, float]], count: int) -> float:
    """The expected calibration error of held-out scores, each calibrated on the other folds."""
    fold = linear.folds([row for row, _ in held], count)
    found = []
    for number in range(count):
        known = [(row.label, score) for row, score in held if fold[row.group] != number]
        authentic, synthetic = (np.array([score for mine, score in known if mine == label]) for label in (0, 1))
        asked = [(row.label, score) for row, score in held if fold[row.group] == number]
        found += [(probability(authentic, synthetic, score), label == 1) for label, score in asked]
    return measures.ece(found)
