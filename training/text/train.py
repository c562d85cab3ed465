"""Train the text detectors, calibrate them on held-out scores and write weights, manifests' numbers and fusion table.

    python training/text/train.py --data DIR --cache DIR --models Models

`--cache` is what features.py wrote; rows without cached states train the n-grams only. Every score used to calibrate,
to weigh and to set thresholds comes from a model that saw neither the row's source (people) nor its family of
models (machines): five folds, whole sources and whole families in one fold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression, SGDClassifier

import data
import folds
import metrics
import ngrams

PROBE_C = 1e-3
NGRAM_ALPHA = 1e-5
HELD_OUT = "heldout-text-2026-11"


def fit_ngrams(matrix, labels, weights) -> tuple[np.ndarray, float]:
    """Weights and bias of the n-gram regression."""
    model = SGDClassifier(loss="log_loss", alpha=NGRAM_ALPHA, average=True, max_iter=6, tol=None, random_state=0)
    model.fit(matrix, labels, sample_weight=weights)
    return model.coef_[0], float(model.intercept_[0])


def fit_probe(states: np.ndarray, labels, weights, strength: float = PROBE_C) -> tuple[np.ndarray, float]:
    """Weights and bias of the probe, standardisation folded in; `states` is [rows, views, numbers]."""
    views = states.shape[1]
    flat = states.reshape(-1, states.shape[2]).astype(np.float32)
    mean, deviation = flat.mean(0), flat.std(0) + 1e-6
    share = np.tile([1.0] + [0.5] * (views - 1), len(states)) / (1 + 0.5 * (views - 1))
    model = LogisticRegression(C=strength, max_iter=400)
    model.fit((flat - mean) / deviation, np.repeat(labels, views), sample_weight=np.repeat(weights, views) * share)
    slope = model.coef_[0] / deviation
    return slope, float(model.intercept_[0] - slope @ mean)


def fit_line(scores: np.ndarray, labels: np.ndarray, weights: np.ndarray, least: float = 0.0) -> tuple[np.ndarray, float]:
    """Logistic regression on a few scores with slopes of at least `least`; classes are balanced by `weights`, so the
    result is a log-likelihood ratio."""
    scores = scores.reshape(len(labels), -1)
    sign = np.where(labels == 1, -1.0, 1.0)

    def loss(parameters):
        margin = sign * (scores @ parameters[:-1] + parameters[-1])
        return float((weights * np.logaddexp(0, margin)).sum() / weights.sum() + 1e-4 * (parameters[:-1] ** 2).sum())

    start = np.r_[np.full(scores.shape[1], 0.5), 0.0]
    bounds = [(least, None)] * scores.shape[1] + [(None, None)]
    found = minimize(loss, start, bounds=bounds, method="L-BFGS-B").x
    return found[:-1], float(found[-1])


class NGramScores:
    """Scores of whole rows, from the matrix of their windows."""

    def __init__(self, rows: list[data.Row]):
        windows = [(index, window) for index, row in enumerate(rows) for window in ngrams.windows(row.text)]
        self.owner = np.array([index for index, _ in windows])
        self.matrix = ngrams.matrix([window for _, window in windows])
        self.count = len(rows)

    def of(self, weights: np.ndarray, bias: float) -> np.ndarray:
        """The mean over the windows of each row."""
        score = self.matrix @ weights + bias
        return np.bincount(self.owner, score, self.count) / np.bincount(self.owner, minlength=self.count)


def held_out_ngrams(scores: NGramScores, labels, weights, fold) -> np.ndarray:
    """A score for each row by a model of the other folds."""
    result = np.zeros(len(labels))
    for number in range(folds.COUNT):
        windows = (fold != number)[scores.owner]
        owner = scores.owner[windows]
        fitted = fit_ngrams(scores.matrix[windows], labels[owner], weights[owner])
        result[fold == number] = scores.of(*fitted)[fold == number]
    return result


def held_out_probe(states, labels, weights, fold, strength: float = PROBE_C) -> np.ndarray:
    """A score for each row by a probe of the other folds."""
    result = np.zeros(len(labels))
    for number in range(folds.COUNT):
        train, rest = fold != number, fold == number
        slope, bias = fit_probe(states[train], labels[train], weights[train], strength)
        result[rest] = states[rest, 0].astype(np.float32) @ slope + bias
    return result


def describe(name: str, scores: np.ndarray, rows: list[data.Row]) -> None:
    """Held-out figures by kind of text."""
    label = np.array([row.label for row in rows])
    kind = np.array([row.set for row in rows])
    fiction = np.isin([row.domain for row in rows], ["novel", "humour-fiction", "creative", "folklore"])
    prose = kind == "human-prose"
    pairs = {
        "all": (label == 0, label == 1), "modern models, people's prose": (prose, kind == "modern-ai"),
        "modern models, people's fiction": ((label == 0) & fiction, kind == "modern-ai"),
        "answers, people's non-fiction": (prose & ~fiction, kind == "ai-nonfiction"),
        **{n: ((label == 0) & (kind == n), (label == 1) & (kind == n)) for n in ("BiScope", "L2R", "OUTFOX")},
    }
    for pair, (authentic, synthetic) in pairs.items():
        a, s = scores[authentic], scores[synthetic]
        print(f"{name:12} {pair:34} {len(a):5} {len(s):5}  AUROC {metrics.auroc(a, s):.3f}  "
              f"TPR {metrics.tpr(a, s, 0.01):.3f} @ 1 %  {metrics.tpr(a, s, 0.05):.3f} @ 5 %")


def profile(names: list[str], weights, bias: float, fused: np.ndarray, labels: np.ndarray) -> dict:
    """A fusion profile with its held-out scores."""
    return {
        "detectors": names, "weights": dict(zip(names, (round(float(w), 5) for w in weights))), "bias": round(bias, 5),
        "authentic": [round(float(x), 4) for x in np.sort(fused[labels == 0])],
        "synthetic": [round(float(x), 4) for x in np.sort(fused[labels == 1])],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    arguments = parser.parse_args()
    rows = data.rows(arguments.data)
    scores = NGramScores(rows)
    labels, weights, fold = np.array([row.label for row in rows]), folds.balance(rows), folds.folds(rows)
    oof = held_out_ngrams(scores, labels, weights, fold)
    describe("text.ngrams", oof, rows)
    slope, bias = fit_ngrams(scores.matrix, labels[scores.owner], weights[scores.owner])
    write_ngrams(arguments.models, slope, bias)
    finish(rows, oof, load_states(arguments.cache), arguments.models)


def load_states(cache: Path) -> dict[str, np.ndarray]:
    """Pooled states of all views by the key of the row."""
    found: dict[str, np.ndarray] = {}
    for file in cache.glob("*.npz"):
        content = np.load(file)
        found.update(zip(content["keys"].tolist(), content["pooled"]))
    return found


def write_ngrams(models: Path, slope: np.ndarray, bias: float) -> None:
    """The n-gram table: bias as float32, then float16."""
    path = models / "text.ngrams" / "1.0.0" / "table.bin"
    path.write_bytes(np.float32(bias).tobytes() + slope.astype("<f2").tobytes())


def finish(rows: list[data.Row], ngram_oof: np.ndarray, states: dict[str, np.ndarray], models: Path) -> None:
    """Probe, calibration lines, fusion and manifests, from the rows whose states are cached."""
    kept = [index for index, row in enumerate(rows) if row.key in states]
    rows, ngram_oof = [rows[index] for index in kept], ngram_oof[kept]
    hidden = np.stack([states[row.key] for row in rows])
    labels, weights, fold = np.array([row.label for row in rows]), folds.balance(rows), folds.folds(rows)
    probe_oof = held_out_probe(hidden, labels, weights, fold)
    slope, bias = fit_probe(hidden, labels, weights)
    np.r_[bias, slope].astype("<f4").tofile(models / "text.smollm2" / "1.0.0" / "probe.bin")
    llr = {}
    for name, raw in (("text.smollm2", probe_oof), ("text.ngrams", ngram_oof)):
        describe(name, raw, rows)
        (line,), intercept = fit_line(raw, labels, weights)
        llr[name] = line * raw + intercept
        calibrate(models / name / "1.0.0", line, intercept, rows)
    names = ["text.smollm2", "text.ngrams"]
    pair = np.stack([llr[name] for name in names], axis=1)
    both, both_bias = fit_line(pair, labels, weights)
    fused = pair @ both + both_bias
    describe("fused", fused, rows)
    print("weights", both, both_bias, "calibration error", metrics.calibration_error(fused, labels))
    profiles = [profile(names, both, both_bias, fused, labels)]
    profiles += [profile([name], [1.0], 0.0, llr[name], labels) for name in names]
    table = {"kind": "text", "version": "1.0.0", "on": HELD_OUT, "profiles": profiles}
    (models / "fusion").mkdir(exist_ok=True)
    (models / "fusion" / "text.json").write_text(json.dumps(table, separators=(",", ":")) + "\n")


def calibrate(folder: Path, slope: float, intercept: float, rows: list[data.Row]) -> None:
    """Write calibration, training data and digests into a manifest."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["calibration"] = {"method": "platt", "slope": round(float(slope), 6),
                               "intercept": round(float(intercept), 6), "data": f"{HELD_OUT}, {len(rows)} passages"}
    for reference in manifest["files"].values():
        reference["sha256"] = hashlib.sha256((folder / reference["file"]).read_bytes()).hexdigest()
    path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
