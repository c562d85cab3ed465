"""Train the text detectors, calibrate them on held-out scores and write weights, manifests' numbers and fusion table.

    python training/text/train.py LIST.jsonl … --data DIR --cache DIR --windows DIR --models Models

`--cache` is what features.py wrote; rows without cached states train the n-grams only. `--windows` is what windows.py
wrote: a held-out score is made of the windows that the program reads, or of the first 128 tokens where it lacks them.
Every score used to calibrate, to weigh and to set thresholds comes from a model that saw neither the row's kind of
writing, nor its family of models, nor its question: see folds.py. They are kept in `heldout.jsonl` of the cache.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import vstack
from sklearn.linear_model import SGDClassifier

import data
import features
import lists
import metrics
import network
import ngrams
import windows
from folds import Cells, balance

NGRAM_ALPHA = 3e-6
SHORT_SHARE = 0.6
HALVES_SHARE = 0.5
NETWORKS = 2
VERSION = "1.2.0"
HELD_OUT = "heldout-text-2026-11-c"


def odds(weights: np.ndarray, labels: np.ndarray) -> float:
    """The log-odds of machine text in what trained a model: its scores carry them, and cells differ in them."""
    return float(np.log(weights[labels == 1].sum() / weights[labels == 0].sum()))


class NGrams:
    """Rows as n-grams: whole first windows, and a short stretch of each for the sake of short texts."""

    def __init__(self, rows: list[data.Row]):
        self.labels = np.array([row.label for row in rows])
        self.weights = balance(rows)
        self.texts = [row.text for row in rows]
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
        """Scores of the judged rows by a regression on the training rows, over their windows as the program reads."""
        slope, bias = self.fit(train)
        parts = [ngrams.windows(self.texts[place]) for place in np.flatnonzero(judged)]
        bias -= odds(self.weights[train], self.labels[train])
        scores = ngrams.matrix([window for part in parts for window in part]) @ slope + bias
        return np.array([part.mean() for part in np.split(scores, np.cumsum([len(part) for part in parts])[:-1])])


class States:
    """Rows as hidden states: of the first 128 tokens and of their halves to train, of all windows to judge."""

    def __init__(self, rows: list[data.Row], states: dict[str, np.ndarray], read: dict[str, tuple]):
        self.labels = np.array([row.label for row in rows])
        self.weights = balance(rows)
        self.states = np.stack([states[row.key] for row in rows])
        self.read = [read.get(row.key, (states[row.key][:1], np.ones(1))) for row in rows]

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
        fitted = self.fit(train)
        scores = [np.average(fitted(states), weights=tokens)
                  for states, tokens in (self.read[place] for place in np.flatnonzero(judged))]
        return np.array(scores) - odds(self.weights[train], self.labels[train])


def held_out(rows: list[data.Row], judge: Callable[[np.ndarray, np.ndarray], np.ndarray],
             judged: np.ndarray | None = None) -> np.ndarray:
    """A score for each judged row by a model that saw nothing of its cell."""
    result = np.full(len(rows), np.nan)
    for cell, train in Cells(rows):
        cell = cell if judged is None else cell & judged
        if cell.any():
            result[cell] = judge(train, cell)
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
    """Held-out figures; the operating points are those of all people's prose that may train."""
    label, kind, domain, part = (np.array([getattr(row, field) for row in rows])
                                 for field in ("label", "set", "domain", "part"))
    known = lists.generators()
    year = np.array([known[row.generator].year if row.label else "" for row in rows])
    people = (label == 0) & (part != "measure")
    listed = (label == 1) & (kind == "lists")
    questions = {
        "lists": listed, **{f"lists, {y}": listed & (year == y) for y in sorted(set(year[listed]))},
        **{f"lists, {d}": listed & (domain == d) for d in sorted(set(domain[listed]))},
        "stories of 2025": domain == "fiction-chapter", "answers": kind == "ai-nonfiction",
        **{n: (label == 1) & (kind == n) for n in ("BiScope", "L2R", "OUTFOX")},
    }
    for question, synthetic in questions.items():
        a, s = scores[people], scores[synthetic]
        print(f"{name:12} {question:26} {len(s):5}  AUROC {metrics.auroc(a, s):.3f}  "
              f"TPR {metrics.tpr(a, s, 0.01):.3f} @ 1 %  {metrics.tpr(a, s, 0.05):.3f} @ 5 %")
    above = scores > metrics.conformal(scores[people], 0.01)
    for field, values in (("kind", domain), ("source", np.array([row.group for row in rows]))):
        for part_of, chosen in (("people", people), ("people who only measure", (label == 0) & (part == "measure"))):
            rates = [(float(above[chosen & (values == v)].mean()), v, int((chosen & (values == v)).sum()))
                     for v in sorted(set(values[chosen]))]
            print(name, f"{part_of} above the 1 % point, by {field}:",
                  ", ".join(f"{v} {rate:.3f} of {n}" for rate, v, n in sorted(rates, reverse=True)[:8]))


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
    chosen = np.zeros(len(many), bool)
    chosen[[place[row.key] for row in judged]] = True
    train = np.array([row.part == "train" for row in many])
    order = np.argsort([place[row.key] for row in judged])
    raw = {"text.smollm2": hidden.judge(np.array([row.part == "train" for row in few]), apart)[order],
           "text.ngrams": words.judge(train, chosen)}
    judged = [judged[index] for index in order]
    people = np.array([row.label == 0 and row.part == "train" for row in rows])
    threshold = metrics.conformal(fusion.fused[people], 0.01)
    above = fusion(raw) > threshold
    for name, members in (("people's prose", [row.set == "human-prose" for row in judged]),
                          ("stories of 2025", [row.domain == "fiction-chapter" for row in judged]),
                          ("answers", [row.set == "ai-nonfiction" for row in judged]),
                          ("lists", [row.set == "lists" for row in judged])):
        print(f"kept apart, {name}: {above[members].mean():.4f} of {sum(members)} above the 1 % point of the others")


def keep(path: Path, rows: Iterable[data.Row], raw: dict[str, np.ndarray]) -> None:
    """Writes the held-out scores before calibration."""
    with path.open("w", encoding="utf-8") as out:
        for place, row in enumerate(rows):
            scores = {name: float(values[place]) for name, values in raw.items()}
            fields = ("key", "label", "generator", "domain", "set", "group", "part")
            out.write(json.dumps({field: getattr(row, field) for field in fields} | {"scores": scores}) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", type=Path, nargs="+")
    for name in ("data", "cache", "windows", "models"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    states, read = features.load(arguments.cache), windows.load(arguments.windows)
    old, new = data.rows(arguments.data), lists.rows(arguments.lists)
    many = list({row.key: row for row in data.spread(old) + lists.draw(new, lists.MOST_OF_WORDS)}.values())
    known = {row.key for row in many}
    few = [row for row in {row.key: row for row in old + new}.values() if row.key in states and row.key in known]
    words, hidden = NGrams(many), States(few, states, read)
    folder = arguments.models
    trains, train = (np.array([row.part != "measure" for row in rows]) for rows in (many, few))
    slope, bias = words.fit(trains)
    (folder / "text.ngrams" / VERSION / "table.bin").write_bytes(
        np.float32(bias).tobytes() + slope.astype("<f2").tobytes())
    (folder / "text.smollm2" / VERSION / "network.bin").write_bytes(hidden.fit(train).bytes())
    judged = {row.key for row in few}
    by_key = dict(zip((row.key for row in many),
                      held_out(many, words.judge, np.array([row.key in judged for row in many]))))
    raw = {"text.smollm2": held_out(few, hidden.judge), "text.ngrams": np.array([by_key[row.key] for row in few])}
    keep(arguments.cache / "heldout.jsonl", few, raw)
    counted = [row for row in few if row.part != "measure"]
    fusion = Fusion({name: scores[train] for name, scores in raw.items()}, counted)
    for name, values in (*raw.items(), ("fused", fusion(raw))):
        describe(name, values, few)
    print("weights", fusion.weights, fusion.bias, "calibration error",
          metrics.calibration_error(fusion.fused, fusion.labels), "of", len(fusion.labels))
    fusion.write(folder, len(fusion.labels))
    check(fusion, counted, words, many, hidden, few)


if __name__ == "__main__":
    main()
