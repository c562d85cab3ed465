"""Compares recipes by scores of clips whose generator and whose source no probe has seen; `test` is not read.

    python select_recipe.py --data DATA --cache CACHE
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

import antispoofing
import cache
import probe

FOLDS, HELD = 6, ("as-published", "drawn-0")
DRAWN = 7
# Formant and diphone synthesis and plain phase reconstruction are easy or rare today: a second figure leaves them out.
OLD = ("festival", "flite", "espeak", "Open JTalk", "Griffin-Lim", "WORLD")
RECIPE = probe.Recipe(("convolutions-deviation", "block-1-deviation", "convolutions-motion", "block-1-motion"), 1e-4, 0.3)


def main() -> None:
    """Prints one line a score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    options = parser.parse_args()
    _, of = cache.load(options.cache, options.data, "train", HELD[:1], True)
    logits = [antispoofing.load(options.cache, options.data, copy, True) for copy in HELD]
    print("score |" + " AUROC | EER | AUROC, neural | EER, neural |" * len(HELD))
    print("AASIST", *(_figures(mine, of) for mine in logits), sep=" | ")
    for name, read in (("plain", np.asarray), ("levelled", cache.levelled)):
        pairs = cache.pairs(options.cache, options.data, read)
        held, held_rows = cache.load(options.cache, options.data, "train", list(HELD), True)
        for drawn in (1, 3, DRAWN):
            copies = ["as-published", *(f"drawn-{number}" for number in range(drawn))]
            values, rows = cache.load(options.cache, options.data, "train", copies, True)
            scores = probe.out_of_fold(read(values), rows, pairs, read(held), held_rows, RECIPE, FOLDS)
            alone = np.split(scores, len(HELD))
            summed = [mine + antispoofing.weight(mine, logit) * logit for mine, logit in zip(alone, logits, strict=True)]
            for suffix, each in (("", alone), (" + AASIST", summed)):
                figures = [_figures(mine, of) for mine in each]
                print(f"{len(copies)} copies, {name}{suffix}", *figures, sep=" | ", flush=True)


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
