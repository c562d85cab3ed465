"""Compares recipes by scores of clips whose generator and whose source no probe has seen; `test` is not read.

    python select_recipe.py --data DATA --cache CACHE
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

import cache
import probe

FOLDS = 6
# Formant and diphone synthesis and plain phase reconstruction are easy or rare today: a second figure leaves them out.
OLD = ("festival", "flite", "espeak", "Open JTalk", "Griffin-Lim", "WORLD")
CONVOLUTIONS = ("convolutions-mean", "convolutions-deviation")
BLOCK = ("block-1-mean", "block-1-deviation")
MOTION = ("convolutions-motion", "block-1-motion")
CANDIDATES = (
    CONVOLUTIONS, BLOCK, (*CONVOLUTIONS, *BLOCK), (*CONVOLUTIONS, *BLOCK, *MOTION), MOTION,
    ("convolutions-deviation", "block-1-deviation", *MOTION),
)  # fmt: skip


def main() -> None:
    """Prints one line a recipe."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--copies", default="as-published,drawn-0")
    parser.add_argument("--held", default="as-published,drawn-1")
    options = parser.parse_args()
    held = {copy: cache.load(options.cache, options.data, "train", [copy], True) for copy in options.held.split(",")}
    print("parts | C | copies of voices | delivery | AUROC | EER | AUROC, neural | EER, neural")
    for copies in (options.copies.split(",")[:1], options.copies.split(",")):
        for with_twins in (False, True):
            values, of = cache.training(options.cache, options.data, copies, with_twins)
            for parts in CANDIDATES:
                for strength in (3e-5, 1e-4, 1e-3):
                    recipe = probe.Recipe(parts, strength)
                    both = probe.out_of_fold(
                        values, of, np.concatenate([mine for mine, _ in held.values()]),
                        [row for _, rows in held.values() for row in rows], recipe, FOLDS)  # fmt: skip
                    for number, (copy, (mine, rows)) in enumerate(held.items()):
                        scores = both[number * len(mine) : (number + 1) * len(mine)]
                        print("+".join(parts), strength, len(copies), with_twins, copy, _figures(scores, rows), sep=" | ", flush=True)


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
