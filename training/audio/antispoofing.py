"""Runs AASIST over the first window of clips and of their deliveries and keeps its answers.

    python antispoofing.py --data DATA --cache CACHE --graph ../../Models/aasist/1.0.0/model.xml \\
        --copies as-published,drawn-0

One `.npy` a copy of the split `train`: the log-odds of "spoofed" of every clip, in the manifest's order.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import openvino as ov

import features
import rows
import sound
import windows

SHARE = 0.5


class Antispoofing:
    """The converted network."""

    def __init__(self, graph: Path):
        options = {"INFERENCE_NUM_THREADS": 1, "INFERENCE_PRECISION_HINT": "f32"}
        self._compiled = ov.Core().compile_model(graph, "CPU", options)

    def __call__(self, samples: np.ndarray) -> float:
        """The log-odds of one window, brought to −26 dBFS: the network hears loudness.

        A shorter window is repeated until it is full, as in the network's training.
        """
        levelled = samples * (sound.LEVEL / sound.active_level(samples))
        return float(self._compiled(np.resize(levelled, (1, windows.LENGTH)).astype(np.float32))["logit"][0, 0])


def load(cache: Path, data: Path, copy: str, permissive: bool) -> np.ndarray:
    """The answers for the rows of one licence class, in the order of `cache.load`."""
    mask = [row.permissive == permissive for row in rows.load(data, "train")]
    return np.load(cache / "antispoofing" / f"{copy}.npy")[mask]


def weight(scores: np.ndarray, logits: np.ndarray) -> float:
    """What the answers are multiplied by before they are added to a probe's scores: half as much spread as these."""
    return SHARE * float(scores.std() / logits.std())


def main() -> None:
    """Computes the copies that are not there yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--graph", type=Path, required=True)
    parser.add_argument("--copies", required=True)
    options = parser.parse_args()
    network = Antispoofing(options.graph)
    of, samples = features.clips(options.data, options.cache, "train")
    for copy in options.copies.split(","):
        path = options.cache / "antispoofing" / f"{copy}.npy"
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, [network(clip[: windows.LENGTH]) for clip in features.delivered(copy, of, samples)])


if __name__ == "__main__":
    main()
