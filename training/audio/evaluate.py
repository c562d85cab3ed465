"""Measures the shipped model on the test split, in five deliveries, at the shipped thresholds.

    python evaluate.py --data DATA --cache CACHE --models ../../Models --out ../../evaluation/audio.jsonl.xz

Writes one row a clip and delivery, as `touchstone models eval` does, and prints Markdown: a table by delivery, one by
generator and one by source of voices. The windows are those of Swift; its voice activity is not needed here, since the
clips of the data set hold little but speech.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import roc_auc_score

import probe
import rows
from deliveries import FIXED
from train import ID, VERSION

MAX_FPR, MISS_RATE = 0.01, 0.1


def upper(scores: np.ndarray, rate: float) -> float:
    """The split-conformal threshold that a share `rate` of exchangeable scores exceeds."""
    ascending = np.sort(scores)
    return float(ascending[math.ceil((len(ascending) + 1) * (1 - rate) - 1e-9) - 1])


def venn_abers(authentic: np.ndarray, synthetic: np.ndarray, score: float) -> float:
    """The report's probability for a prior of one half."""
    known, count = np.r_[authentic, synthetic], len(authentic) + len(synthetic)
    labels = np.r_[np.zeros(len(authentic)), np.ones(len(synthetic))]
    weights = np.where(labels, count / 2 / len(synthetic), count / 2 / len(authentic))
    low, high = (
        IsotonicRegression().fit(np.r_[known, score], np.r_[labels, label], np.r_[weights, 1.0]).predict([score])[0]
        for label in (0, 1)
    )
    return float(high / (1 - low + high))


def robust_mean(scores: np.ndarray) -> float:
    """The mean without the lowest and the highest eighth."""
    cut = len(scores) // 8
    return float(np.sort(scores)[cut : len(scores) - cut].mean())


class Shipped:
    """The model folder and the fusion table."""

    def __init__(self, models: Path):
        folder = models / ID / VERSION
        numbers = np.frombuffer((folder / "probe.bin").read_bytes(), "<f4")
        self.probe = probe.Probe(numbers[1:], float(numbers[0]))
        calibration = json.loads((folder / "manifest.json").read_text())["calibration"]
        self.slope, self.intercept = calibration["slope"], calibration["intercept"]
        profile = json.loads((models / "fusion" / "audio.json").read_text())["profiles"][0]
        self.authentic, self.synthetic = np.array(profile["authentic"]), np.array(profile["synthetic"])
        self.threshold = upper(self.authentic, MAX_FPR)
        self.authentic_threshold = -upper(-self.synthetic, MISS_RATE)

    def prediction(self, values: np.ndarray) -> dict[str, object]:
        """What a report says of one clip's windows [n, 3072]."""
        score = robust_mean(self.probe.scores(values))
        llr = self.slope * score + self.intercept
        verdict = "uncertain"
        if llr > self.threshold:
            verdict = "synthetic"
        elif llr < self.authentic_threshold:
            verdict = "authentic"
        return {
            "scores": {ID: score}, "llrs": {ID: llr}, "llr": llr, "verdict": verdict,
            "probability": venn_abers(self.authentic, self.synthetic, llr),
        }  # fmt: skip


def predictions(options: argparse.Namespace) -> list[dict[str, object]]:
    """One row a clip and delivery."""
    shipped, of = Shipped(options.models), rows.load(options.data, "test")
    found = []
    for delivery in FIXED:
        file = np.load(options.cache / "features" / f"test-{delivery}.npz")
        for number, row in enumerate(of):
            prediction = shipped.prediction(file["values"][file["rows"] == number])
            label = "synthetic" if row.label else "authentic"
            found.append(prediction | {
                "path": f"{delivery}/{number:04}", "label": label, "generator": row.generator, "delivery": delivery,
            })  # fmt: skip
    return found


def line(name: str, of: list[dict], against: list[dict]) -> str:
    """One row of a table; a group of one class is compared with the other class of `against`."""
    labels = {row["label"] for row in of}
    pool = of if len(labels) == 2 else of + [row for row in against if row["label"] not in labels]
    truth = np.array([row["label"] == "synthetic" for row in pool])
    scores = np.array([row["llr"] for row in pool])
    cells = [
        name, str(len(of)), f"{roc_auc_score(truth, scores):.3f}", f"{probe.equal_error_rate(truth, scores):.1%}",
        *(_share(of, label, verdict) for label in ("authentic", "synthetic") for verdict in ("synthetic", "authentic")),
        f"{sum(row['verdict'] == 'uncertain' for row in of) / len(of):.0%}",
    ]  # fmt: skip
    return "| " + " | ".join(cells) + " |"


def _share(of: list[dict], label: str, verdict: str) -> str:
    mine = [row for row in of if row["label"] == label]
    return f"{sum(row['verdict'] == verdict for row in mine) / len(mine):.1%}" if mine else "–"


def report(of: list[dict]) -> str:
    """The tables."""
    deliveries, groups = defaultdict(list), defaultdict(list)
    for row in of:
        deliveries[row["delivery"]].append(row)
        if row["delivery"] == "as-published":
            groups[row["generator"]].append(row)
    first = deliveries["as-published"]
    head = (
        "| n | AUROC | EER | real called synthetic | real called authentic "
        "| synthetic found | called authentic | no answer |"
    )
    lines = [f"| delivery {head}", "|" + " --- |" * 9, *(line(name, mine, mine) for name, mine in deliveries.items())]
    lines += ["", f"| group, as published {head}", "|" + " --- |" * 9]
    lines += [line(name, mine, first) for name, mine in sorted(groups.items())]
    lines += ["", "real called synthetic, by source and delivery:", ""]
    for group in sorted(name for name in groups if name.startswith("real:")):
        members = ([row for row in mine if row["generator"] == group] for mine in deliveries.values())
        shares = [_share(mine, "authentic", "synthetic") for mine in members]
        lines.append(f"| {group} | " + " | ".join(shares) + " |")
    return "\n".join(lines)


def main() -> None:
    """Writes predictions, prints tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    found = predictions(options)
    if options.out:
        with lzma.open(options.out, "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row, sort_keys=True) + "\n" for row in found)
    print(report(found))


if __name__ == "__main__":
    main()
