"""Runs the front of the Whisper encoder over clips and their deliveries and keeps the pooled numbers.

    python features.py --data DATA --cache CACHE --front .deps/models/whisper-base-front/1.0.0/model.xml \\
        --split train|twins|originals|test --copies as-published,drawn-0

One `.npz` a split and copy: `values` [clips, 3072], each of the first window of a clip, and `rows`, the index of its row.
"""

from __future__ import annotations

import argparse
import zlib
from pathlib import Path

import numpy as np
import openvino as ov

import deliveries
import rows
import sound
import twins
import windows


class Front:
    """The converted network."""

    def __init__(self, graph: Path):
        options = {"INFERENCE_NUM_THREADS": 1, "INFERENCE_PRECISION_HINT": "f32"}
        self._compiled = ov.Core().compile_model(graph, "CPU", options)

    def __call__(self, samples: np.ndarray) -> np.ndarray:
        """The pooled numbers of one window [3072]."""
        return self._compiled(samples[None].astype(np.float32))["pooled"][0]


def clips(data: Path, cache: Path, split: str) -> tuple[list[rows.Row], list[np.ndarray]]:
    """The rows of a split with their samples."""
    if split == "twins":
        found = [(row, sound.read(path)) for row, path in twins.load(data, cache)]
    elif split == "originals":
        found = twins.originals(data, cache)
    else:
        found = [(row, sound.read(data / row.name)) for row in rows.load(data, split)]
    return [row for row, _ in found], [samples for _, samples in found]


def delivered(copy: str, of: list[rows.Row], samples: list[np.ndarray]) -> list[np.ndarray]:
    """All clips in one delivery."""
    if copy.startswith("drawn"):
        seeds = [zlib.crc32(f"{copy} {row.name}".encode()) for row in of]
        return deliveries.drawn(samples, [np.random.default_rng(seed) for seed in seeds])
    return deliveries.through(deliveries.FIXED[copy], samples)


def main() -> None:
    """Computes the copies that are not there yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--front", type=Path, required=True)
    parser.add_argument("--split", choices=["train", "twins", "originals", "test"], required=True)
    parser.add_argument("--copies", required=True)
    options = parser.parse_args()
    front = Front(options.front)
    of, samples = clips(options.data, options.cache, options.split)
    for copy in options.copies.split(","):
        path = options.cache / "features" / f"{options.split}-{copy}.npz"
        if path.exists():
            continue
        values, index = [], []
        for number, clip in enumerate(delivered(copy, of, samples)):
            values.append(front(clip[: windows.LENGTH]))
            index.append(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(path, values=np.array(values, np.float32), rows=np.array(index))


if __name__ == "__main__":
    main()
