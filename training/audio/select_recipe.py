"""Compares recipes by scores of clips whose generator and whose source no probe has seen; `test` is not read.

    python select_recipe.py --data DATA --cache CACHE
"""

from __future__ import annotations

import argparse
from itertools import product
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

import cache
import probe

FOLDS, HELD = 6, ("as-published", "drawn-0")
# Formant and diphone synthesis and plain phase reconstruction are easy or rare today: a second figure leaves them out.
OLD = ("festival", "flite", "espeak", "Open JTalk", "Griffin-Lim", "WORLD")
CONVOLUTIONS = ("convolutions-mean", "convolutions-deviation")
BLOCK = ("block-1-mean", "block-1-deviation")
MOTION = ("convolutions-motion", "block-1-motion")
CANDIDATES = (
    (*CONVOLUTIONS, *BLOCK), (*CONVOLUTIONS, *BLOCK, *MOTION), MOTION,
    ("convolutions-deviation", "block-1-deviation", *MOTION),
)  # fmt: skip


def main() -> None:
    """Prints one line a recipe."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    options = parser.parse_args()
    held = [cache.load(options.cache, options.data, "train", [copy], True) for copy in HELD]
    values, of = held[0]
    both, both_rows = np.concatenate([mine for mine, _ in held]), [row for _, mine in held for row in mine]
    pairs = cache.pairs(options.cache, options.data)
    print("parts | trained on | C | pairs |" + 2 * " AUROC | EER | AUROC, neural | EER, neural |")
    for copies in (1, 2):
        for parts, strength, weight in product(CANDIDATES, (1e-4,), (0, 0.3)):
            recipe = probe.Recipe(parts, strength, weight)
            known = copies * len(of)
            scores = probe.out_of_fold(both[:known], both_rows[:known], pairs, both, both_rows, recipe, FOLDS)
            figures = [_figures(scores[start : start + len(of)], of) for start in (0, len(of))]
            print("+".join(parts), "+".join(HELD[:copies]), strength, weight, *figures, sep=" | ", flush=True)


def _figures(scores: np.ndarray, of: list) -> str:
    labels = np.array([row.label for row in of])
    neural = np.array([not row.generator.startswith(OLD) for row in of])
    return " | ".join(
        f"{figure(labels[mask], scores[mask]):.3f}"
        for mask in (np.full(len(of), True), neural)
        for figure in (roc_auc_score, probe.equal_error_rate)
    )


if __name__ == "__main__":
    main()
