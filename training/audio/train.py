"""Trains the shipped probe on permissive rows only, calibrates it and writes the model folder and the fusion table.

    python train.py --data DATA --cache CACHE --models ../../Models --parts PART,… --strength 0.0001 --pairs 0.3

The held-out scores: permissive clips are scored by probes that saw nothing of their source or generator; recordings
under other licences, which no probe ever sees, by the shipped probe. Each clip is there once, in one delivery drawn at
random. No source gives more than `CAP` clips: easy sources would flatter the threshold.
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

ID, VERSION = "audio.speech", "1.1.0"
BACKBONE = "whisper-base-front/1.0.0"
ON = "audio-train-heldout-2026-11"
CAP = 40
PAIRS = "audio/train, some of the recordings copied through HiFi-GAN (MIT), as pairs"
FOLDS = 10


def held_out(
    options: argparse.Namespace, values: np.ndarray, of: list[rows.Row], pairs: cache.Pairs, recipe: probe.Recipe,
    model: probe.Probe,
) -> tuple[np.ndarray, np.ndarray]:
    """Scores of authentic and of synthetic clips that their probe knew nothing about, capped by group."""
    own, own_rows = cache.load(options.cache, options.data, "train", [options.held], permissive=True)
    own_scores = probe.out_of_fold(values, of, pairs, own, own_rows, recipe, FOLDS)
    other, other_rows = cache.load(options.cache, options.data, "train", [options.held], permissive=False)
    scores = [*zip(own_rows, own_scores, strict=True)]
    scores += [(row, score) for row, score in zip(other_rows, model.scores(other), strict=True) if row.label == 0]
    kept: dict[int, list[float]] = {0: [], 1: []}
    seen: Counter[str] = Counter()
    for row, score in scores:
        seen[row.group] += 1
        if seen[row.group] <= CAP:
            kept[row.label].append(float(score))
    return np.array(kept[0]), np.array(kept[1])


def training_data(of: list[rows.Row], pairs: cache.Pairs) -> list[dict[str, str | int]]:
    """What the probe was trained on, by licence, for the manifest."""
    clips = {row.name: row for row in of}.values()
    kinds = Counter((_kind(row), row.licence) for row in clips)
    pair = {"name": PAIRS, "licence": "those of the recordings", "rows": len(pairs.groups)}
    return [
        *({"name": f"audio/train, {kind}", "licence": licence, "rows": count}
          for (kind, licence), count in sorted(kinds.items())),
        pair,
    ]  # fmt: skip


def _kind(row: rows.Row) -> str:
    if row.label == 0:
        return "recordings"
    return "copies of voices" if "copy" in row.generator else "synthetic voices"


def write_json(path: Path, content: object, indent: int | None = 2) -> None:
    """Writes JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=indent, ensure_ascii=False) + "\n")


def main() -> None:
    """Trains, calibrates, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--parts", required=True)
    parser.add_argument("--strength", type=float, required=True)
    parser.add_argument("--pairs", type=float, required=True)
    parser.add_argument("--copies", default="as-published,drawn-0")
    parser.add_argument("--held", default="drawn-0")
    options = parser.parse_args()
    recipe = probe.Recipe(tuple(options.parts.split(",")), options.strength, options.pairs)

    values, of = cache.load(options.cache, options.data, "train", options.copies.split(","), permissive=True)
    pairs = cache.pairs(options.cache, options.data)
    model = probe.fit(values, of, pairs.differences, recipe)
    authentic, synthetic = held_out(options, values, of, pairs, recipe, model)
    slope, intercept = linear.platt(authentic, synthetic)
    print(f"{len(of)} clips and {len(pairs.groups)} pairs trained on")
    print(f"{len(authentic)} authentic and {len(synthetic)} synthetic clips held out")

    folder = options.models / ID / VERSION
    folder.mkdir(parents=True, exist_ok=True)
    data = np.r_[np.float32(model.bias), model.weights].astype("<f4").tobytes()
    (folder / "probe.bin").write_bytes(data)
    manifest = {
        "id": ID,
        "version": VERSION,
        "modality": "audio",
        "role": "detector",
        "runtime": "openvino",
        "graph": {"backbone": BACKBONE.split("/")[0]},
        "precision": "f32",
        "files": {"probe": {"file": "probe.bin", "sha256": hashlib.sha256(data).hexdigest()}},
        "licence": "Apache-2.0",
        "source": "Linear probe trained by training/audio on the frozen front of the Whisper-base encoder",
        "training_data": training_data(of, pairs),
        "input": {"view": "custom", "name": "samples", "shape": [1, -1]},
        "calibration": {"method": "platt", "slope": slope, "intercept": intercept, "data": ON},
        "self_test": json.loads((options.models / BACKBONE / "manifest.json").read_text())["self_test"],
        "card": "card.md",
    }
    write_json(folder / "manifest.json", manifest)
    profile = linear.profile(ID, authentic, synthetic, (slope, intercept))
    table = {"kind": "audio", "version": VERSION, "on": ON, "profiles": [profile]}
    write_json(options.models / "fusion" / "audio.json", table, indent=None)


if __name__ == "__main__":
    main()
