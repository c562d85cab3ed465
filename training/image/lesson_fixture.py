"""Writes the values that the Swift tests of lessons compare with.

    python lesson_fixture.py ../../Tests/DetectorsTests/Fixtures/Image/lesson.json
"""

import json
import sys
from pathlib import Path

import numpy as np

import lesson

EXAMPLES, GUARD, WIDTH = 44, 60, 33


def value(row: int, column: int) -> float:
    """A number by formula; the Swift test has the same."""
    return ((row * 37 + column * 101 + row * column * 17) % 211 - 105) / 50


def main() -> None:
    """Teaches from made-up values."""
    every = np.array([[value(row, column) for column in range(WIDTH)] for row in range(EXAMPLES + GUARD)])
    labels = np.array([row % 2 for row in range(EXAMPLES)])
    every[:EXAMPLES][labels == 1, :8] += 1
    sources = [f"s{row % 5}" if label else "" for row, label in enumerate(labels)]
    guard = [str(row % 7) for row in range(GUARD)]
    (head, bias), line, scores = lesson.teach(every[:EXAMPLES], labels, sources, every[EXAMPLES:], guard)
    Path(sys.argv[1]).write_text(json.dumps({
        "weights": head.tolist(), "bias": bias, "slope": line[0], "intercept": line[1], "scores": scores.tolist(),
    }, indent=1) + "\n")


if __name__ == "__main__":
    main()
