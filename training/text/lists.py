"""Read lists of further texts: people's prose and machine texts, with the model, the kind of writing and the document.

A list has one JSON object a line: `text`, `label` (`human` or `ai`; mixed texts are left out), `generator`, `domain`
(the kind of writing), `language` (only `en` counts), `source`, `license`, `attack` (rows with one are left out:
paraphrased texts) and `doc` (the document that the text was cut from). Models that `generators.csv` does not name are
left out. What is left out is printed.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import data
from normalise import normalise

# People's prose trains a weight that ships only under one of these; everything else measures only.
FREE = re.compile(r"MIT|BSD|Apache|CC0|CC-BY(-SA)?-\d|public domain|Unlicense|free for any use")
# Machine texts measure only where their terms say non-commercial or research.
BOUND = re.compile(r"NC|non-commercial|research")
# Passages of one model, or of one source of people's prose, in one kind of writing that the language model reads.
MOST = {0: 300, 1: 60}
MOST_OF_NEWEST, NEWEST = 160, "2026"
# The same for the n-grams, which cost nothing.
MOST_OF_WORDS = {0: 400, 1: 160}


@dataclass(frozen=True)
class Generator:
    """One model: its family, which is left out as a whole, and the year in which it came out."""

    family: str
    year: str


def generators() -> dict[str, Generator]:
    """Every model by the name that the sets and lists give it."""
    with open(Path(__file__).with_name("generators.csv"), newline="", encoding="utf-8") as file:
        return {row["generator"]: Generator(row["family"], row["year"]) for row in csv.DictReader(file)}


def rows(files: Iterable[Path]) -> list[data.Row]:
    """The texts of lists, each once; `group` names the source of people's prose and the model of a machine text."""
    known, left_out, found = generators(), Counter(), {}
    for row in (json.loads(line) for file in files for line in file.open(encoding="utf-8")):
        if row["language"] != "en" or row["attack"] or row["label"] not in ("human", "ai"):
            left_out["other languages, paraphrased and mixed texts"] += 1
            continue
        label = int(row["label"] == "ai")
        if label and row["generator"] not in known:
            left_out[row["generator"]] += 1
            continue
        text = normalise(row["text"])
        if text.count(" ") + 1 < data.FEWEST_WORDS:
            left_out[f"texts under {data.FEWEST_WORDS} words"] += 1
            continue
        key = hashlib.sha256(text.encode()).hexdigest()[:16]
        group = row["generator"] if label else row["source"].split("@")[0]
        found[key] = data.Row(key, text, label, row["generator"], row["domain"], "lists", group, _part(row, label),
                              _question(row["doc"]) if label else "")
    for name, count in sorted(left_out.items()):
        print(f"left out: {name}, {count}")
    return list(found.values())


def _part(row: dict, label: int) -> str:
    """Train, check (models kept apart), or measure where the licence is no leave to train."""
    if label:
        if BOUND.search(row["license"]):
            return "measure"
        return "check" if row["generator"] in data.CHECK_MODELS else "train"
    return "train" if FREE.search(row["license"]) and "NC" not in row["license"] else "measure"


def _question(document: str) -> str:
    """What a machine text answers: SpeechMap asks the same of four governments, and each thesis in four forms."""
    return re.sub(r"^(china|eu|russia|us)_(?=criticism_)|(?<=[a-z])[1-4]$", "", document)


def draw(everything: list[data.Row], most: dict[int, int], most_of_newest: int = 0) -> list[data.Row]:
    """A balanced part of every model and every source in every kind of writing, in an order in which every beginning is
    balanced too."""
    known = generators()
    strata: dict[tuple, list[data.Row]] = defaultdict(list)
    for row in everything:
        strata[row.label, row.group, row.domain].append(row)
    ordered = []
    for (label, group, _), members in sorted(strata.items()):
        newest = label and known[group].year == NEWEST
        limit = max(most[label], most_of_newest if newest else 0)
        members = sorted(members, key=lambda row: data.share(row.key, "draw"))[:limit]
        whole = limit if label else len(members)
        ordered += [((place + 0.5) / whole, row.key, row) for place, row in enumerate(members)]
    return [row for _, _, row in sorted(ordered, key=lambda o: o[:2])]
