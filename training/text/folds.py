"""What is held out together: a source of people's prose, a family of models."""

from __future__ import annotations

import hashlib
import re

import numpy as np

from data import Row

_FAMILIES = ("gpt-4.1", "gpt-4", "gpt-3.5", "claude", "gemini", "gemma", "qwen", "llama", "vicuna", "mistral|mixtral",
             "reka", "grok", "deepseek", "phi", "glm", "command", "davinci", "flan", "chatgpt-4o|gpt-4o", "o3")
# Sets that have both sides of one kind of writing: a kind is held out with both sides, or its absent people would be
# judged by its present machines.
_PAIRED = ("BiScope", "L2R", "OUTFOX", "SeqXGPT")
_FAMILY_FOLDS, _PAIRED_FOLDS = 5, 2
COUNT = _FAMILY_FOLDS + _PAIRED_FOLDS


def family(row: Row) -> str:
    """The maker's line of models for machine text, the source for people's."""
    if not row.label:
        return row.group
    return next((f for f in _FAMILIES if re.search(f, row.generator)), row.generator)


def folds(rows: list[Row]) -> np.ndarray:
    """A fold number a row; whole families, whole sources and whole kinds of writing fall into one fold."""
    def share(name: str, count: int) -> int:
        return hashlib.sha256(name.encode()).digest()[0] % count

    return np.array([
        _FAMILY_FOLDS + share(f"{row.set}:{row.domain}", _PAIRED_FOLDS) if row.set in _PAIRED
        else share(family(row), _FAMILY_FOLDS) for row in rows])


def balance(rows: list[Row]) -> np.ndarray:
    """Weights that let no stratum and no class dominate: the root of a stratum's size, then halves for the classes."""
    strata = [(row.set, row.label, row.group) for row in rows]
    sizes: dict[tuple, int] = {}
    for stratum in strata:
        sizes[stratum] = sizes.get(stratum, 0) + 1
    weights = np.array([sizes[stratum] ** -0.5 for stratum in strata])
    labels = np.array([row.label for row in rows])
    for label in (0, 1):
        weights[labels == label] *= len(rows) / 2 / weights[labels == label].sum()
    return weights
