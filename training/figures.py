"""Recompute the detectors' figures from prediction files and print them as Markdown.

    python3 training/figures.py evaluation/*.jsonl.xz

A prediction file is what `touchstone models eval` writes: JSON lines with `label`, `generator`, `delivery`, `llr` and
`probability` (absent when nothing was scored) and `verdict`. Each file gives two tables: one row a delivery, and one
row a generator or source with its deliveries side by side. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import lzma
from pathlib import Path

from measures import Measure, Scores, auroc, brier, ece, eer, interval, tpr_at

SYNTHETIC, AUTHENTIC = {"synthetic", "fake", "ai"}, {"authentic", "real", "human"}
NO_ANSWER = {"uncertain", "not_applicable", None}
HEADER = (
    "delivery", "real / synthetic", "AUROC [95 %]", "TPR at 1 % FPR [95 %]", "TPR at 5 % FPR [95 %]", "EER [95 %]",
    "real called synthetic", "synthetic called synthetic", "synthetic called authentic", "balanced accuracy",
    "no answer", "ECE", "Brier",
)  # fmt: skip


def read(path: Path) -> list[dict]:
    """The rows of one prediction file, plain or xz."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def of(rows: list[dict], side: set[str]) -> list[dict]:
    """The rows of one class."""
    return [row for row in rows if row["label"] in side]


def scores(rows: list[dict], side: set[str]) -> Scores:
    """Fused log-likelihood ratios (or probabilities) of the rows of one class that were scored."""
    scored = (row for row in of(rows, side) if row.get("probability") is not None)
    return [row["llr"] if row.get("llr") is not None else row["probability"] for row in scored]


def measured(measure: Measure, authentic: Scores, synthetic: Scores) -> str:
    """A measure with its bootstrap interval, as text."""
    if not authentic or not synthetic:
        return "–"
    low, high = interval(measure, authentic, synthetic)
    return f"{measure(authentic, synthetic):.3f} [{low:.3f}, {high:.3f}]"


def share(rows: list[dict], verdicts: set[str | None]) -> float | None:
    """Share of rows with one of the verdicts."""
    return sum(row.get("verdict") in verdicts for row in rows) / len(rows) if rows else None


def text(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def whole(name: str, rows: list[dict]) -> list[str]:
    """The cells of one delivery.

    The balanced accuracy is that of the accusation: the mean of the synthetic share called synthetic and the real share
    not called synthetic, so that abstaining counts as not found.
    """
    real, fake = of(rows, AUTHENTIC), of(rows, SYNTHETIC)
    authentic, synthetic = scores(rows, AUTHENTIC), scores(rows, SYNTHETIC)
    alarms, found = share(real, {"synthetic"}), share(fake, {"synthetic"})
    pairs = [(r["probability"], r["label"] in SYNTHETIC) for r in rows if r.get("probability") is not None]
    both = bool(authentic and synthetic)
    return [
        name,
        f"{len(real)} / {len(fake)}",
        *(measured(measure, authentic, synthetic) for measure in (auroc, tpr_at(0.01), tpr_at(0.05), eer)),
        text(alarms),
        text(found),
        text(share(fake, {"authentic"})),
        text((found + 1 - alarms) / 2 if real and fake else None),
        text(share(rows, NO_ANSWER)),
        text(ece(pairs) if both else None),
        text(brier(pairs) if both else None),
    ]


def group(rows: list[dict], all_rows: list[dict]) -> str:
    """One generator against all real media, or one source against all synthetic ones: AUROC, called synthetic, n."""
    is_real = rows[0]["label"] in AUTHENTIC
    authentic = scores(rows if is_real else all_rows, AUTHENTIC)
    synthetic = scores(all_rows if is_real else rows, SYNTHETIC)
    area = text(auroc(authentic, synthetic) if authentic and synthetic else None)
    return f"{area} / {text(share(rows, {'synthetic'}))} ({len(rows)})"


def line(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def report(path: Path) -> str:
    """The Markdown of one prediction file."""
    deliveries: dict[str, list[dict]] = {}
    for row in read(path):
        deliveries.setdefault(row.get("delivery") or "as published", []).append(row)
    lines = [f"### {path.name}", "", line(HEADER), line(["---"] * len(HEADER))]
    lines += [line(whole(name, rows)) for name, rows in deliveries.items()]

    header = ["generator or source", *(f"{name}: AUROC / called synthetic (n)" for name in deliveries)]
    lines += ["", line(header), line(["---"] * len(header))]
    keys = {(r["label"] in AUTHENTIC, r.get("generator") or "–") for rows in deliveries.values() for r in rows}
    for is_real, name in sorted(keys):
        cells = [f"{name} (real)" if is_real and not name.startswith("real") else name]
        for rows in deliveries.values():
            side = AUTHENTIC if is_real else SYNTHETIC
            mine = [row for row in of(rows, side) if (row.get("generator") or "–") == name]
            cells.append(group(mine, rows) if mine else "–")
        lines.append(line(cells))
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    for path in parser.parse_args().files:
        print(report(path))


if __name__ == "__main__":
    main()
