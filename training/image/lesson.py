"""What `touchstone models teach` computes, once more: a head from a few pictures, with the guard among the authentic ones.

`Sources/Detectors/Teaching` computes the same in Swift; `fixtures.py` writes the values that its tests compare.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.linalg import solve

FOLDS = 5
OWN_SHARE = 0.2  # of the weight of authentic pictures; the rest is the guard's
STRENGTH = 0.1  # of the regularisation


def weights(labels: np.ndarray, sources: Sequence[str], guard: Sequence[str]) -> np.ndarray:
    """Both classes weigh the same; inside a part n pictures of one source weigh √n."""
    total = len(labels) + len(guard)

    def part(names: Sequence[str], whole: float) -> np.ndarray:
        sizes = Counter(names)
        raw = np.array([sizes[name] ** -0.5 for name in names])
        return raw / raw.sum() * whole

    found = np.zeros(len(labels))
    for label, whole in ((1, total / 2), (0, total / 2 * OWN_SHARE)):
        places = np.flatnonzero(labels == label)
        found[places] = part([sources[place] for place in places], whole)
    return np.concatenate([found, part(list(guard), total / 2 * (1 - OWN_SHARE))])


def ridge(values: np.ndarray, targets: np.ndarray, weight: np.ndarray, penalty: float) -> tuple[np.ndarray, float]:
    """Weights and bias that minimise Σ w (y − f(x))² + penalty · |β|², by the dual: few rows, many values."""
    shares = weight / weight.sum()
    mean, target = shares @ values, shares @ targets
    centred = (values - mean) * np.sqrt(weight)[:, None]
    kernel = centred @ centred.T
    kernel[np.diag_indices_from(kernel)] += penalty
    found = centred.T @ solve(kernel, np.sqrt(weight) * (targets - target), assume_a="pos")
    return found, float(target - found @ mean)


def spread(names: Sequence[str], places: dict[str, int]) -> None:
    """A fold for every name, largest first, each into the fold that has least; names that have one keep it."""
    sizes = [0] * FOLDS
    for name, size in sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])):
        fold = places.setdefault(name, min(range(FOLDS), key=lambda fold: (sizes[fold], fold)))
        sizes[fold] += size


def folds(labels: np.ndarray, sources: Sequence[str], guard: Sequence[str]) -> np.ndarray:
    """Whole sources where a class has at least three, single files otherwise."""
    by_source = {label: len({s for s, own in zip(sources, labels) if own == label}) >= 3 for label in (0, 1)}
    names = [f"source {s}" if by_source[own] else f"file {place}" for place, (s, own) in enumerate(zip(sources, labels))]
    guarded = [f"guard {name}" for name in guard]
    places: dict[str, int] = {}
    for label in (1, 0):
        spread([name for name, own in zip(names, labels) if own == label], places)
    spread(guarded, places)
    return np.array([places[name] for name in names + guarded])


def platt(authentic: np.ndarray, synthetic: np.ndarray) -> tuple[float, float]:
    """Slope and intercept, both classes weighing the same, with Platt's targets for small samples."""
    scores = np.concatenate([authentic, synthetic])
    centre, scale = scores.mean(), scores.std() + 1e-12
    x = (scores - centre) / scale
    targets = np.r_[np.full(len(authentic), 1 / (len(authentic) + 2)),
                    np.full(len(synthetic), (len(synthetic) + 1) / (len(synthetic) + 2))]
    weight = np.r_[np.full(len(authentic), 0.5 / len(authentic)), np.full(len(synthetic), 0.5 / len(synthetic))]
    line = np.array([1.0, 0.0])
    for _ in range(60):
        found = 1 / (1 + np.exp(-(line[0] * x + line[1])))
        error, steep = weight * (found - targets), weight * found * (1 - found)
        curvature = np.array([[steep @ x**2 + 1e-9, steep @ x], [steep @ x, steep.sum() + 1e-9]])
        step = np.linalg.solve(curvature, [error @ x, error.sum()])
        line -= step / max(1, np.abs(step).max() / 2)
    return float(line[0] / scale), float(line[1] - line[0] * centre / scale)


def teach(
    values: np.ndarray, labels: np.ndarray, sources: Sequence[str], guard: np.ndarray, guard_sources: Sequence[str]
) -> tuple[tuple[np.ndarray, float], tuple[float, float], np.ndarray]:
    """Head, calibration line, and held-out scores of the pictures and then of the guard; values are standardised."""
    every = np.concatenate([values, guard])
    targets = np.concatenate([np.where(labels == 1, 1.0, -1.0), np.full(len(guard), -1.0)])
    weight, fold = weights(labels, sources, guard_sources), folds(labels, sources, guard_sources)
    penalty = STRENGTH * every.shape[1]
    held_out = np.zeros(len(every))
    for out in range(FOLDS):
        seen = fold != out
        head, bias = ridge(every[seen], targets[seen], weight[seen], penalty)
        held_out[~seen] = every[~seen] @ head + bias
    own = held_out[: len(values)]
    line = platt(np.concatenate([own[labels == 0], held_out[len(values):]]), own[labels == 1])
    return ridge(every, targets, weight, penalty), line, held_out
