"""What is held out together: in each cell a kind of writing, a part of the families of models and of the questions."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from itertools import product

import numpy as np

import lists
from data import Row

# Kinds of writing that are near to each other. A kind is held out with both sides, or its absent people would be judged
# by its present machines.
KINDS = (
    ("creative", "fiction", "fiction-chapter", "folklore", "humour-fiction", "l2r-LiteratureCreativeWriting", "novel"),
    ("criticism", "debate", "essay", "lecture", "persuasion", "philosophy", "political-essay", "social-essay", "speech",
     "student-essay"),
    ("answer", "assistant-answer", "course", "education-blog", "encyclopedia", "explainer", "how-to",
     "l2r-EducationMaterial", "l2r-Environmental", "mixed", "recipe", "science-essay", "textbook", "tutorial",
     "wikipedia"),
    ("business-answer", "business-blog", "community-guide", "engineering-handbook", "l2r-TechnicalWriting",
     "project-governance", "science-software-blog", "software-manual", "technical-essay", "technology-blog"),
    ("blog", "email", "l2r-ArtCulture", "l2r-FoodCusine", "l2r-TravelTourism", "letter", "personal-blog",
     "personal-essay", "review", "satire", "travel", "travel-guide"),
    ("abstract", "academic", "arxiv", "government", "government-blog", "interview", "l2r-GovernmentPublic", "news",
     "news-for-learners", "non-fiction-book", "research-report"),
)  # fmt: skip
FAMILIES, QUESTIONS = 2, 2
_KIND = {domain: number for number, domains in enumerate(KINDS) for domain in domains}


def _share(name: str, parts: int) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % parts


class Cells:
    """Which rows are judged together, and which may train for them.

    A machine text is judged by models that saw neither its kind of writing, by anybody, nor its family of models, nor
    an answer to its question; a text by a person by models that saw nothing of its kind of writing.
    """

    def __init__(self, rows: list[Row]):
        known = lists.generators()
        self._label = np.array([row.label for row in rows])
        self._kind = np.array([_KIND[row.domain] for row in rows])
        families = (known[row.generator].family if row.label else row.key for row in rows)
        self._family = np.array([_share(family, FAMILIES) for family in families])
        self._question = np.array([_share(row.question or row.key, QUESTIONS) for row in rows])
        self._asked = np.array([bool(row.question) for row in rows])
        self._trains = np.array([row.part != "measure" for row in rows])

    def __iter__(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Judged rows and training rows of each cell."""
        for kind, family, question in product(range(len(KINDS)), range(FAMILIES), range(QUESTIONS)):
            cell = self._kind == kind, self._family == family, self._question == question
            train = ~cell[0] & (~cell[1] | (self._label == 0)) & ~(cell[2] & self._asked) & self._trains
            yield cell[0] & cell[1] & cell[2], train


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
