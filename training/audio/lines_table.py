"""Prints what the lines of `lines.py` find, by system, source and delivery.

    python lines_table.py --lines lines.jsonl

LINES is what `lines_survey.py` wrote. The expected calibration error is that of a line from scores to likelihood ratios
which nothing ships: the finding decides nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
import linear
from measures import auroc, ece

THRESHOLD = 4.5
# What the names of sources of recorded voices begin with; they count where human sounds do, and not for music.
VOICES = "voices: "


def scores(rows: list[dict], label: str) -> np.ndarray:
    """The scores of one class."""
    return np.array([row["score"] for row in rows if row["label"] == label])


def share(found: np.ndarray) -> str:
    """How many reach the threshold."""
    return f"{(found >= THRESHOLD).sum()} of {len(found)}"


def left_out(rows: list[dict]) -> tuple[float, float]:
    """The lowest AUROC of any system, and the expected calibration error, each system and a twentieth of the human sources
    scored by the line of all the others."""
    systems = sorted({row["source"] for row in rows if row["label"] == "fake"})
    sources = sorted({row["source"] for row in rows if row["label"] == "real"})
    real = scores(rows, "real")
    lowest = min(auroc(list(real), [row["score"] for row in rows if row["source"] == one]) for one in systems
                 if sum(row["source"] == one for row in rows) >= 10)  # fmt: skip
    chances = []
    for turn, system in enumerate(systems):
        out = {system, *sources[turn :: len(systems)]}
        rest = [row for row in rows if row["source"] not in out]
        slope, intercept = linear.platt(scores(rest, "real"), scores(rest, "fake"))
        for row in rows:
            if row["source"] in out:
                chance = 1 / (1 + np.exp(-(slope * row["score"] + intercept)))
                chances.append((float(chance), row["label"] == "fake"))
    return lowest, ece(chances)


def print_tables(rows: list[dict]) -> None:
    """By delivery, by system and by source."""
    by_delivery: dict[str, list[dict]] = defaultdict(list)
    for row in rows:
        by_delivery[row["delivery"]].append(row)
    print("| delivery | AUROC | human: reach the threshold | sources with one that does | generated: found |")
    print("|---|---|---|---|---|")
    for delivery, part in by_delivery.items():
        real, fake = scores(part, "real"), scores(part, "fake")
        accused = {row["source"] for row in part if row["label"] == "real" and row["score"] >= THRESHOLD}
        sources = {row["source"] for row in part if row["label"] == "real"}
        print(f"| {delivery} | {auroc(list(real), list(fake)):.3f} | {share(real)} | {len(accused)} of {len(sources)} "
              f"| {share(fake)} |")  # fmt: skip
    published = by_delivery["as-published"]
    real = scores(published, "real")
    print("\n| system | files | AUROC | found | lowest, median score |\n|---|---|---|---|---|")
    for system in sorted({row["source"] for row in published if row["label"] == "fake"}):
        mine = np.array([row["score"] for row in published if row["source"] == system and row["label"] == "fake"])
        print(f"| {system} | {len(mine)} | {auroc(list(real), list(mine)):.3f} | {share(mine)} "
              f"| {mine.min():.1f}, {np.median(mine):.1f} |")  # fmt: skip
    print("\nhuman sources:")
    for source in sorted({row["source"] for row in published if row["label"] == "real"}):
        mine = np.array([row["score"] for row in published if row["source"] == source and row["label"] == "real"])
        print(f"  {source}: {len(mine)}, highest {mine.max():.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=Path, required=True)
    options = parser.parse_args()
    everything = [json.loads(line) for line in options.lines.open()]
    voices = [row for row in everything if row["source"].startswith(VOICES)]
    rows = [row for row in everything if not row["source"].startswith(VOICES)]
    print_tables(rows)
    print(f"recorded voices of 10 s and more: {share(scores(voices, 'real'))}, highest {scores(voices, 'real').max():.1f}")
    published = [row for row in rows if row["delivery"] == "as-published"]
    lowest, error = left_out(published)
    print(f"\nlowest AUROC of a system of 10 files {lowest:.3f}; "
          f"expected calibration error, systems and sources left out, {error:.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
