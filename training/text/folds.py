"""What is held out together: kinds of people's writing, families of models, kinds that have both sides."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

import numpy as np

from data import Row

COUNT = 6
_FAMILIES = ("gpt-4.1", "gpt-4", "gpt-3.5", "claude", "gemini", "gemma", "qwen", "llama", "vicuna", "mistral|mixtral",
             "reka", "grok", "deepseek", "phi", "glm", "command", "davinci", "flan", "chatgpt-4o|gpt-4o", "o3")
# Sets that have both sides of one kind of writing: a kind is held out with both sides, or its absent people would be
# judged by its present machines.
_PAIRED = ("BiScope", "L2R", "OUTFOX", "SeqXGPT")
# People's writing is held out by kinds that are near to each other. Fiction is held out book by book: machine fiction
# stays in training, and without any people's fiction the detector would learn that fiction is machine-written.
_KINDS = (
    ("technology-blog", "software-manual", "technical-essay", "engineering-handbook", "project-governance", "tutorial",
     "science-software-blog", "community-guide"),
    ("criticism", "lecture", "philosophy", "political-essay", "social-essay", "travel", "speech"),
    ("textbook", "course", "education-blog", "academic", "science-essay", "encyclopedia", "wikipedia"),
    ("government", "government-blog", "interview", "travel-guide", "recipe", "news"),
    ("personal-blog", "personal-essay"),
)
_KIND = {domain: number for number, domains in enumerate(_KINDS) for domain in domains}


def _share(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0] % COUNT


def family(row: Row) -> str:
    """The maker's line of models behind a machine text."""
    return next((f for f in _FAMILIES if re.search(f, row.generator)), row.generator)


class Folds:
    """In each of `COUNT` folds, which rows are judged, and which may train for them."""

    def __init__(self, rows: list[Row]):
        self._fold = np.array([self._number(row) for row in rows])
        self._family = np.array([_share(family(row)) if row.label else -1 for row in rows])

    @staticmethod
    def _number(row: Row) -> int:
        if row.set in _PAIRED:
            return _share(f"{row.set}:{row.domain}")
        if row.label:
            return _share(family(row))
        return _KIND[row.domain] if row.domain in _KIND else _share(row.group)

    def judged(self, number: int) -> np.ndarray:
        """Rows of the fold."""
        return self._fold == number

    def training(self, number: int) -> np.ndarray:
        """Rows of the other folds, but none by a family of models that the fold judges."""
        return (self._fold != number) & (self._family != number)


def balance(rows: list[Row]) -> np.ndarray:
    """Weights that let no stratum and no class dominate: the root of a stratum's size, then halves for the classes.

    A stratum is a kind of people's writing or one model in one set.
    """
    strata = [(row.set, row.label, row.generator if row.label else row.domain) for row in rows]
    sizes = Counter(strata)
    weights = np.array([sizes[stratum] ** -0.5 for stratum in strata])
    labels = np.array([row.label for row in rows])
    for label in (0, 1):
        weights[labels == label] *= len(rows) / 2 / weights[labels == label].sum()
    return weights
