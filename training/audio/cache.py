"""Reads the pooled numbers that `features.py` wrote, as they are or levelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import rows
import twins

WIDTH, FLOOR = 512, 1e-6


def levelled(values: np.ndarray) -> np.ndarray:
    """The logarithm of each number less the mean over its part: the profile over the channels of the encoder.

    What makes all channels of a part livelier or duller, such as noise, a room or a codec, cancels out.
    """
    logs = np.log(np.maximum(values, FLOOR)).reshape(len(values), -1, WIDTH)
    return (logs - logs.mean(2, keepdims=True)).reshape(values.shape)


def load(
    cache: Path, data: Path, split: str, copies: list[str], permissive: bool | None = None
) -> tuple[np.ndarray, list[rows.Row]]:
    """Values [n, 3072] and the row of each, copy after copy; `permissive` keeps rows of that licence class only."""
    all_rows = rows.load(data, split)
    values, of = [], []
    for copy in copies:
        file = np.load(cache / "features" / f"{split}-{copy}.npz")
        for value, index in zip(file["values"], file["rows"], strict=True):
            if permissive is None or all_rows[index].permissive == permissive:
                values.append(value)
                of.append(all_rows[index])
    return np.array(values), of


@dataclass(frozen=True)
class Pairs:
    """Copies of voices beside their originals."""

    differences: np.ndarray  # [n, 3072], copy less original
    groups: list[str]  # of the original, for folds


def pairs(cache: Path, data: Path, read: Callable[[np.ndarray], np.ndarray] = levelled) -> Pairs:
    """All copies that were made, each less its original after the same chain, as a probe reads them."""
    copies, originals = (
        read(np.load(cache / "features" / f"{split}-as-published.npz")["values"]) for split in ("twins", "originals")
    )
    return Pairs(copies - originals, [f"real:{row.source}" for row, _ in twins.load(data, cache)])
