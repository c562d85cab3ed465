"""Scores of images by probes that saw nothing like them.

Each probe is fitted without a part of the families and sources, and without anything that was published in a repository
together with what it is asked about: images of one repository share subjects, sizes and encoders.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

import rows

sys.path.append(str(Path(__file__).parents[1]))
import linear  # noqa: E402

FOLDS = 8

Score = Callable[[np.ndarray], np.ndarray]
Fit = Callable[[np.ndarray, list[rows.Row]], Score]


def scores(
    train: np.ndarray, train_rows: list[rows.Row], asked: np.ndarray, asked_rows: list[rows.Row], fit: Fit
) -> np.ndarray:
    """Scores of `asked`, each by a probe that saw nothing of its family or source, nor of its repository."""
    folds = linear.folds(train_rows + asked_rows, FOLDS)
    found = np.full(len(asked_rows), np.nan)
    for fold in range(FOLDS):
        places = [place for place, row in enumerate(asked_rows) if folds[row.group] == fold]
        repositories = {asked_rows[place].repository for place in places} - {""}
        seen = [
            place for place, row in enumerate(train_rows)
            if folds[row.group] != fold and row.repository not in repositories
        ]
        if places:
            found[places] = fit(train[seen], [train_rows[place] for place in seen])(asked[places])
    return found
