"""Recompute a detector's figures from prediction files and print them as Markdown.

    python3 training/figures.py evaluation/*.jsonl.xz [--by generator]

A prediction file is what `touchstone models eval` writes: JSON lines with `label`, `generator`, `delivery`,
`probability` (null when the detector abstained before scoring) and `verdict`. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from collections import defaultdict
from pathlib import Path

SYNTHETIC, AUTHENTIC = {"synthetic", "fake", "ai"}, {"authentic", "real", "human"}
RESAMPLES = 400


def read(path: Path) -> list[dict]:
    """The rows of one prediction file, plain or xz."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def split(rows: list[dict]) -> tuple[list[float], list[float]]:
    """Scores of authentic and of synthetic rows that were scored, each ascending."""
    scored = [row for row in rows if row.get("probability") is not None]
    score = lambda row: row["llr"] if row.get("llr") is not None else row["probability"]  # noqa: E731
    authentic = sorted(score(row) for row in scored if row["label"] in AUTHENTIC)
    synthetic = sorted(score(row) for row in scored if row["label"] in SYNTHETIC)
    return authentic, synthetic


def auroc(authentic: list[float], synthetic: list[float]) -> float | None:
    """P(a synthetic score exceeds an authentic one), ties counted half (Mann–Whitney)."""
    if not authentic or not synthetic:
        return None
    merged = sorted([(score, 0) for score in authentic] + [(score, 1) for score in synthetic])
    rank_sum, at = 0.0, 0
    while at < len(merged):
        end = at
        while end < len(merged) and merged[end][0] == merged[at][0]:
            end += 1
        rank_sum += (at + end + 1) / 2 * sum(label for _, label in merged[at:end])
        at = end
    positives = len(synthetic)
    return (rank_sum - positives * (positives + 1) / 2) / (positives * len(authentic))


def tpr_at(rate: float, authentic: list[float], synthetic: list[float]) -> float | None:
    """Share of synthetic scores above the (1 − rate) quantile of the authentic ones."""
    if not authentic or not synthetic:
        return None
    allowed = int(rate * len(authentic))
    threshold = sorted(authentic, reverse=True)[allowed] if allowed < len(authentic) else authentic[0]
    return sum(score > threshold for score in synthetic) / len(synthetic)


def ece(rows: list[dict], bins: int = 10) -> float | None:
    """Expected calibration error with equal-width bins, the two classes weighted to a prior of one half."""
    scored = [row for row in rows if row.get("probability") is not None]
    counts = [sum(row["label"] in side for row in scored) for side in (AUTHENTIC, SYNTHETIC)]
    if not all(counts):
        return None
    cells = defaultdict(lambda: [0.0, 0.0, 0.0])
    for row in scored:
        truth = row["label"] in SYNTHETIC
        weight = 0.5 / counts[truth]
        cell = cells[min(int(row["probability"] * bins), bins - 1)]
        cell[0] += weight
        cell[1] += weight * row["probability"]
        cell[2] += weight * truth
    return sum(abs(predicted - true) for _, predicted, true in cells.values())


def interval(authentic: list[float], synthetic: list[float]) -> tuple[float, float] | None:
    """95 % bootstrap interval of the AUROC, media resampled within each class; seeded."""
    if not authentic or not synthetic:
        return None
    source = random.Random(20261124)
    values = sorted(
        auroc(source.choices(authentic, k=len(authentic)), source.choices(synthetic, k=len(synthetic)))
        for _ in range(RESAMPLES)
    )
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES) - 1]


def share(rows: list[dict], side: set[str], verdicts: set[str]) -> str:
    """Share of one side's rows with one of the verdicts, as text with the count."""
    mine = [row for row in rows if row["label"] in side]
    hits = sum(row["verdict"] in verdicts for row in mine)
    return f"{hits / len(mine):.3f}" if mine else "–"


def text(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def table(rows: list[dict], authentic_pool: list[dict] | None = None) -> str:
    """One row of figures; a group without authentic rows is compared with the pool."""
    pool = rows if authentic_pool is None else [r for r in rows if r["label"] in SYNTHETIC] + authentic_pool
    authentic, synthetic = split(pool)
    bounds = interval(authentic, synthetic)
    cells = [
        str(sum(r["label"] in AUTHENTIC for r in rows)),
        str(sum(r["label"] in SYNTHETIC for r in rows)),
        text(auroc(authentic, synthetic)) + (f" [{bounds[0]:.3f}, {bounds[1]:.3f}]" if bounds else ""),
        text(tpr_at(0.01, authentic, synthetic)),
        text(tpr_at(0.05, authentic, synthetic)),
        share(rows, AUTHENTIC, {"synthetic"}),
        share(rows, SYNTHETIC, {"synthetic"}),
        share(rows, SYNTHETIC, {"authentic"}),
        share(rows, SYNTHETIC | AUTHENTIC, {"uncertain", "not_applicable"}),
        text(ece(pool)),
    ]
    return " | ".join(cells)


HEADER = (
    "group | real | synthetic | AUROC [95 %] | TPR at 1 % FPR | TPR at 5 % FPR | real called synthetic | "
    "synthetic called synthetic | synthetic called authentic | abstained | ECE"
)


def report(path: Path, by: str | None) -> str:
    """The Markdown of one prediction file: all rows per delivery, then per group if asked."""
    rows = read(path)
    lines = [f"### {path.name}", "", f"| {HEADER} |", "|" + " --- |" * (HEADER.count("|") + 1)]
    deliveries = defaultdict(list)
    for row in rows:
        deliveries[row.get("delivery") or "as_published"].append(row)
    for delivery, mine in deliveries.items():
        lines.append(f"| all, {delivery} | {table(mine)} |")
    if by:
        first = next(iter(deliveries.values()))
        authentic = [row for row in first if row["label"] in AUTHENTIC]
        groups = defaultdict(list)
        for row in first:
            groups[row.get(by) or "–"].append(row)
        for name, mine in sorted(groups.items()):
            lines.append(f"| {name} | {table(mine, authentic)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--by", help="also one row per value of this column, first delivery only, against all real rows")
    arguments = parser.parse_args()
    for path in arguments.files:
        print(report(path, arguments.by))


if __name__ == "__main__":
    main()
