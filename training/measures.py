"""Measures of a detector from its scores: ranking, operating points, calibration, bootstrap. Standard library only.

A score is larger for more synthetic; `authentic` and `synthetic` are the scores of the two classes.
"""

from __future__ import annotations

import random
from collections.abc import Callable

RESAMPLES = 400

Scores = list[float]
Measure = Callable[[Scores, Scores], float]


def auroc(authentic: Scores, synthetic: Scores) -> float:
    """P(a synthetic score exceeds an authentic one), ties counted half (Mann–Whitney)."""
    merged = sorted([(score, 0) for score in authentic] + [(score, 1) for score in synthetic])
    rank_sum, at = 0.0, 0
    while at < len(merged):
        end = at
        while end < len(merged) and merged[end][0] == merged[at][0]:
            end += 1
        rank_sum += (at + end + 1) / 2 * sum(label for _, label in merged[at:end])
        at = end
    positives = len(synthetic)
    return (rank_sum - positives * (positives + 1) / 2) / (positives * len(authentic))


def tpr_at(rate: float) -> Measure:
    """Share of synthetic scores above the (1 − rate) quantile of the authentic ones."""

    def measure(authentic: Scores, synthetic: Scores) -> float:
        descending = sorted(authentic, reverse=True)
        threshold = descending[min(int(rate * len(descending)), len(descending) - 1)]
        return sum(score > threshold for score in synthetic) / len(synthetic)

    return measure


def eer(authentic: Scores, synthetic: Scores) -> float:
    """The error rate at the threshold where both classes err alike; between two thresholds, the mean of both rates."""
    merged = sorted([(score, 0) for score in authentic] + [(score, 1) for score in synthetic])
    misses, alarms = 0, len(authentic)
    best, at = (1.0, 0.5), 0
    while at < len(merged):
        end = at
        while end < len(merged) and merged[end][0] == merged[at][0]:
            misses += merged[end][1]
            alarms -= 1 - merged[end][1]
            end += 1
        miss, alarm = misses / len(synthetic), alarms / len(authentic)
        best = min(best, (abs(miss - alarm), (miss + alarm) / 2))
        at = end
    return best[1]


def ece(rows: list[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error of (probability, is synthetic), equal-width bins, classes weighted to one half each."""
    counts = [sum(truth is side for _, truth in rows) for side in (False, True)]
    cells = [[0.0, 0.0] for _ in range(bins)]
    for probability, truth in rows:
        cell = cells[min(int(probability * bins), bins - 1)]
        cell[0] += 0.5 / counts[truth] * probability
        cell[1] += 0.5 / counts[truth] * truth
    return sum(abs(predicted - true) for predicted, true in cells)


def brier(rows: list[tuple[float, bool]]) -> float:
    """Mean squared error of (probability, is synthetic), the two classes weighted to one half each (Brier, 1950)."""
    counts = [sum(truth is side for _, truth in rows) for side in (False, True)]
    return sum(0.5 / counts[truth] * (probability - truth) ** 2 for probability, truth in rows)


def interval(measure: Measure, authentic: Scores, synthetic: Scores) -> tuple[float, float]:
    """95 % bootstrap interval of a measure, media resampled within each class; seeded."""
    source = random.Random(20261124)
    values = sorted(
        measure(source.choices(authentic, k=len(authentic)), source.choices(synthetic, k=len(synthetic)))
        for _ in range(RESAMPLES)
    )
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES) - 1]
