"""Writes the guard of `touchstone models teach`: the camera pictures that may train, as the image tower sees them.

    python guard.py --data DATA --lists LISTS --cache CACHE --models ../../Models --backbone model.xml \\
        --held-out ../../evaluation/image-heldout.jsonl.xz

Only numbers of pictures whose licence lets them train, each in the one delivery in which `train.py` calibrated on it, with
the log-likelihood ratio that it was given there by a probe that saw nothing of its source (from the prediction file). Run
it after `train.py`, and whenever the graph of the image tower changes; the file names both, and is refused with others. The
pictures go through the graph that ships, whatever arithmetic the cache was made in.

`Models/guard/image.bin`: the length of the header (uint32), the header (JSON), then, all little-endian, means and deviations
of the values (float32), the ratios (float32), the source of each row (uint16), the rows (int8, in steps of `step` deviations).
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import lzma
from pathlib import Path

import numpy as np
import openvino as ov

import cache
import deliveries
import rows
import train
import view

LAYERS = (6, 8, 10)  # blocks counted from 1
REACH = 5  # deviations from the mean that are kept
STEPS = 127


def held_out(path: Path) -> list[dict]:
    """The camera pictures of the prediction file, in its order."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return [line for line in lines if line["label"] == "authentic"]


def towered(of: list[rows.Row], names: list[str], backbone: Path) -> np.ndarray:
    """What the graph that ships makes of pictures in their deliveries, [n, blocks, width]."""
    core = ov.Core()
    model = core.compile_model(core.read_model(backbone), "CPU", view.ARITHMETIC | {"PERFORMANCE_HINT": "LATENCY"})
    return np.concatenate([
        model({"pixels": view.tensor(view.middle(
            deliveries.opened(io.BytesIO(deliveries.FIXED[name](row.path)))))[None]})["layers"]
        for row, name in zip(of, names, strict=True)
    ])


def main() -> None:
    """Reads the cache, checks that it is what was calibrated on, writes the guard."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "lists", "cache", "models", "backbone", "held-out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()

    _, images, names = cache.both(options.cache, options.data, options.lists, permissive=True, once=train.CAP)
    stands = [(row, name) for row, name in zip(images, names, strict=True) if row.label == 0]
    found = held_out(options.held_out)[:len(stands)]
    for (row, name), line in zip(stands, found, strict=True):
        if (row.family, name) != (line["generator"], line["delivery"]):
            raise SystemExit("The prediction file is not of this cache: run train.py first.")

    tokens = towered([row for row, _ in stands], [name for _, name in stands], options.backbone)
    values = tokens[:, [layer - 1 for layer in LAYERS]].reshape(len(stands), -1).astype(np.float64)
    means, deviations = values.mean(0), values.std(0) + 1e-6
    step = REACH / STEPS
    stored = np.clip(np.round((values - means) / deviations / step), -STEPS, STEPS).astype(np.int8)
    sources = sorted({row.group for row, _ in stands})
    models = options.models
    backbone = json.loads((models / train.BACKBONE / "manifest.json").read_text())["graph"]
    header = json.dumps({
        "id": train.ON,
        "graph": [backbone[part]["sha256"] for part in ("xml", "bin")],
        "probe": "/".join(
            hashlib.sha256((models / train.ID / train.VERSION / name).read_bytes()).hexdigest()
            for name in ("probe.json", "kernel.bin")),
        "layers": LAYERS, "width": tokens.shape[2], "rows": len(stands), "step": step,
    }).encode()
    path = models / "guard" / "image.bin"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(
        len(header).to_bytes(4, "little") + header
        + means.astype("<f4").tobytes() + deviations.astype("<f4").tobytes()
        + np.array([line["llrs"][train.ID] for line in found], "<f4").tobytes()
        + np.array([sources.index(row.group) for row, _ in stands], "<u2").tobytes() + stored.tobytes())
    print(f"{len(stands)} camera pictures of {len(sources)} sources, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
