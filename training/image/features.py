"""Runs the frozen image tower over copies of the images and keeps the class token of every block.

    python features.py --data DATA --split train --backbone model.xml --cache CACHE \
        --rows permissive --copies as-published,other

Writes `CACHE/<split>/<image>-<copy>.npy`, [10, 768] each; what is there already is not computed again. Copies are the fixed
deliveries, `other` (one of the re-encoded ones, drawn per image) and `drawn` (the image as published for one in three,
else its `other`: one delivery an image keeps the images of a calibration sample exchangeable).
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
    """The fixed delivery that `other` or `drawn` stands for; other names stand for themselves."""
    if name == "drawn":
        name = random.Random(f"{row.path.stem} drawn").choice(["as-published", "other", "other"])
    return random.Random(f"{row.path.stem} other").choice(["768-q60", "512-q40"]) if name == "other" else name


def missing(options: argparse.Namespace) -> Iterator[tuple[Path, Image.Image]]:
    """Every view that is not in the cache yet, with the file it belongs to."""
    everything = rows.load(options.data, options.split)
    for copy in options.copies.split(","):
        taken: dict[str, int] = {}
        for row in everything:
            if options.rows != "all" and row.permissive != (options.rows == "permissive"):
                continue
            taken[row.generator] = taken.get(row.generator, 0) + 1
            if (options.only and row.label != (options.only == "fake")) or taken[row.generator] > options.cap:
                continue
            name = fixed_name(row, copy)
            file = options.cache / options.split / f"{row.path.stem}-{name}.npy"
            if not file.exists():
                yield file, view.middle(deliveries.opened(io.BytesIO(deliveries.FIXED[name](row.path))))


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
    settings = view.ARITHMETIC | {"PERFORMANCE_HINT": "LATENCY"}
    model = core.compile_model(core.read_model(options.backbone), "CPU", settings)
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
