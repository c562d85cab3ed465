"""Checks the arithmetic that thresholds and figures rest on, on small numbers worked out by hand.

    python training/check.py
"""

from __future__ import annotations

import numpy as np

import figures
import linear
import passing
import verdicts

ROWS = [
    {"label": "synthetic", "generator": "a", "delivery": "d", "year": "2025", "llrs": {"x": score}} for score in range(10)
]
PROFILE = {
    "detectors": ["x"], "weights": {"x": 1.0}, "bias": 0.0,
    "authentic": [float(score) for score in range(-150, 0)], "synthetic": [float(score) for score in range(1, 101)],
}  # fmt: skip


def main() -> None:
    """Stops at the first thing that is wrong."""
    ascending = [float(score) for score in range(1, 11)]
    assert linear.upper(np.array(ascending), 0.1) == 10 and linear.upper(np.array(ascending), 0.5) == 6
    assert passing.lower(ascending, 0.1) == 1 and passing.lower(ascending, 0.5) == 5
    assert passing.lower(ascending[:8], 0.1) is None, "eight scores cannot vouch for one in ten"

    grouped = passing.groups(ROWS, [row["llrs"]["x"] for row in ROWS], 3)
    assert [(group["by"], group["name"], len(group["scores"])) for group in grouped] == [
        ("generator", "a", 10), ("year", "2025", 10)]  # fmt: skip
    assert passing.groups(ROWS[1:], range(9), 3) == [], "nine files are no group"

    low, middle, high = passing.probabilities(np.arange(10.0), np.arange(5.0, 15.0), np.array([-1.0, 7.0, 20.0]))
    assert low < 0.2 and 0.4 < middle < 0.6 and high > 0.8
    bounds = passing.interval(np.arange(40.0), ["a", "b"] * 20, np.arange(30.0, 60.0), ["c", "d", "e"] * 10)
    assert all(lower <= upper for lower, upper in zip(bounds["lower"], bounds["upper"], strict=True))
    assert bounds["lower"] == sorted(bounds["lower"]) and bounds["upper"] == sorted(bounds["upper"])

    unmeasured = verdicts.Rule(PROFILE)
    assert unmeasured.bottom is None and unmeasured.answer({"x": -60.0})["reason"] == "not_measured_enough"
    rule = verdicts.Rule(PROFILE | {"groups": [
        {"name": "a", "by": "generator", "delivery": "d", "scores": [float(score) for score in range(-9, 1)]}]})
    assert rule.top == -1 and rule.bottom == -9, "the lowest of ten, where one in ten may pass"
    assert [rule.answer({"x": score})["verdict"] for score in (-10.0, -9.0, -1.0, 0.5)] == [
        "no_signs", "uncertain", "uncertain", "synthetic"]  # fmt: skip

    answered = [{"label": "synthetic", "generator": "a", "verdict": "no_signs"}] * 2 + [
        {"label": "synthetic", "generator": "a", "verdict": "synthetic"}] * 8
    assert figures.answers(answered) == ["80.0 %", "0.0 %", "20.0 %"]
    assert figures.passing(answered) == "1 of 1: a" and figures.passing(answered[1:]) == "0 of 0"


if __name__ == "__main__":
    main()
