"""Compares probes on newer generators and polished photographs that they saw nothing of.

    python select_recipe.py --data DATA --lists LISTS --cache CACHE

Each image is scored by a probe that saw nothing of its generator family or source, nor of its repository. Counted are
photo-like images by generators of 2024 and later, at most `MOST` of a family, and camera pictures of the lists, of the
photographs that `photographs.py` adds and of stock, at most `MOST` of a source. Thresholds are quantiles of the counted
camera pictures of all deliveries.

At the end the shipped recipe is asked again while it may know the family from other repositories: the difference says
which generators are missed for want of pictures, and which the tokens do not tell.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

import cache
import head
import held_out
import probe
import rows
from deliveries import FIXED

MOST = 40
LEAST = 20
RECIPES = {
    "ridge, blocks 8 and 10": probe.Recipe((8, 10)),
    **{f"ridge, blocks 5 to 10, strength {strength}": probe.Recipe(strength=strength) for strength in (0.1, 0.5, 1)},
}


def logistic(tokens: np.ndarray, of: list[rows.Row]) -> held_out.Score:
    """The head of version 1.1."""
    values = probe.read(tokens, (8, 10))
    mean, deviation = values.mean(0), values.std(0) + np.float32(1e-6)
    model = LogisticRegression(C=3e-4, max_iter=1000)
    model.fit((values - mean) / deviation, [row.label for row in of], sample_weight=probe.sample_weights(of))
    return lambda asked: model.decision_function((probe.read(asked, (8, 10)) - mean) / deviation)


def ridge(recipe: probe.Recipe) -> held_out.Fit:
    """The head of versions 1.2 and 1.3, the linear half of later ones."""
    return lambda tokens, of: probe.fit(tokens, of, recipe).scores


def counted(of: list[rows.Row], deliveries: list[str], lists: Path) -> np.ndarray:
    """Places of the images that count."""
    taken: Counter[tuple[str, str]] = Counter()
    places = []
    for place, (row, delivery) in enumerate(zip(of, deliveries, strict=True)):
        polished = row.path.parent == lists or row.family.startswith("real:commons") or row.family == "real:stock"
        if row.year >= "2024" if row.label else polished:
            taken[row.family, delivery] += 1
            if taken[row.family, delivery] <= MOST:
                places.append(place)
    return np.array(places)


class Elsewhere(rows.Row):
    """A row as one of its repository: a probe that is asked about it may know its family from other repositories."""

    @property
    def group(self) -> str:
        """What must stay on one side of a split."""
        return (self.repository or self.path.stem) if self.label else self.family


def elsewhere(of: list[rows.Row]) -> list[rows.Row]:
    """The rows as ones of their repositories."""
    return [Elsewhere(**vars(row)) for row in of]


def families(of: list[rows.Row], train: list[rows.Row], unseen: np.ndarray, known: np.ndarray) -> str:
    """Markdown: AUROC and the shares found of each family in several repositories, left out and known from others."""
    lines = ["| family | copies | repositories | left out | known from other repositories |", "|---|---|---|---|---|"]
    real = np.array([row.label == 0 for row in of])
    for family, count in sorted(Counter(row.family for row in of if row.label).items()):
        repositories = {row.repository or row.path.stem for row in train if row.family == family}
        if count < LEAST or len(repositories) < 2:
            continue
        own = np.array([row.family == family for row in of])
        cells = [cell(scores[real], scores[own]) for scores in (unseen, known)]
        lines.append(f"| {family} | {count} | {len(repositories)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def cell(real: np.ndarray, fake: np.ndarray) -> str:
    """AUROC and the shares found at 1 % and at 5 %."""
    area = roc_auc_score(np.r_[np.zeros(len(real)), np.ones(len(fake))], np.r_[real, fake])
    found = " / ".join(f"{(fake > np.quantile(real, 1 - rate)).mean():.2f}" for rate in (0.01, 0.05))
    return f"{area:.3f}, {found}"


def line(name: str, scores: np.ndarray, labels: np.ndarray, deliveries: np.ndarray) -> str:
    """A row of the table."""
    cells = []
    for delivery in (*FIXED, None):
        mine = np.ones(len(labels), bool) if delivery is None else deliveries == delivery
        cells.append(cell(scores[mine & (labels == 0)], scores[mine & (labels == 1)]))
    return f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    """Prints AUROC and the shares found at 1 % and at 5 %, in each delivery and in all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "lists", "cache"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()

    tokens, of, deliveries = cache.both(options.cache, options.data, options.lists)
    places = counted(of, deliveries, options.lists)
    asked, asked_rows = tokens[places], [of[place] for place in places]
    labels, named = np.array([row.label for row in asked_rows]), np.array([deliveries[place] for place in places])
    print((labels == 0).sum(), "camera pictures and", labels.sum(), "generated ones count")
    print(f"| probe | {' | '.join((*FIXED, 'all'))} |\n|---|---|---|---|---|")

    def compare(name: str, fit: held_out.Fit, use: list[int], known: bool = False) -> np.ndarray:
        seen, asked_as = (elsewhere(part) if known else part for part in ([of[place] for place in use], asked_rows))
        scores = held_out.scores(tokens[use], seen, asked, asked_as, fit)
        print(line(name, scores, labels, named), flush=True)
        return scores

    may_train = [place for place, row in enumerate(of) if row.permissive]
    earlier = [place for place in may_train if of[place].path.parent != options.lists]
    compare("logistic, blocks 8 and 10, rows of version 1.1", logistic, earlier)
    compare("logistic, blocks 8 and 10", logistic, may_train)
    for name, recipe in RECIPES.items():
        compare(name, ridge(recipe), may_train)
    compare("ridge, blocks 5 to 10, strength 2", ridge(probe.Recipe()), may_train)

    def shipped(tokens: np.ndarray, of: list[rows.Row]) -> held_out.Score:
        return head.fit(tokens, of, probe.Recipe()).scores

    unseen = compare("as shipped", shipped, may_train)
    known = compare("as shipped, families known from other repositories", shipped, may_train, known=True)
    print(families(asked_rows, [of[place] for place in may_train], unseen, known))


if __name__ == "__main__":
    main()
