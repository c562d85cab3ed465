"""What is known of generators: the family that is left out as a whole, and the year in which they came out."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Generator:
    """One version of a generator."""

    family: str  # versions that share a maker and a lineage
    year: str  # of this version; empty when it is not known


def load() -> dict[str, Generator]:
    """Every generator of the training data and of the lists, by the name that manifests and lists give it."""
    with open(Path(__file__).with_name("generators.csv"), newline="", encoding="utf-8") as file:
        return {row["generator"]: Generator(row["family"], row["year"]) for row in csv.DictReader(file)}
