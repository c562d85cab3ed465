"""Rows of the sound manifest."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

_TWIN = re.compile(r"^copy of (train/real/\S+\.flac)")


@dataclass(frozen=True)
class Row:
    """One labelled clip of speech."""

    name: str  # path below the data folder, unique
    label: int  # 1 synthetic, 0 authentic
    generator: str  # the generator, or `real:<source>`
    source: str
    permissive: bool
    licence: str
    original: str | None = None  # the authentic clip that a synthetic one was copied from

    @property
    def group(self) -> str:
        """What must stay on one side of a split: the source of a voice, the name of a generator."""
        return self.generator


def load(data: Path, split: str) -> list[Row]:
    """All rows of one split of `<data>/manifest.csv`, in the manifest's order."""
    with open(data / "manifest.csv", newline="", encoding="utf-8") as file:
        return [_row(entry) for entry in csv.DictReader(file) if entry["split"] == split]


def _row(entry: dict[str, str]) -> Row:
    source = entry["source"].split("@")[0]
    copied = _TWIN.match(entry["source_path"])
    return Row(
        name=entry["path"],
        label=int(entry["label"] == "fake"),
        generator=entry["generator"] if entry["label"] == "fake" else f"real:{source}",
        source=source,
        permissive=entry["permissive"] == "yes",
        licence=entry["license"],
        original=copied.group(1) if copied else None,
    )
