"""Rows of the picture manifest."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One labelled picture."""

    path: Path
    label: int  # 1 synthetic, 0 authentic
    generator: str  # the generator, or `real:<source>`
    permissive: bool
    licence: str
    repository: str  # where it was published; empty when nothing else came from there

    @property
    def group(self) -> str:
        """What must stay on one side of a split: the source of a photograph, the family of a generator."""
        return self.generator


def load(data: Path, split: str) -> list[Row]:
    """All rows of one split of `<data>/manifest.csv`, in the manifest's order."""
    with open(data / "manifest.csv", newline="", encoding="utf-8") as file:
        return [
            Row(
                path=data / entry["path"],
                label=int(entry["label"] == "fake"),
                generator=entry["generator"],
                permissive=entry["permissive"] == "yes",
                licence=entry["license"],
                repository=entry["source_repo"],
            )
            for entry in csv.DictReader(file)
            if entry["split"] == split
        ]


def by_repository(of: list[Row]) -> list[Row]:
    """The rows grouped more strictly: whatever was published in one repository stays together."""
    together: dict[str, str] = {}

    def root(name: str) -> str:
        while together.setdefault(name, name) != name:
            name = together[name]
        return name

    for row in of:
        together[root(row.generator)] = root(f"published in {row.repository or row.generator}")
    return [replace(row, generator=root(row.generator)) for row in of]
