"""Runs the frozen image tower over copies of the pictures and keeps the class token of every block.

    python features.py --data DATA --split train --backbone model.xml --cache CACHE \
        --rows permissive --copies as-published,random-0

Writes `CACHE/<split>/<row>-<copy>.npy`, [10, 768] each; what is there already is not computed again. Copies are the fixed
deliveries, `random-0`, `random-1`… (drawn per picture), and `drawn`: one of the fixed deliveries, drawn per picture,
which keeps the pictures of a calibration sample exchangeable.
"""

from __future__ import annotations

import argparse
import io
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import openvino as ov
from PIL import Image

import deliveries
import rows
import view

BATCH = 4


def fixed_name(row: rows.Row, name: str) -> str:
    """The fixed delivery that `drawn` stands for; other names stand for themselves."""
    return random.Random(f"{row.path.name} drawn").choice(list(deliveries.FIXED)) if name == "drawn" else name


def copy_of(row: rows.Row, name: str) -> bytes:
    """The named copy of a picture; the same on every run."""
    if name.startswith("random"):
        return deliveries.random_delivery(row.path, random.Random(f"{row.path.name} {name}"))
    return deliveries.FIXED[name](row.path)


def missing(options: argparse.Namespace) -> Iterator[tuple[Path, Image.Image]]:
    """Every view that is not in the cache yet, with the file it belongs to."""
    everything = list(enumerate(rows.load(options.data, options.split)))
    for copy in options.copies.split(","):
        taken: dict[str, int] = {}
        for index, row in everything:
            if options.rows != "all" and row.permissive != (options.rows == "permissive"):
                continue
            taken[row.group] = taken.get(row.group, 0) + 1
            if (options.only and row.label != (options.only == "fake")) or taken[row.group] > options.cap:
                continue
            name = fixed_name(row, copy)
            file = options.cache / options.split / f"{index:04}-{name}.npy"
            if not file.exists():
                yield file, view.middle(deliveries.opened(io.BytesIO(copy_of(row, name))))


def main() -> None:
    """Fills the cache."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of manifest.csv")
    parser.add_argument("--split", choices=["train", "test", "lists"], required=True)
    parser.add_argument("--backbone", type=Path, required=True, help="converted image tower, model.xml")
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--rows", choices=["permissive", "other", "all"], default="all")
    parser.add_argument("--only", choices=["real", "fake"], help="camera images or generated ones only")
    parser.add_argument("--copies", default="as-published")
    parser.add_argument("--cap", type=int, default=10**6, help="images of one source at most")
    options = parser.parse_args()

    (options.cache / options.split).mkdir(parents=True, exist_ok=True)
    core = ov.Core()
    model = core.compile_model(
        core.read_model(options.backbone), "CPU", {"INFERENCE_PRECISION_HINT": "f32", "PERFORMANCE_HINT": "LATENCY"}
    )
    pending: list[tuple[Path, np.ndarray]] = []

    def flush() -> None:
        if pending:
            layers = model({"pixels": np.stack([pixels for _, pixels in pending])})["layers"]
            for (file, _), tokens in zip(pending, layers, strict=True):
                np.save(file, tokens.astype(np.float32))
            pending.clear()

    for file, pixels in missing(options):
        pending.append((file, view.tensor(pixels)))
        if len(pending) == BATCH:
            flush()
    flush()


if __name__ == "__main__":
    main()
