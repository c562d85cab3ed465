"""Prints what the lines of `lines.py` find, by system, source and delivery, and writes what the verdicts rest on.

    python lines_table.py --lines lines.jsonl --models ../../Models --evaluation ../../evaluation

LINES is what `lines_survey.py` wrote. Written are the profile of `audio.music` in `Models/fusion/audio.json` and
`evaluation/audio-music-heldout.jsonl.xz`, which `make eval` reads. The profile leaves out rows that are marked
`measured_only`: recordings whose licence forbids commerce. Nothing is trained but the line from scores to
likelihood ratios, which is printed for `MusicDetector.swift`, with the most that a finding counts for.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.stats import beta

sys.path.insert(0, str(Path(__file__).parents[1]))
import linear
import lines
import verdicts
from measures import auroc, ece

DETECTOR, ON = "audio.music", "audio-music-2026-12"
# Below all scores that are found.
REFUSED = 4.0
# No log-likelihood ratio is larger: less than the sample would support, which has few of the recordings that could be mistaken.
MOST = 4.0
# What the names of sources of recorded voices begin with; they count where human sounds do, and not for music.
VOICES = "voices: "


def is_found(row: dict) -> bool:
    """Whether it has lines as a decoder leaves them."""
    return lines.are_clear(lines.Lines(**{field: row[field] for field in lines.Lines.__annotations__}))


def score(row: dict) -> float:
    """Its score; at most `REFUSED` where there are no lines as a decoder leaves them."""
    return row["score"] if is_found(row) else min(row["score"], REFUSED)


def scores(rows: list[dict], label: str) -> np.ndarray:
    """The scores of one class."""
    return np.array([score(row) for row in rows if row["label"] == label])


def share(rows: list[dict], label: str) -> str:
    """How many of one class are found."""
    mine = [is_found(row) for row in rows if row["label"] == label]
    return f"{sum(mine)} of {len(mine)}"


def most(rows: list[dict]) -> float:
    """The logarithm of the share of generated pieces that are found, through the upper end (95 %) of what can be true of the
    share of recordings that are accused."""
    found, accused = ([is_found(row) for row in rows if row["label"] == label] for label in ("fake", "real"))
    upper = beta.ppf(0.95, sum(accused) + 1, len(accused) - sum(accused))
    return math.log(np.mean(found) / upper)


def left_out(rows: list[dict]) -> tuple[float, float]:
    """The lowest AUROC of any system, and the expected calibration error, each system and a part of the human sources
    scored by the line of all the others."""
    systems = sorted({row["source"] for row in rows if row["label"] == "fake"})
    sources = sorted({row["source"] for row in rows if row["label"] == "real"})
    real = scores(rows, "real")
    lowest = min(auroc(list(real), [score(row) for row in rows if row["source"] == one]) for one in systems
                 if sum(row["source"] == one for row in rows) >= 10)  # fmt: skip
    chances = []
    for turn, system in enumerate(systems):
        out = {system, *sources[turn :: len(systems)]}
        rest = [row for row in rows if row["source"] not in out]
        slope, intercept = linear.platt(scores(rest, "real"), scores(rest, "fake"))
        limit = min(most(rest), MOST)
        for row in rows:
            if row["source"] in out:
                chance = 1 / (1 + np.exp(-min(slope * score(row) + intercept, limit)))
                chances.append((float(chance), row["label"] == "fake"))
    return lowest, ece(chances)


def prediction(row: dict, llr: float, rule: verdicts.Rule) -> dict:
    """The row of a prediction file. Where no lines are found the detector gives no evidence, and the verdict stays open."""
    fields = {"label": "synthetic" if row["label"] == "fake" else "authentic", "generator": row["source"],
              "delivery": row["delivery"], "scores": {DETECTOR: round(score(row), 4)}}  # fmt: skip
    answer = rule.answer({DETECTOR: llr})
    if is_found(row):
        return fields | answer | {"llrs": {DETECTOR: llr}}
    return fields | answer | {"verdict": "uncertain", "reason": "no_mark"}


def print_tables(rows: list[dict]) -> None:
    """By delivery, by system and by source."""
    by_delivery: dict[str, list[dict]] = defaultdict(list)
    for row in rows:
        by_delivery[row["delivery"]].append(row)
    print("| delivery | AUROC | human: accused | sources with one that is | generated: found |")
    print("|---|---|---|---|---|")
    for delivery, part in by_delivery.items():
        real, fake = scores(part, "real"), scores(part, "fake")
        accused = {row["source"] for row in part if row["label"] == "real" and is_found(row)}
        sources = {row["source"] for row in part if row["label"] == "real"}
        print(f"| {delivery} | {auroc(list(real), list(fake)):.3f} | {share(part, 'real')} | {len(accused)} of {len(sources)} "
              f"| {share(part, 'fake')} |")  # fmt: skip
    published = by_delivery["as-published"]
    real = scores(published, "real")
    print("\n| system | files | AUROC | found | lowest, median score |\n|---|---|---|---|---|")
    for system in sorted({row["source"] for row in published if row["label"] == "fake"}):
        rows_of = [row for row in published if row["source"] == system and row["label"] == "fake"]
        mine, before = scores(rows_of, "fake"), np.array([row["score"] for row in rows_of])
        print(f"| {system} | {len(mine)} | {auroc(list(real), list(mine)):.3f} | {share(rows_of, 'fake')} "
              f"| {before.min():.1f}, {np.median(before):.1f} |")  # fmt: skip
    print("\nhuman sources:")
    for source in sorted({row["source"] for row in published if row["label"] == "real"}):
        mine = np.array([score(row) for row in published if row["source"] == source and row["label"] == "real"])
        print(f"  {source}: {len(mine)}, highest {mine.max():.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("lines", "models", "evaluation"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    everything = [json.loads(line) for line in options.lines.open()]
    voices = [row for row in everything if row["source"].startswith(VOICES)]
    rows = [row for row in everything if not row["source"].startswith(VOICES)]
    print_tables(rows)
    print(f"recorded voices of 10 s and more: {share(voices, 'real')}, highest {scores(voices, 'real').max():.1f}")
    published = [row for row in rows if row["delivery"] == "as-published"]
    free = [row for row in [*published, *voices] if not row.get("measured_only")]
    real, fake = scores(free, "real"), scores(free, "fake")
    slope, intercept = linear.platt(real, fake)
    supported = most([*published, *voices])
    limit = min(supported, MOST)
    lowest, error = left_out([*published, *voices])
    print(f"\nslope {slope:.3f}, intercept {intercept:.3f}, at most {limit:.2f} (supported: {supported:.2f}); "
          f"lowest AUROC of a system of 10 files {lowest:.3f}; "
          f"expected calibration error, systems and sources left out, {error:.3f}")  # fmt: skip

    path = options.models / "fusion" / "audio.json"
    table = json.loads(path.read_text())
    others = [profile for profile in table["profiles"] if DETECTOR not in profile["detectors"]]
    profile = linear.profile(DETECTOR, real, fake, (slope, intercept))
    for name in ("authentic", "synthetic"):
        profile[name] = [min(value, round(limit, 4)) for value in profile[name]]
    table["profiles"] = [profile | {"on": ON}, *others]
    path.write_text(json.dumps(table, ensure_ascii=False) + "\n")
    rule = verdicts.Rule(profile)
    predictions = [prediction(row, min(slope * score(row) + intercept, limit), rule) for row in rows]
    text = "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in predictions)
    out = options.evaluation / "audio-music-heldout.jsonl.xz"
    out.write_bytes(lzma.compress(text.encode(), filters=verdicts.XZ_FILTERS))


if __name__ == "__main__":
    main()
