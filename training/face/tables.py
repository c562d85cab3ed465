"""Prints the face detector's figures from a prediction file of `score.py`, plain or xz.

    python tables.py ../../evaluation/face.jsonl.xz
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import defaultdict
from pathlib import Path

import numpy as np

ROUNDS = 1000


def read(path: Path) -> list[dict]:
    """The lines of a prediction file."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def area(real: np.ndarray, fake: np.ndarray) -> float:
    """AUROC: P(a manipulated score is over a real one), ties counted half."""
    difference = fake[:, None] - real[None]
    return float(((difference > 0) + 0.5 * (difference == 0)).mean())


def interval(real: np.ndarray, fake: np.ndarray) -> str:
    """AUROC with its 95 % bootstrap interval, people resampled in both classes together when they are the same."""
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(ROUNDS):
        one = rng.integers(0, len(real), len(real))
        two = one if len(real) == len(fake) else rng.integers(0, len(fake), len(fake))
        drawn.append(area(real[one], fake[two]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return f"{area(real, fake):.3f} [{low:.3f}, {high:.3f}]"


def main() -> None:
    """Prints Markdown: manipulations by delivery, then camera pictures and whole synthetic faces."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    missed = 0
    for row in read(options.file):
        if row["scores"]:
            scores[row["generator"], row["delivery"]].append(row["scores"]["face.blend"])
        else:
            missed += 1
    found = {key: np.array(values) for key, values in scores.items()}
    studio = {delivery: values for (kind, delivery), values in found.items() if kind == "real:studio"}
    sets = {"train": "camera, not in training", "test": "camera, test"}
    kinds = sorted({kind for kind, delivery in found if delivery in studio and kind != "real:studio"})
    print("| manipulation | " + " | ".join(f"{delivery}: AUROC [95 %] / TPR at 5 % FPR" for delivery in studio) + " |")
    print("|---|" + "---|" * len(studio))
    means: dict[str, list[float]] = defaultdict(list)
    for kind in kinds:
        cells = []
        for delivery, real in studio.items():
            fake = found[kind, delivery]
            means[delivery].append(area(real, fake))
            cells.append(f"{interval(real, fake)} / {(fake > np.quantile(real, 0.95)).mean():.2f}")
        print(f"| {kind} | " + " | ".join(cells) + " |")
    print("| mean | " + " | ".join(f"{np.mean(means[delivery]):.3f}" for delivery in studio) + " |\n")
    print(f"Pictures without a face found: {missed}; real people: {', '.join(f'{k} {len(v)}' for k, v in studio.items())}\n")

    limit = np.quantile(np.concatenate([*studio.values()]), 0.95)
    print("| pictures | n | median score | over the 5 % point of the studio faces |\n|---|---|---|---|")
    groups: dict[str, list[np.ndarray]] = defaultdict(list)
    for (kind, delivery), values in found.items():
        if delivery in sets:
            groups[f"{'real' if kind.startswith('real:') else 'synthetic'}, {sets[delivery]}"].append(values)
            if kind.startswith("real:"):
                groups[f"{kind}, {sets[delivery]}"].append(values)
    for delivery, values in studio.items():
        groups[f"studio, {delivery}"].append(values)
    for name, parts in sorted(groups.items()):
        values = np.concatenate(parts)
        print(f"| {name} | {len(values)} | {np.median(values):.2f} | {(values > limit).mean():.2f} |")


if __name__ == "__main__":
    main()
