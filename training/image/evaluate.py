"""Measures the shipped model on the test split, in three deliveries, at the shipped thresholds.

    python evaluate.py --data DATA --cache CACHE --models ../../Models [--all-rows]

Prints Markdown. With `--all-rows`, also trains the same recipe on all rows (not shipped) and compares the AUROC.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import roc_auc_score

import cache
import probe
import rows
from deliveries import FIXED
from train import COPIES, ID, VERSION

sys.path.append(str(Path(__file__).parents[1]))
import linear  # noqa: E402
import verdicts  # noqa: E402


def interval(authentic: np.ndarray, synthetic: np.ndarray, rounds: int = 1000) -> tuple[float, float, float]:
    """AUROC with its 95 % bootstrap interval, both classes resampled."""
    rng = np.random.default_rng(0)

    def area(first: np.ndarray, second: np.ndarray) -> float:
        return roc_auc_score(np.r_[np.zeros(len(first)), np.ones(len(second))], np.r_[first, second])

    drawn = [area(rng.choice(authentic, len(authentic)), rng.choice(synthetic, len(synthetic))) for _ in range(rounds)]
    return area(authentic, synthetic), *np.percentile(drawn, [2.5, 97.5])


def venn_abers(authentic: list[float], synthetic: list[float], scores: np.ndarray) -> np.ndarray:
    """The report's probability for a prior of one half."""
    count = len(authentic) + len(synthetic)
    known = np.r_[authentic, synthetic]
    labels = np.r_[np.zeros(len(authentic)), np.ones(len(synthetic))]
    weights = np.r_[
        np.full(len(authentic), count / 2 / len(authentic)), np.full(len(synthetic), count / 2 / len(synthetic))]

    def bound(score: float, label: int) -> float:
        fitted = IsotonicRegression().fit(np.r_[known, score], np.r_[labels, label], np.r_[weights, 1.0])
        return float(fitted.predict([score])[0])

    bounds = [(bound(score, 0), bound(score, 1)) for score in scores]
    return np.array([high / (1 - low + high) for low, high in bounds])


def calibration_error(probabilities: np.ndarray, labels: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error in equal bins; both classes weigh the same, as the stated prior says."""
    weights = np.where(labels == 1, 0.5 / (labels == 1).sum(), 0.5 / (labels == 0).sum())
    places = np.minimum((probabilities * bins).astype(int), bins - 1)
    error = 0.0
    for place in set(places):
        chosen = places == place
        total = weights[chosen].sum()
        gap = (weights * probabilities)[chosen].sum() / total - (weights * labels)[chosen].sum() / total
        error += total * abs(gap)
    return error


def report(name: str, llrs: np.ndarray, of: list[rows.Row], profile: dict) -> None:
    """One delivery: the whole, then each generator against all camera pictures and each source against all fakes."""
    labels = np.array([row.label for row in of])
    groups = np.array([row.group for row in of])
    authentic, synthetic = llrs[labels == 0], llrs[labels == 1]
    area, low, high = interval(authentic, synthetic)
    error = calibration_error(venn_abers(profile["authentic"], profile["synthetic"], llrs), labels)
    line = f"| {name} | {area:.3f} [{low:.3f}, {high:.3f}] |"
    for rate in (0.01, 0.05):
        top = linear.upper(np.array(profile["authentic"]), rate)
        line += f" {(synthetic > top).mean():.2f} / {(authentic > top).mean():.3f} |"
    bottom = verdicts.Rule(profile).bottom
    print(f"{line} {(authentic < bottom).mean():.2f} / {(synthetic < bottom).mean():.2f} | {error:.3f} |\n")
    top = linear.upper(np.array(profile["authentic"]), 0.05)
    print(f"| {name}: group | n | AUROC against the other class | called synthetic at 5 % |\n|---|---|---|---|")
    for group in sorted(set(groups)):
        own = llrs[groups == group]
        against = authentic if labels[groups == group][0] else synthetic
        area = roc_auc_score(np.r_[np.zeros(len(against)), np.ones(len(own))], np.r_[against, own])
        area = area if labels[groups == group][0] else 1 - area
        print(f"| {group} | {len(own)} | {area:.2f} | {(own > top).mean():.2f} |")
    print()


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--all-rows", action="store_true")
    parser.add_argument("--strength", type=float, default=0.003, help="of the comparison with all rows")
    options = parser.parse_args()

    folder = options.models / ID / VERSION
    saved = json.loads((folder / "probe.json").read_text())
    calibration = json.loads((folder / "manifest.json").read_text())["calibration"]
    profile = json.loads((options.models / "fusion" / "image.json").read_text())["profiles"][0]
    shipped = probe.Probe(tuple(saved["layers"]), np.array(saved["weights"], np.float32), saved["bias"])

    print(f"threshold at 1 %: {linear.upper(np.array(profile['authentic']), 0.01):.3f}, at 5 %: "
          f"{linear.upper(np.array(profile['authentic']), 0.05):.3f}\n")
    print("| delivery | AUROC [95 %] | at 1 %: TPR / FPR | at 5 % | no_signs: real / fake | ECE |")
    print("|---|---|---|---|---|---|")
    for delivery in FIXED:
        tokens, of = cache.load(options.cache, options.data, "test", [delivery])
        if not of:
            continue
        report(delivery, calibration["slope"] * shipped.scores(tokens) + calibration["intercept"], of, profile)
        if options.all_rows:
            train, train_rows = cache.load(options.cache, options.data, "train", COPIES)
            other = probe.fit(train, train_rows, probe.Recipe(shipped.layers, options.strength)).scores(tokens)
            labels = np.array([row.label for row in of])
            area, low, high = interval(other[labels == 0], other[labels == 1])
            print(f"all rows, not shipped, {delivery}: AUROC {area:.3f} [{low:.3f}, {high:.3f}]\n")


if __name__ == "__main__":
    main()
