"""Reads the pooled numbers that `features.py` wrote."""

from __future__ import annotations

from pathlib import Path

import numpy as np

import rows
import twins


def load(
    cache: Path, data: Path, split: str, copies: list[str], permissive: bool | None = None
) -> tuple[np.ndarray, list[rows.Row]]:
    """Values [n, 3072] and the row of each, copy after copy; `permissive` keeps rows of that licence class only."""
    all_rows = [row for row, _ in twins.load(data, cache)] if split == "twins" else rows.load(data, split)
    values, of = [], []
    for copy in copies:
        file = np.load(cache / "features" / f"{split}-{copy}.npz")
        for value, index in zip(file["values"], file["rows"], strict=True):
            if permissive is None or all_rows[index].permissive == permissive:
                values.append(value)
                of.append(all_rows[index])
    return np.array(values), of


def training(cache: Path, data: Path, copies: list[str], with_twins: bool = True) -> tuple[np.ndarray, list[rows.Row]]:
    """All that a shipped probe may be trained on: permissive clips and, unless refused, the copies of voices."""
    values, of = load(cache, data, "train", copies, permissive=True)
    if with_twins:
        more, more_of = load(cache, data, "twins", copies)
        values, of = np.concatenate([values, more]), of + more_of
    return values, of
