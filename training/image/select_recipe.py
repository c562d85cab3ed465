"""Compares layers and regularisation by validation that leaves out whole generators and sources, or whole repositories.

    python select_recipe.py --data DATA --cache CACHE [--without SOURCE,…]

Permissive pictures are scored by probes that saw nothing of their group, camera pictures under other licences by a probe
trained on all permissive ones unless they share a group with those. `--without` leaves sources out of training only.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

import cache
import probe
import rows
from train import CAP, COPIES, FOLDS

LAYERS = [(10,), (8, 10), (9, 10), (7, 9, 10)]
STRENGTHS = [3e-4, 1e-3, 3e-3]


def area(authentic: np.ndarray, synthetic: np.ndarray) -> float:
    """AUROC."""
    labels = np.r_[np.zeros(len(authentic)), np.ones(len(synthetic))]
    return float(roc_auc_score(labels, np.r_[authentic, synthetic]))


def held_out(
    train: np.ndarray, train_rows: list[rows.Row], held: np.ndarray, held_rows: list[rows.Row], recipe: probe.Recipe,
    strict: bool,
) -> np.ndarray:
    """Scores of `held`, by probes that saw nothing of its groups."""
    together = rows.by_repository(train_rows + held_rows) if strict else train_rows + held_rows
    seen, asked = together[: len(train_rows)], together[len(train_rows) :]
    scores = probe.out_of_fold(train, seen, held, asked, recipe, FOLDS)
    return np.where(np.isnan(scores), probe.fit(train, seen, recipe).scores(held), scores)


def main() -> None:
    """Prints, for each recipe, AUROC and share of the fakes above the 95th percentile, and the hardest sources."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--without", default="", help="sources to leave out of training")
    options = parser.parse_args()

    train, train_rows = cache.load(options.cache, options.data, "train", COPIES, permissive=True)
    kept = [index for index, row in enumerate(train_rows) if row.generator not in options.without.split(",")]
    train, train_rows = train[kept], [train_rows[index] for index in kept]
    own, own_rows = cache.load(options.cache, options.data, "train", ["drawn"], permissive=True, cap=CAP)
    other, other_rows = cache.load(options.cache, options.data, "train", ["drawn"], permissive=False, cap=CAP)
    camera = [index for index, row in enumerate(other_rows) if row.label == 0]
    held, held_rows = np.concatenate([own, other[camera]]), own_rows + [other_rows[index] for index in camera]
    labels = np.array([row.label for row in held_rows])
    sources = np.array([row.generator for row in held_rows])
    print(len(train_rows), "copies trained on;", (labels == 0).sum(), "camera pictures,", labels.sum(), "generated")
    print("| groups | blocks | C | AUROC | fakes above the 95th percentile | hardest sources |\n|---|---|---|---|---|---|")
    for strict in (False, True):
        for layers in LAYERS:
            for strength in STRENGTHS:
                recipe = probe.Recipe(layers, strength)
                scores = held_out(train, train_rows, held, held_rows, recipe, strict)
                real, fake = scores[labels == 0], scores[labels == 1]
                areas = {name: area(scores[sources == name], fake) for name in set(sources[labels == 0])}
                hardest = sorted(areas.items(), key=lambda item: item[1])[:6]
                print(
                    f"| {'repository' if strict else 'generator'} | {layers} | {strength:g} | {area(real, fake):.3f} "
                    f"| {(fake > np.quantile(real, 0.95)).mean():.2f} "
                    f"| {', '.join(f'{name[5:]} {value:.2f}' for name, value in hardest)} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
