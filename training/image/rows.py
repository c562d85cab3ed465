"""Rows of the manifests of images."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import generators


@dataclass(frozen=True)
class Row:
    """One labelled image."""

    path: Path
    label: int  # 1 synthetic, 0 authentic
    generator: str  # the generator, or `real:`, `drawing:` or `page:` and the source
    permissive: bool  # its licence lets it train
    licence: str
    repository: str  # where it was published; empty when nothing else came from there
    family: str  # of the generator; the source of a photograph
    year: str  # of the generator; empty when it is not known

    @property
    def kind(self) -> str:
        """`camera` or `generated`; of what people made in another way `drawing` or `page`."""
        prefix = self.generator.partition(":")[0]
        return prefix if prefix in ("drawing", "page") else "generated" if self.label else "camera"

    @property
    def group(self) -> str:
        """What must stay on one side of a split: the source of a photograph, the family of a generator."""
        return self.family


def load(data: Path, split: str) -> list[Row]:
    """All rows of one split of `<data>/manifest.csv`, in the manifest's order."""
    known = generators.load()
    with open(data / "manifest.csv", newline="", encoding="utf-8", errors="surrogateescape") as file:
        entries = [entry for entry in csv.DictReader(file) if entry["split"] == split]
    return [
        Row(
            path=data / entry["path"],
            label=int(entry["label"] == "fake"),
            generator=entry["generator"],
            permissive=entry["permissive"] == "yes",
            licence=entry["license"],
            repository=entry["source_repo"].split("@", 1)[0],
            family=known[entry["generator"]].family if entry["generator"] in known else entry["generator"],
            year=known[entry["generator"]].year if entry["generator"] in known else "",
        )
        for entry in entries
    ]
