"""What a fusion table says of its worst cases: held-out scores by group, and bounds of the probability.

A group is the held-out synthetic media of one generator family, one year or one kind of writing, in one delivery. The
threshold of `no_signs` is the lowest of the groups' conformal thresholds, so it holds for the worst of them.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import isotonic_regression

CRITERIA = ("generator", "year", "writing")
FEWEST = 10
RESAMPLES = 1000
SEED = 20261130


def groups(rows: Sequence[dict], scores: Iterable[float], digits: int) -> list[dict]:
    """The groups of at least `FEWEST` scores, as the fusion table has them.

    A row has its `delivery`, and what it belongs to: its `generator`, `year` or kind of `writing`, where it is known.
    """
    members: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for row, score in zip(rows, scores, strict=True):
        for by in CRITERIA:
            if row.get(by):
                members[by, row[by], row["delivery"]].append(round(float(score), digits))
    return [
        {"name": name, "by": by, "delivery": delivery, "scores": sorted(scores)}
        for (by, name, delivery), scores in sorted(members.items())
        if len(scores) >= FEWEST
    ]


def lower(ascending: Sequence[float], rate: float) -> float | None:
    """The split-conformal threshold below which a share `rate` of new scores lies at most; none for too few scores."""
    rank = max(1, math.ceil((len(ascending) + 1) * (1 - rate) - 1e-9))
    return ascending[-rank] if rank <= len(ascending) else None


def describe(of: list[dict], rate: float = 0.1) -> str:
    """Markdown: the groups by their conformal thresholds, the worst first."""
    lines = ["| group | by | delivery | n | threshold |", "|---|---|---|---|---|"]
    for group in sorted(of, key=lambda group: lower(group["scores"], rate)):
        cells = (group["name"], group["by"], group["delivery"], len(group["scores"]))
        lines.append(f"| {' | '.join(map(str, cells))} | {lower(group['scores'], rate):.3f} |")
    return "\n".join(lines)


def probabilities(authentic: np.ndarray, synthetic: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """The merged Venn–Abers probability of synthetic at each of some scores, for even odds beforehand."""
    return np.array([high / (1 - low + high) for low, high in bounds(authentic, synthetic, asked)])


def bounds(authentic: np.ndarray, synthetic: np.ndarray, asked: np.ndarray) -> list[tuple[float, float]]:
    """The two fits of Venn–Abers at each of some scores: the score labelled authentic, and labelled synthetic."""
    count = len(authentic) + len(synthetic)
    known = np.r_[authentic, synthetic]
    labels = np.r_[np.zeros(len(authentic)), np.ones(len(synthetic))]
    weights = np.where(labels == 1, count / 2 / len(synthetic), count / 2 / len(authentic))
    ascending, place = np.unique(known, return_inverse=True)
    totals = np.bincount(place, weights)
    means = np.bincount(place, weights * labels) / totals

    def fit(score: float, label: float) -> float:
        at = int(np.searchsorted(ascending, score))
        if at < len(ascending) and ascending[at] == score:
            with_it, weight = means.copy(), totals.copy()
            with_it[at] = (means[at] * totals[at] + label) / (totals[at] + 1)
            weight[at] += 1
        else:
            with_it, weight = np.insert(means, at, label), np.insert(totals, at, 1.0)
        return float(isotonic_regression(with_it, weights=weight).x[at])

    return [(fit(score, 0.0), fit(score, 1.0)) for score in asked]


def interval(
    authentic: np.ndarray, sources: Sequence[str], synthetic: np.ndarray, generators: Sequence[str], digits: int = 4
) -> dict[str, list[float]]:
    """95 % bounds of the probability over a grid of scores: a bootstrap of whole sources and whole generators.

    Files of one source or generator are alike, so resampling files would give bounds that are too narrow.
    """
    every = np.r_[authentic, synthetic]
    grid = np.linspace(math.floor(every.min()), math.ceil(every.max()), 41)
    source = np.random.default_rng(SEED)

    def drawn(scores: np.ndarray, names: Sequence[str]) -> np.ndarray:
        parts = [scores[np.asarray(names) == name] for name in sorted(set(names))]
        return np.concatenate([parts[place] for place in source.integers(len(parts), size=len(parts))])

    found = [probabilities(drawn(authentic, sources), drawn(synthetic, generators), grid) for _ in range(RESAMPLES)]
    low, high = np.quantile(found, [0.025, 0.975], axis=0)
    middle = probabilities(authentic, synthetic, grid)
    return {
        "llr": [round(float(score), digits) for score in grid],
        "lower": [round(float(p), digits) for p in np.maximum.accumulate(np.minimum(low, middle))],
        "upper": [round(float(p), digits) for p in np.minimum.accumulate(np.maximum(high, middle)[::-1])[::-1]],
    }


def write(table: Path, profiles: list[dict]) -> None:
    """Writes the profiles of a fusion table, on one line."""
    content = json.loads(table.read_text()) | {"profiles": profiles}
    table.write_text(json.dumps(content, separators=(",", ":")) + "\n")
