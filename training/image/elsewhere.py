"""Compares the shipped head with that of version 1.3 on the same folds and the same thresholds.

    python elsewhere.py --data DATA --lists LISTS --others OTHERS --cache CACHE

Both are asked twice: about images of families and sources that they saw nothing of, and while they know a family from
other repositories than the image's own. Version 1.3 was linear and knew only the images that the list has first. Thresholds
are those of the sample that `train.py` calibrates on.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

import cache
import head
import held_out
import probe
import rows
from select_recipe import cell, elsewhere
from train import CAP

EARLIER = 2939  # images of the list that version 1.3 knew
MOST = 20  # families that are printed


def main() -> None:
    """Prints AUROC and the shares found at 1 % and at 5 %."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "lists", "others", "cache"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    folders = (options.cache, options.data, options.lists, options.others)

    train, train_rows, names = cache.with_drawings(*folders, permissive=True)
    once = cache.joined(*(cache.with_drawings(*folders, permissive, CAP) for permissive in (True, False)))
    tokens, asked, _ = cache.joined(once, (train, train_rows, names))
    earlier = {row.path for row in rows.load(options.lists, "lists")[:EARLIER]}
    first = np.arange(len(asked)) < len(once[1])
    labels, families = np.array([row.label for row in asked]), np.array([row.family for row in asked])
    real, fake = first & (labels == 0), ~first & (labels == 1)
    listed = np.array([row.path.parent == options.lists and row.path not in earlier for row in asked])
    groups = {
        "all that version 1.3 knew": fake & ~listed,
        "the same, of 2024 and later": fake & ~listed & np.array([row.year >= "2024" for row in asked]),
        "new since": fake & listed,
        "gpt-image, new since": fake & listed & (families == "gpt-image"),
    } | {name: fake & ~listed & (families == name) for name, _ in Counter(families[fake & ~listed]).most_common(MOST)}

    def linear(tokens: np.ndarray, of: list[rows.Row]) -> held_out.Score:
        known = [place for place, row in enumerate(of) if row.path.parent != options.lists or row.path in earlier]
        return probe.fit(tokens[known], [of[place] for place in known], probe.Recipe(family=0)).scores

    fits = (linear, lambda tokens, of: head.fit(tokens, of, probe.Recipe()).scores)
    columns = [
        held_out.scores(train, known(train_rows), tokens, known(asked), fit)
        for known in (list, elsewhere) for fit in fits
    ]
    print("| | copies | left out: 1.3 | as shipped | known from other repositories: 1.3 | as shipped |\n" + "|---" * 6 + "|")
    for name, own in groups.items():
        print(f"| {name} | {own.sum()} | {' | '.join(cell(scores[real], scores[own]) for scores in columns)} |")


if __name__ == "__main__":
    main()
