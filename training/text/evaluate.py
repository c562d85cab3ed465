"""Measure the shipped weights on test rows, through the same arithmetic as the Swift program.

    python training/text/evaluate.py --models Models --data DIR --cache DIR [--out predictions.jsonl]

Test rows never choose anything: thresholds come from the fusion table. Prints one line a table, source or generator.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

import numpy as np

import data
import features
import metrics
from shipped import Shipped

TABLES = ("xsum", "writing", "pubmed")
PAIRS = 80
# Rows of a stratum of the other test files.
SAMPLE = {"ChatGPT-Detector-Bias": 100, "OUTFOX": 40, "L2R": 10}


def table_rows(folder: Path) -> list[data.Row]:
    """The first pairs of the tables of ChatGPT and GPT-4, pair by pair."""
    path = folder / "test" / "tables-fast-detect-gpt.jsonl.xz"
    pairs = [row["pair"] for row in data.load(path)]
    rows = data.test_rows(path, "tables-fast-detect-gpt")
    wanted = [(pair, row) for pair, row in zip(pairs, rows) if pair < PAIRS and "gpt-" in row.domain]
    return [row for _, row in sorted(wanted, key=lambda w: w[0])]


def sample_rows(folder: Path, name: str) -> list[data.Row]:
    """At most `SAMPLE[name]` rows of each stratum, those with the smallest key."""
    strata = defaultdict(list)
    for row in data.test_rows(folder / "test" / f"{name}.jsonl.xz", name):
        if row.text.count(" ") + 1 >= data.FEWEST_WORDS:
            strata[row.domain, row.label, row.generator].append(row)
    return [row for members in strata.values() for row in sorted(members, key=lambda r: r.key)[: SAMPLE[name]]]


def chosen_test_rows(folder: Path) -> list[data.Row]:
    """All rows to be measured; the paper's tables and the learners' essays first."""
    bias = sample_rows(folder, "ChatGPT-Detector-Bias")
    tables, learners = table_rows(folder), [row for row in bias if row.domain == "TOEFL_real"]
    rest = [row for row in bias if row.domain != "TOEFL_real"]
    first = len(tables) * 3 // 8
    return (tables[:first] + learners + tables[first:] + rest + sample_rows(folder, "OUTFOX")
            + sample_rows(folder, "L2R"))


def line(name: str, authentic: np.ndarray, synthetic: np.ndarray, thresholds: dict[float, float]) -> str:
    """One line of figures; rates at the thresholds of the fusion table."""
    rates = "  ".join(
        f"FPR {np.mean(authentic > t) if len(authentic) else float('nan'):.3f} "
        f"TPR {np.mean(synthetic > t) if len(synthetic) else float('nan'):.3f} @ {rate:g}"
        for rate, t in thresholds.items())
    return f"{name:44} {len(authentic):4} {len(synthetic):4}  AUROC {metrics.auroc(authentic, synthetic):.3f}  {rates}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True, help="what features.py --part test wrote")
    parser.add_argument("--out", type=Path, help="write one prediction a line")
    arguments = parser.parse_args()
    shipped = Shipped(arguments.models)
    states = features.load(arguments.cache)
    rows = [row for row in chosen_test_rows(arguments.data) if row.key in states]
    scores = [shipped.score(row.text, states[row.key][0]) for row in rows]
    for profile in shipped.profiles:
        report(profile, shipped, rows, scores)
    if arguments.out:
        with arguments.out.open("w") as out:
            for row, score in zip(rows, scores):
                kept = {"key": row.key, "set": row.set, "domain": row.domain, "generator": row.generator,
                        "label": row.label, **score}
                out.write(json.dumps(kept) + "\n")


def report(profile: dict, shipped: Shipped, rows: list[data.Row], scores: list[dict]) -> None:
    """All lines of one profile."""
    thresholds = {rate: metrics.conformal(np.array(profile["authentic"]), rate) for rate in (0.01, 0.05)}
    fused = np.array([shipped.fuse(profile, score) for score in scores])
    labels = np.array([row.label for row in rows])
    sets = np.array([row.set for row in rows])
    domains = np.array([row.domain for row in rows])
    print(" + ".join(profile["detectors"]), {rate: round(t, 3) for rate, t in thresholds.items()})
    for model in ("gpt-3.5-turbo", "gpt-4"):
        means = []
        for table in TABLES:
            chosen = domains == f"{table}_{model}"
            pair = fused[chosen & (labels == 0)], fused[chosen & (labels == 1)]
            means.append(metrics.auroc(*pair))
            print(line(f"  {table} {model}", *pair, thresholds))
        print(f"  mean of three, {model}: {np.mean(means):.3f}")
    for name in SAMPLE:
        chosen = sets == name
        print(line(f"  {name}", fused[chosen & (labels == 0)], fused[chosen & (labels == 1)], thresholds))
        for domain in sorted(set(domains[chosen])):
            part = chosen & (domains == domain)
            print(line(f"    {domain}", fused[part & (labels == 0)], fused[part & (labels == 1)], thresholds))
    print(f"  expected calibration error: {metrics.calibration_error(fused, labels):.3f}")


if __name__ == "__main__":
    main()
