"""Tokens that `features.py` has put aside."""

from __future__ import annotations

from pathlib import Path

import numpy as np

import rows
from features import fixed_name


def load(
    cache: Path, data: Path, split: str, copies: list[str], permissive: bool | None = None, cap: int | None = None
) -> tuple[np.ndarray, list[rows.Row]]:
    """Tokens [n, blocks, 768] and their rows, for every copy that is in the cache.

    A copy that two names stand for is taken once. With `cap`, no group has more rows.
    """
    tokens: list[np.ndarray] = []
    found: list[rows.Row] = []
    for index, row in enumerate(rows.load(data, split)):
        if permissive is not None and row.permissive != permissive:
            continue
        for name in dict.fromkeys(fixed_name(row, copy) for copy in copies):
            file = cache / split / f"{index:04}-{name}.npy"
            if file.exists() and (cap is None or sum(other.group == row.group for other in found) < cap):
                tokens.append(np.load(file))
                found.append(row)
    return np.stack(tokens) if tokens else np.zeros((0, 10, 768), np.float32), found
