"""Makes the fusion table of videos from predictions of the shipped program on held-out clips.

    touchstone models eval --manifest CLIPS/manifest.csv --out video.jsonl
    python fuse.py video.jsonl --models ../../Models --profiles video.frames [video.frames,video.sound …]

Each profile is a logistic regression of the detectors' log-likelihood ratios, both classes weighing the same, weights
not below zero. The held-out scores in the table are cross-fitted: each comes from a fit without its source or
generator. Predictions without a detector of a profile are left out of it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

ON = "clips-of-pictures-2026-11"
FOLDS = 5
PENALTY = 1e-3


def fit(llrs: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Weights and bias of the least log loss, the classes weighted to one half each."""
    weight = np.where(labels == 1, 0.5 / (labels == 1).sum(), 0.5 / (labels == 0).sum())
    sign = 2 * labels - 1

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (llrs @ parameters[:-1] + parameters[-1])
        slope = -weight * sign / (1 + np.exp(np.clip(margin, -50, 50)))
        gradient = np.r_[llrs.T @ slope + 2 * PENALTY * parameters[:-1], slope.sum()]
        return (weight * np.logaddexp(0, -margin)).sum() + PENALTY * (parameters[:-1] ** 2).sum(), gradient

    start = np.r_[np.full(llrs.shape[1], 1 / llrs.shape[1]), 0.0]
    bounds = [(0.0, None)] * llrs.shape[1] + [(None, None)]
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x


def cross_fitted(llrs: np.ndarray, labels: np.ndarray, groups: list[str]) -> np.ndarray:
    """Scores of each row by a fit without its group; groups are dealt to folds class by class, large ones first."""
    fold_of = {}
    for side in (0, 1):
        mine = [group for group, label in zip(groups, labels) if label == side]
        for place, group in enumerate(sorted(set(mine), key=lambda name: (-mine.count(name), name))):
            fold_of.setdefault(group, place % FOLDS)
    folds = np.array([fold_of[group] for group in groups])
    scores = np.zeros(len(labels))
    for fold in set(folds):
        rest = folds != fold
        both = len(set(labels[rest])) == 2
        parameters = fit(llrs[rest], labels[rest]) if both else fit(llrs, labels)
        scores[~rest] = llrs[~rest] @ parameters[:-1] + parameters[-1]
    return scores


def profile(predictions: list[dict], detectors: list[str]) -> dict:
    """One profile of the table."""
    used = [row for row in predictions if all(id_ in row["llrs"] for id_ in detectors)]
    llrs = np.array([[row["llrs"][id_] for id_ in detectors] for row in used])
    labels = np.array([int(row["label"] == "synthetic") for row in used])
    parameters = fit(llrs, labels)
    scores = cross_fitted(llrs, labels, [row["generator"] for row in used])
    sides = [sorted(round(float(score), 4) for score in scores[labels == side]) for side in (0, 1)]
    print(f"{detectors}: {len(sides[0])} authentic, {len(sides[1])} synthetic, parameters {np.round(parameters, 3)}")
    return {
        "detectors": detectors,
        "weights": {id_: round(float(weight), 5) for id_, weight in zip(detectors, parameters)},
        "bias": round(float(parameters[-1]), 5),
        "authentic": sides[0],
        "synthetic": sides[1],
    }


def main() -> None:
    """Writes `MODELS/fusion/video.json`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--profiles", nargs="+", default=["video.frames"])
    options = parser.parse_args()
    predictions = [json.loads(line) for line in options.predictions.read_text(encoding="utf-8").splitlines()]
    profiles = [profile(predictions, names.split(",")) for names in options.profiles]
    table = {"kind": "video", "version": "1.0.0", "on": ON, "profiles": profiles}
    path = options.models / "fusion" / "video.json"
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
