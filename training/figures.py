"""Recompute the detectors' figures from prediction files and print them as Markdown.

    python3 training/figures.py evaluation/*.jsonl.xz
    python3 training/figures.py --short evaluation

A prediction file is what `touchstone models eval` writes: JSON lines with `label`, `generator`, `delivery`, `llr` and
`probability` (absent when nothing was scored) and `verdict`. Each file gives these tables: what is answered, one row a
delivery, with the generators of which too many pass; how well the scores rank, likewise; both by generator and source;
the answers by the generator's year and by the kind of writing. Files named `-heldout` hold what the thresholds rest on:
training data scored by models that saw nothing of its generator or source. `--short` prints one row for each kind of
file, for readers in a hurry. Standard library only.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
from pathlib import Path

from measures import Measure, Scores, auroc, brier, ece, eer, interval, tpr_at

SYNTHETIC, AUTHENTIC = {"synthetic", "fake", "ai"}, {"authentic", "real", "human"}
FOUND = {"synthetic"}
# What reassures: `authentic` too, which a trusted signature earns.
REASSURED = {"no_signs", "authentic"}
# A generator of this many files counts, and may pass in this share of them.
FEWEST, MOST_PASSING = 10, 0.1
ANSWERS = (
    "delivery", "real", "accused", "left open", "reassured", "synthetic", "found", "left open", "let pass",
    "generators of ≥ 10 files let pass over 10 %",
)  # fmt: skip
RANKING = (
    "delivery", "AUROC [95 %]", "TPR at 1 % FPR [95 %]", "TPR at 5 % FPR [95 %]", "EER [95 %]", "balanced accuracy",
    "ECE", "Brier",
)  # fmt: skip
SHORT_HEADER = ("", "AI-made: found", "left open", "let pass", "real: accused", "left open", "reassured")
# File, delivery, which synthetic files count, and how a reader would call them.
SHORT_ROWS = (
    ("image", "as-published", {}, "images, as published"),
    ("image", "512-q40", {}, "images, small and strongly compressed"),
    ("text-heldout", "as-published", {"year": {"2025", "2026"}, "set": {"lists"}}, "texts by models of 2025 and 2026"),
    ("video", "crf23", {}, "videos made of still images"),
    ("audio", "as-published", {}, "voices (experimental)"),
)


def read(path: Path) -> list[dict]:
    """The rows of one prediction file, plain or xz."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def years() -> dict[str, str]:
    """The year in which a generator of the test files came out, where it is known."""
    with open(Path(__file__).with_name("years.csv"), newline="", encoding="utf-8") as file:
        return {row["generator"]: row["year"] for row in csv.DictReader(file)}


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


def share(rows: list[dict], verdicts: set[str]) -> float | None:
    """Share of rows with one of the verdicts."""
    return sum(row.get("verdict") in verdicts for row in rows) / len(rows) if rows else None


def text(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def answers(rows: list[dict]) -> list[str]:
    """Shares called synthetic, left open (not applicable included) and reassured."""
    if not rows:
        return ["–"] * 3
    left = sum(row.get("verdict") not in FOUND | REASSURED for row in rows) / len(rows)
    return [percent(share(rows, FOUND)), percent(left), percent(share(rows, REASSURED))]


def by_generator(rows: list[dict]) -> dict[str, list[dict]]:
    """The rows by what made them or where they come from."""
    groups: dict[str, list[dict]] = {}
    for row in rows:
        groups.setdefault(row.get("generator") or "–", []).append(row)
    return groups


def passing(rows: list[dict]) -> str:
    """How many of the generators with enough files pass too often."""
    large = {name: group for name, group in by_generator(rows).items() if len(group) >= FEWEST}
    over = [name for name, group in sorted(large.items()) if share(group, REASSURED) > MOST_PASSING]
    return f"{len(over)} of {len(large)}" + (f": {', '.join(over)}" if over else "")


def answer_line(name: str, rows: list[dict]) -> list[str]:
    """What is answered in one delivery."""
    real, fake = of(rows, AUTHENTIC), of(rows, SYNTHETIC)
    accused, open_, reassured = answers(real)
    found, left, passed = answers(fake)
    return [name, str(len(real)), accused, open_, reassured, str(len(fake)), found, left, passed, passing(fake)]


def ranking_line(name: str, rows: list[dict]) -> list[str]:
    """How well the scores of one delivery rank, and how well the probabilities are calibrated.

    The balanced accuracy is that of the accusation: the mean of the synthetic share called synthetic and the real share
    not called synthetic, so that abstaining counts as not found.
    """
    real, fake = of(rows, AUTHENTIC), of(rows, SYNTHETIC)
    authentic, synthetic = scores(rows, AUTHENTIC), scores(rows, SYNTHETIC)
    alarms, found = share(real, FOUND), share(fake, FOUND)
    pairs = [(r["probability"], r["label"] in SYNTHETIC) for r in rows if r.get("probability") is not None]
    both = bool(authentic and synthetic)
    return [
        name,
        *(measured(measure, authentic, synthetic) for measure in (auroc, tpr_at(0.01), tpr_at(0.05), eer)),
        text((found + 1 - alarms) / 2 if real and fake else None),
        text(ece(pairs) if both else None),
        text(brier(pairs) if both else None),
    ]


def group_cell(rows: list[dict], all_rows: list[dict]) -> str:
    """One generator against all real files, or one source against all synthetic ones: AUROC, called synthetic,
    reassured, number of files."""
    is_real = rows[0]["label"] in AUTHENTIC
    authentic = scores(rows if is_real else all_rows, AUTHENTIC)
    synthetic = scores(all_rows if is_real else rows, SYNTHETIC)
    area = text(auroc(authentic, synthetic) if authentic and synthetic else None)
    return f"{area} / {percent(share(rows, FOUND))} / {percent(share(rows, REASSURED))} ({len(rows)})"


def line(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def table(header: list[str] | tuple[str, ...], rows: list[list[str]]) -> list[str]:
    """The lines of a Markdown table, and an empty one."""
    return [line(header), line(["---"] * len(header)), *map(line, rows), ""]


def generator_table(deliveries: dict[str, list[dict]]) -> list[str]:
    """One row a generator or source, the deliveries side by side."""
    keys = {(r["label"] in AUTHENTIC, r.get("generator") or "–") for rows in deliveries.values() for r in rows}
    lines = []
    for is_real, name in sorted(keys):
        cells = [f"{name} (real)" if is_real and not name.startswith("real") else name]
        for rows in deliveries.values():
            mine = by_generator(of(rows, AUTHENTIC if is_real else SYNTHETIC)).get(name)
            cells.append(group_cell(mine, rows) if mine else "–")
        lines.append(cells)
    return table(
        ["generator or source", *(f"{name}: AUROC / called synthetic / reassured (n)" for name in deliveries)], lines)


def year(row: dict, known: dict[str, str]) -> str | None:
    """The year of a row's generator, where it is known."""
    return row.get("year") or known.get(row.get("generator"))


def answer_table(title: str, names: list[str | None], deliveries: dict[str, list[dict]]) -> list[str]:
    """The answers to synthetic files by a property, the deliveries side by side; `names` has it for every such file."""
    named = iter(names)
    cells = {name: [(next(named), row) for row in of(rows, SYNTHETIC)] for name, rows in deliveries.items()}
    values = sorted({value for pairs in cells.values() for value, _ in pairs if value})
    lines = []
    for value in values:
        mine = [[row for own, row in pairs if own == value] for pairs in cells.values()]
        lines.append([value, *(f"{' / '.join(answers(rows))} ({len(rows)})" if rows else "–" for rows in mine)])
    header = [title, *(f"{name}: found / left open / let pass (n)" for name in deliveries)]
    return table(header, lines) if lines else []


def by_delivery(path: Path) -> dict[str, list[dict]]:
    """The rows of a prediction file by delivery, in the file's order."""
    deliveries: dict[str, list[dict]] = {}
    for row in read(path):
        deliveries.setdefault(row.get("delivery") or "as published", []).append(row)
    return deliveries


def report(path: Path) -> str:
    """The Markdown of one prediction file."""
    deliveries = by_delivery(path)
    known = years()
    synthetic = [row for rows in deliveries.values() for row in of(rows, SYNTHETIC)]
    return "\n".join([
        f"### {path.name}", "",
        *table(ANSWERS, [answer_line(name, rows) for name, rows in deliveries.items()]),
        *table(RANKING, [ranking_line(name, rows) for name, rows in deliveries.items()]),
        *generator_table(deliveries),
        *answer_table("year of the generator", [year(row, known) for row in synthetic], deliveries),
        *answer_table("kind of writing", [row.get("writing") for row in synthetic], deliveries),
    ])  # fmt: skip


def short(folder: Path) -> str:
    """The Markdown of a table of one row for each kind of file."""
    lines = []
    for name, delivery, wanted, words in SHORT_ROWS:
        rows = by_delivery(folder / f"{name}.jsonl.xz")[delivery]
        fake = [row for row in of(rows, SYNTHETIC) if all(row.get(key) in values for key, values in wanted.items())]
        real = of(rows, AUTHENTIC)
        lines.append([f"{words} ({len(fake)} AI-made, {len(real)} real)", *answers(fake), *answers(real)])
    return "\n".join(table(SHORT_HEADER, lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--short", type=Path, help="the folder of the prediction files: one row for each kind of file")
    options = parser.parse_args()
    if options.short:
        print(short(options.short))
    for path in options.files:
        print(report(path))


if __name__ == "__main__":
    main()
