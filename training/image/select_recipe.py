"""Compares layers and regularisation by generator-out and source-out validation on the rows that may be trained on.

    python select_recipe.py --data DATA --cache CACHE
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

import cache
import probe

LAYERS = [(6,), (8,), (9,), (10,), (8, 10), (9, 10)]
STRENGTHS = [3e-4, 1e-3, 3e-3, 1e-2]


def main() -> None:
    """Prints, for each recipe, the AUROC of pooled out-of-fold scores and the mean over real sources."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()

    train, train_rows = cache.load(
        options.cache, options.data, "train", ["as-published", "drawn"], permissive=True)
    held, held_rows = cache.load(options.cache, options.data, "train", ["drawn"], permissive=True)
    labels = np.array([row.label for row in held_rows])
    sources = np.array([row.group for row in held_rows])
    print(len(train_rows), "copies,", len(held_rows), "pictures,", int((labels == 0).sum()), "authentic")
    print("layers C pooled mean-over-sources")
    for layers in LAYERS:
        for strength in STRENGTHS:
            recipe = probe.Recipe(layers, strength)
            scores = probe.out_of_fold(train, train_rows, held, held_rows, recipe, options.folds)
            per_source = [
                roc_auc_score(labels[chosen], scores[chosen])
                for source in sorted(set(sources[labels == 0]))
                if (chosen := (labels == 1) | (sources == source)).any()
            ]
            pooled = roc_auc_score(labels, scores)
            print(layers, strength, f"{pooled:.3f} {np.mean(per_source):.3f}", flush=True)


if __name__ == "__main__":
    main()
