"""Trains the shipped probe on permissive rows only, calibrates it and writes the model folder and the fusion table.

    python train.py --data DATA --cache CACHE --models ../../Models --parts PART,… --strength 0.0001 --pairs 0.3 \\
        --copies as-published,drawn-0,…

The held-out scores: permissive clips are scored by probes that saw nothing of their source or generator; recordings
under other licences, which no probe ever sees, by the shipped probe. Each clip is there once, every other one of a source in
a random delivery. No source gives more than `CAP` clips: easy sources would flatter the threshold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

import antispoofing
import cache
import calibration
import probe
import rows

sys.path.append(str(Path(__file__).parents[1]))
import linear  # noqa: E402

ID, VERSION = "audio.speech", "1.2.0"
BACKBONE = "whisper-base-front/1.0.0"
ON = "audio-train-heldout-2026-11"
CAP = 40
PAIRS = "audio/train, some of the recordings copied through HiFi-GAN (MIT), as pairs"
FOLDS = 10
HELD = ("as-published", "drawn-0")


def held_out(
    options: argparse.Namespace, values: np.ndarray, of: list[rows.Row], pairs: cache.Pairs, recipe: probe.Recipe,
    model: probe.Probe,
) -> tuple[list[tuple[rows.Row, float]], float]:
    """Clips that their probe knew nothing about, with their scores, and the weight of AASIST's answers."""
    own, own_rows = cache.load(options.cache, options.data, "train", list(HELD), permissive=True)
    other, other_rows = cache.load(options.cache, options.data, "train", list(HELD), permissive=False)
    own_logits, other_logits = (
        np.concatenate([antispoofing.load(options.cache, options.data, copy, permissive) for copy in HELD])
        for permissive in (True, False)
    )
    alone = probe.out_of_fold(values, of, pairs, cache.levelled(own), own_rows, recipe, FOLDS)
    weight = antispoofing.weight(alone, own_logits)
    others = model.scores(cache.levelled(other)) + weight * other_logits
    found = [*_in_turn(own_rows, alone + weight * own_logits), *_in_turn(other_rows, others)]
    seen: Counter[str] = Counter()
    kept = []
    for row, score in found:
        seen[row.group] += 1
        if seen[row.group] <= CAP and (row.permissive or row.label == 0):
            kept.append((row, score))
    return kept, weight


def _in_turn(of: list[rows.Row], scores: np.ndarray) -> list[tuple[rows.Row, float]]:
    """Each clip once: of each source or generator the first in a random delivery, the next as published, and so on."""
    seen: Counter[str] = Counter()
    found = []
    published_scores, delivered_scores = np.split(scores, len(HELD))
    for row, published, delivered in zip(of[: len(published_scores)], published_scores, delivered_scores, strict=True):
        seen[row.group] += 1
        found.append((row, float(delivered if seen[row.group] % 2 else published)))
    return found


def shipped(model: probe.Probe, weight: float) -> bytes:
    """The file that Swift reads: the bias, a weight for the logarithm of each pooled number, and AASIST's weight.

    A weighted sum of levelled numbers is one of their logarithms, with the mean of each part taken from its weights.
    """
    parts = model.weights.reshape(-1, cache.WIDTH)
    centred = (parts - parts.mean(1, keepdims=True)).ravel()
    return np.r_[model.bias, centred, weight].astype("<f4").tobytes()


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
    parser.add_argument("--copies", required=True)
    options = parser.parse_args()
    recipe = probe.Recipe(tuple(options.parts.split(",")), options.strength, options.pairs)

    raw, of = cache.load(options.cache, options.data, "train", options.copies.split(","), permissive=True)
    values, pairs = cache.levelled(raw), cache.pairs(options.cache, options.data)
    model = probe.fit(values, of, pairs.differences, recipe)
    held, weight = held_out(options, values, of, pairs, recipe, model)
    authentic, synthetic = (np.array([score for row, score in held if row.label == label]) for label in (0, 1))
    slope, intercept = linear.platt(authentic, synthetic)
    print(f"{len(of)} clips and {len(pairs.groups)} pairs trained on")
    print(f"{len(authentic)} authentic and {len(synthetic)} synthetic clips held out; "
          f"expected calibration error, by other folds, {calibration.error(held, FOLDS):.3f}")  # fmt: skip

    folder = options.models / ID / VERSION
    folder.mkdir(parents=True, exist_ok=True)
    data = shipped(model, weight)
    (folder / "probe.bin").write_bytes(data)
    manifest = {
        "id": ID,
        "version": VERSION,
        "modality": "audio",
        "role": "detector",
        "experimental": True,
        "runtime": "openvino",
        "graph": {"backbone": BACKBONE.split("/")[0]},
        "needs": ["aasist"],
        "precision": "f32",
        "files": {"probe": {"file": "probe.bin", "sha256": hashlib.sha256(data).hexdigest()}},
        "licence": "Apache-2.0",
        "source": "Linear probe trained by training/audio on the frozen front of the Whisper-base encoder, beside AASIST",
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
