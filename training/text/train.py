"""Train the text detectors, calibrate them on held-out scores and write weights, manifests' numbers and fusion table.

    python training/text/train.py --data DIR --cache DIR --models Models

`--cache` is what features.py wrote; rows without cached states train the n-grams only. Every score used to calibrate,
to weigh and to set thresholds comes from a model that saw neither the row's kind of writing (people) nor its family
of models (machines): see folds.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import vstack
from sklearn.linear_model import SGDClassifier

import data
import features
import metrics
import network
import ngrams
from folds import COUNT, Folds, balance

NGRAM_ALPHA = 3e-6
SHORT_SHARE = 0.6
HALVES_SHARE = 0.5
NETWORKS = 2
VERSION = "1.1.0"
HELD_OUT = "heldout-text-2026-11-b"
FICTION = ["novel", "humour-fiction", "creative", "folklore"]


class NGrams:
    """Rows as n-grams: whole first windows, and a short stretch of each for the sake of short texts."""

    def __init__(self, rows: list[data.Row]):
        self.labels = np.array([row.label for row in rows])
        self.weights = balance(rows)
        self.whole = ngrams.matrix([row.text[:ngrams.WINDOW] for row in rows])
        self.short = ngrams.matrix([ngrams.stretch(row.text, row.key) for row in rows])

    def fit(self, chosen: np.ndarray) -> tuple[np.ndarray, float]:
        """Weights and bias of a regression on the chosen rows."""
        model = SGDClassifier(loss="log_loss", alpha=NGRAM_ALPHA, average=True, max_iter=4, tol=None, random_state=0)
        weights = self.weights[chosen]
        model.fit(vstack([self.whole[chosen], self.short[chosen]]), np.tile(self.labels[chosen], 2),
                  sample_weight=np.r_[weights, weights * SHORT_SHARE])
        return model.coef_[0], float(model.intercept_[0])

    def judge(self, train: np.ndarray, judged: np.ndarray) -> np.ndarray:
        """Scores of the judged rows by a regression on the training rows."""
        slope, bias = self.fit(train)
        return self.whole[judged] @ slope + bias


class States:
    """Rows as hidden states: of the whole passage and of its halves."""

    def __init__(self, rows: list[data.Row], states: dict[str, np.ndarray]):
        self.labels = np.array([row.label for row in rows])
        self.weights = balance(rows)
        self.states = np.stack([states[row.key] for row in rows])

    def fit(self, chosen: np.ndarray) -> network.Network:
        """The mean of a few networks trained on the chosen rows."""
        states = self.states[chosen]
        views = states.shape[1]
        shares = np.array([1.0] + [HALVES_SHARE] * (views - 1))
        weights = np.outer(shares / shares.sum(), self.weights[chosen]).ravel()
        flat = states.swapaxes(0, 1).reshape(-1, states.shape[2])
        labels = np.tile(self.labels[chosen], views)
        return network.Network.mean([network.train(flat, labels, weights, seed) for seed in range(NETWORKS)])

    def judge(self, train: np.ndarray, judged: np.ndarray) -> np.ndarray:
        """Scores of the judged rows by networks of the training rows."""
        return self.fit(train)(self.states[judged, 0])


def held_out(folds: Folds, judge: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> np.ndarray:
    """A score for each row by a model that saw nothing of its fold."""
    result = np.zeros(len(folds.judged(0)))
    for number in range(COUNT):
        judged = folds.judged(number)
        result[judged] = judge(folds.training(number), judged)
    return result


def fit_line(scores: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, float]:
    """Logistic regression on a few scores with slopes of at least 0; classes are balanced by `weights`, so the result
    is a log-likelihood ratio."""
    scores = scores.reshape(len(labels), -1)
    sign = np.where(labels == 1, -1.0, 1.0)

    def loss(parameters):
        margin = sign * (scores @ parameters[:-1] + parameters[-1])
        return float((weights * np.logaddexp(0, margin)).sum() / weights.sum() + 1e-4 * (parameters[:-1] ** 2).sum())

    start = np.r_[np.full(scores.shape[1], 0.5), 0.0]
    bounds = [(0.0, None)] * scores.shape[1] + [(None, None)]
    found = minimize(loss, start, bounds=bounds, method="L-BFGS-B").x
    return found[:-1], float(found[-1])


def describe(name: str, scores: np.ndarray, rows: list[data.Row]) -> None:
    """Held-out figures by kind of text; the operating points are those of people's prose of 51 sources."""
    label, kind, domain, maker = (np.array([getattr(row, field) for row in rows])
                                  for field in ("label", "set", "domain", "generator"))
    prose, fiction = kind == "human-prose", np.isin(domain, FICTION)
    stories = domain == "fiction-chapter"
    newer = np.isin(maker, ["o3-mini", "sky-t1-32b"])
    pairs = {
        "all": (label == 0, label == 1), "stories of 2025": (prose, stories),
        "stories of 2025, people's fiction": ((label == 0) & fiction, stories),
        "answers of 2025": (prose, newer), "answers of 2023-24": (prose, (kind == "ai-nonfiction") & ~newer),
        **{n: ((label == 0) & (kind == n), (label == 1) & (kind == n)) for n in ("BiScope", "L2R", "OUTFOX")},
    }
    for pair, (authentic, synthetic) in pairs.items():
        a, s = scores[authentic], scores[synthetic]
        print(f"{name:12} {pair:34} {len(a):5} {len(s):5}  AUROC {metrics.auroc(a, s):.3f}  "
              f"TPR {metrics.tpr(a, s, 0.01):.3f} @ 1 %  {metrics.tpr(a, s, 0.05):.3f} @ 5 %")
    threshold = metrics.conformal(scores[label == 0], 0.01)
    rates = {d: (scores[prose & (domain == d)] > threshold).mean() for d in set(domain[prose])}
    print(name, "people above the 1 % point of all people:",
          {d: round(float(r), 3) for d, r in sorted(rates.items(), key=lambda x: -x[1])[:5]})


def profile(names: list[str], weights, bias: float, fused: np.ndarray, labels: np.ndarray) -> dict:
    """A fusion profile with its held-out scores."""
    return {
        "detectors": names, "weights": dict(zip(names, (round(float(w), 5) for w in weights))), "bias": round(bias, 5),
        "authentic": [round(float(x), 3) for x in np.sort(fused[labels == 0])],
        "synthetic": [round(float(x), 3) for x in np.sort(fused[labels == 1])],
    }


def calibrate(folder: Path, slope: float, intercept: float, count: int) -> None:
    """Write calibration and digests into a manifest."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["calibration"] = {"method": "platt", "slope": round(float(slope), 6),
                               "intercept": round(float(intercept), 6), "data": f"{HELD_OUT}, {count} passages"}
    for reference in manifest["files"].values():
        reference["sha256"] = hashlib.sha256((folder / reference["file"]).read_bytes()).hexdigest()
    path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")


class Fusion:
    """Calibration lines of the detectors and the weights of their sum, fitted on held-out scores."""

    def __init__(self, raw: dict[str, np.ndarray], rows: list[data.Row]):
        self.labels, weights = np.array([row.label for row in rows]), balance(rows)
        self.lines = {name: fit_line(scores, self.labels, weights) for name, scores in raw.items()}
        self.llr = {name: self._llr(name, scores) for name, scores in raw.items()}
        self.weights, self.bias = fit_line(np.stack(list(self.llr.values()), axis=1), self.labels, weights)
        self.fused = self(raw)

    def _llr(self, name: str, scores: np.ndarray) -> np.ndarray:
        (slope,), intercept = self.lines[name]
        return slope * scores + intercept

    def __call__(self, raw: dict[str, np.ndarray]) -> np.ndarray:
        """The fused log-likelihood ratio of raw scores."""
        return sum(w * self._llr(name, raw[name]) for w, name in zip(self.weights, raw)) + self.bias

    def write(self, models: Path, count: int) -> None:
        """Calibration into the manifests, held-out scores into the fusion table."""
        for name, ((slope,), intercept) in self.lines.items():
            calibrate(models / name / VERSION, slope, intercept, count)
        profiles = [profile(list(self.llr), self.weights, self.bias, self.fused, self.labels),
                    *(profile([name], [1.0], 0.0, scores, self.labels) for name, scores in self.llr.items())]
        table = {"kind": "text", "version": VERSION, "on": HELD_OUT, "profiles": profiles}
        (models / "fusion" / "text.json").write_text(json.dumps(table, separators=(",", ":")) + "\n")


def check(fusion: Fusion, rows: list[data.Row], words: NGrams, many: list[data.Row], hidden: States,
          few: list[data.Row]) -> None:
    """Train without the sources and models kept apart, take the 1 % point from the others, and count on those."""
    apart = np.array([row.part == "check" for row in few])
    judged = [row for row in few if row.part == "check"]
    place = {row.key: index for index, row in enumerate(many)}
    known = [row.key in place for row in judged]
    judged = [row for row in judged if row.key in place]
    train = np.array([row.part == "train" for row in many])
    raw = {"text.smollm2": hidden.judge(~apart, apart)[known],
           "text.ngrams": words.judge(train, np.array([place[row.key] for row in judged]))}
    people = np.array([row.label == 0 and row.part == "train" for row in rows])
    threshold = metrics.conformal(fusion.fused[people], 0.01)
    above = fusion(raw) > threshold
    for name, chosen in (("people's prose", [row.set == "human-prose" for row in judged]),
                         ("stories of 2025", [row.domain == "fiction-chapter" for row in judged]),
                         ("answers", [row.set == "ai-nonfiction" for row in judged])):
        print(f"kept apart, {name}: {above[chosen].mean():.4f} of {sum(chosen)} above the 1 % point of the others")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    arguments = parser.parse_args()
    states = features.load(arguments.cache)
    everything = data.rows(arguments.data)
    many, few = data.spread(everything), [row for row in everything if row.key in states]
    words, hidden = NGrams(many), States(few, states)
    folder = arguments.models
    slope, bias = words.fit(np.arange(len(many)))
    (folder / "text.ngrams" / VERSION / "table.bin").write_bytes(
        np.float32(bias).tobytes() + slope.astype("<f2").tobytes())
    (folder / "text.smollm2" / VERSION / "network.bin").write_bytes(hidden.fit(np.arange(len(few))).bytes())
    by_key = dict(zip((row.key for row in many), held_out(Folds(many), words.judge)))
    scores = held_out(Folds(few), hidden.judge)[[row.key in by_key for row in few]]
    rows = [row for row in few if row.key in by_key]
    raw = {"text.smollm2": scores, "text.ngrams": np.array([by_key[row.key] for row in rows])}
    fusion = Fusion(raw, rows)
    for name, values in (*raw.items(), ("fused", fusion.fused)):
        describe(name, values, rows)
    print("weights", fusion.weights, fusion.bias, "calibration error",
          metrics.calibration_error(fusion.fused, fusion.labels), "of", len(rows))
    fusion.write(folder, len(rows))
    check(fusion, rows, words, many, hidden, few)


if __name__ == "__main__":
    main()
