"""Tokens that `features.py` has put aside."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import numpy as np

import rows
from deliveries import FIXED


def load(
    cache: Path,
    data: Path,
    split: str,
    permissive: bool | None = None,
    once: int | None = None,
    kind: str | None = None,
) -> tuple[np.ndarray, list[rows.Row], list[str]]:
    """Tokens [n, blocks, 768], their rows and deliveries, for every copy in the cache; with `kind`, of that kind.

    With `once`, each image is there in one of its copies, drawn at random, and no generator or source has more than `once`.
    """
    tokens: list[np.ndarray] = []
    found: list[rows.Row] = []
    names: list[str] = []
    taken: Counter[str] = Counter()
    for row in rows.load(data, split):
        if (permissive is not None and row.permissive != permissive) or (kind is not None and row.kind != kind):
            continue
        there = [name for name in FIXED if (cache / split / f"{row.path.stem}-{name}.npy").exists()]
        if once is not None and there:
            there = [random.Random(row.path.stem).choice(there)] if taken[row.generator] < once else []
            taken[row.generator] += len(there)
        for name in there:
            tokens.append(np.load(cache / split / f"{row.path.stem}-{name}.npy"))
            found.append(row)
            names.append(name)
    return np.stack(tokens) if tokens else np.zeros((0, 10, 768), np.float32), found, names


Part = tuple[np.ndarray, list[rows.Row], list[str]]


def joined(*parts: Part) -> Part:
    """Several parts as one."""
    return (
        np.concatenate([tokens for tokens, _, _ in parts]),
        [row for _, of, _ in parts for row in of],
        [name for _, _, names in parts for name in names],
    )


def both(cache: Path, data: Path, lists: Path, permissive: bool | None = None, once: int | None = None) -> Part:
    """The same for the split `train` of the data and for the lists together."""
    folders = ((data, "train"), (lists, "lists"))
    return joined(*(load(cache, folder, split, permissive, once) for folder, split in folders))


def with_drawings(
    cache: Path, data: Path, lists: Path, others: Path, permissive: bool | None = None, once: int | None = None
) -> Part:
    """The same with the drawings among what people made in another way."""
    drawings = load(cache, others, "lists", permissive, once, kind="drawing")
    return joined(both(cache, data, lists, permissive, once), drawings)
