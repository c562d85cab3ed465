"""Trains the shipped probe on permissive rows only, calibrates it and writes the model folder and the fusion table.

    python train.py --data DATA --cache CACHE --models ../../Models --layers 8,10 --strength 0.0003

The held-out scores: permissive pictures are scored by probes that saw nothing of their source or generator, and so are
camera pictures under other licences that share a source with them; those of other sources, which no probe ever sees, by
the shipped probe. Each picture is there once, in one delivery drawn at random. No source gives more than `CAP` pictures of
each kind: easy sources would flatter the threshold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

import cache
import probe
import rows

sys.path.append(str(Path(__file__).parents[1]))
import linear  # noqa: E402

ID, VERSION = "image.clip", "1.1.0"
BACKBONE = "clip-vit-b16/1.1.0"
ON = "image-train-heldout-2026-11"
CAP = 50
COPIES = ["as-published", "drawn"]
FOLDS = 10


def training_data(of: list[rows.Row]) -> list[dict[str, str | int]]:
    """What the probe was trained on, by licence, for the manifest."""
    pictures = {row.path: row for row in of}
    counts = Counter((("synthetic" if row.label else "camera"), row.licence) for row in pictures.values())
    return [
        {"name": f"image/train, {kind} pictures", "licence": licence, "rows": count}
        for (kind, licence), count in sorted(counts.items())
    ]


def held_out_shares(of: list[rows.Row], llrs: np.ndarray, thresholds: tuple[float, float]) -> str:
    """Markdown: for each source of camera pictures, how many lie above the thresholds when it is held out."""
    lines = ["| held-out source | n | above the 1 % point | above the 5 % point |", "|---|---|---|---|"]
    groups = np.array([row.group for row in of])
    for group in sorted({row.group for row in of if row.label == 0}):
        own = llrs[groups == group]
        lines.append(f"| {group} | {len(own)} | " + " | ".join(f"{(own > top).mean():.3f}" for top in thresholds) + " |")
    return "\n".join(lines)


def write_json(path: Path, content: object, indent: int | None = 2) -> bytes:
    """Writes JSON and returns the bytes written."""
    data = (json.dumps(content, indent=indent) + "\n").encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return data


def main() -> None:
    """Trains, calibrates, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--layers", required=True)
    parser.add_argument("--strength", type=float, required=True)
    options = parser.parse_args()
    recipe = probe.Recipe(tuple(int(layer) for layer in options.layers.split(",")), options.strength)

    train, train_rows = cache.load(options.cache, options.data, "train", COPIES, permissive=True)
    assert all(row.permissive for row in train_rows)
    model = probe.fit(train, train_rows, recipe)

    own, own_rows = cache.load(options.cache, options.data, "train", ["drawn"], permissive=True, cap=CAP)
    own_scores = probe.out_of_fold(train, train_rows, own, own_rows, recipe, FOLDS)
    other, other_rows = cache.load(options.cache, options.data, "train", ["drawn"], permissive=False, cap=CAP)
    other_scores = probe.out_of_fold(train, train_rows, other, other_rows, recipe, FOLDS)
    other_scores = np.where(np.isnan(other_scores), model.scores(other), other_scores)
    camera = np.array([row.label == 0 for row in other_rows])
    labels = np.array([row.label for row in own_rows])
    authentic = np.concatenate([own_scores[labels == 0], other_scores[camera]])
    synthetic = own_scores[labels == 1]
    slope, intercept = linear.platt(authentic, synthetic)
    print(len(train_rows), "copies trained on;", len(authentic), "authentic and", len(synthetic), "synthetic held out")
    thresholds = tuple(linear.upper(slope * authentic + intercept, rate) for rate in (0.01, 0.05))
    held_llrs = slope * np.r_[own_scores, other_scores] + intercept
    print(held_out_shares(own_rows + other_rows, held_llrs, thresholds))

    folder = options.models / ID / VERSION
    content = {
        "layers": list(model.layers),
        "weights": [[float(f"{value:.7g}") for value in row] for row in model.weights],
        "bias": model.bias,
    }
    data = write_json(folder / "probe.json", content, indent=None)
    manifest = {
        "id": ID,
        "version": VERSION,
        "modality": "image",
        "role": "detector",
        "runtime": "openvino",
        "graph": {"backbone": BACKBONE.split("/")[0]},
        "precision": "f32",
        "files": {"probe": {"file": "probe.json", "sha256": hashlib.sha256(data).hexdigest()}},
        "licence": "Apache-2.0",
        "source": "Linear probe trained by training/image on the frozen CLIP ViT-B/16 image tower",
        "training_data": training_data(train_rows),
        "input": {"view": "custom", "name": "pixels", "shape": [1, 3, 224, 224]},
        "calibration": {"method": "platt", "slope": slope, "intercept": intercept, "data": ON},
        "applicability": {"min_side": 64},
        "self_test": json.loads((options.models / BACKBONE / "manifest.json").read_text())["self_test"],
        "card": "card.md",
    }
    write_json(folder / "manifest.json", manifest)
    fusion = {
        "kind": "image",
        "version": "1.0.0",
        "on": ON,
        "profiles": [linear.profile(ID, authentic, synthetic, (slope, intercept))],
    }
    write_json(options.models / "fusion" / "image.json", fusion, indent=None)


if __name__ == "__main__":
    main()
