"""Trains the head that recognises screenshots, scans and pages, which get no answer, and measures it.

    python picture.py --data DATA --lists LISTS --others OTHERS --cache CACHE --models ../../Models \\
        --out ../../evaluation/image-others.jsonl.xz

`train.py` comes first: this adds `picture.json` to the model folder that it wrote. The head is the same regression: 1
for what the probe learns from, -1 for pages. Its threshold, folded into the bias, is the one that at most `REFUSED` of
new camera pictures stay below (split conformal), from scores by heads that saw nothing of a picture's source or family,
nor of its repository. In the prediction file of `OTHERS` that `train.py` wrote, what this head takes for a page when it
is held out loses its answer.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

import cache
import held_out
import probe
import rows
from train import CAP, ID, KINDS, VERSION, load_model, training_data, write_json, write_probe

sys.path.append(str(Path(__file__).parents[1]))
import passing  # noqa: E402
import verdicts  # noqa: E402
from figures import read  # noqa: E402

RECIPE = probe.Recipe((9, 10), 0.5, family=0)
REFUSED = 0.005
REASON = {"verdict": "not_applicable", "reason": "not_photograph"}


def as_picture(row: rows.Row) -> rows.Row:
    """The row with the label that this head learns: 1 for pictures, 0 for pages."""
    return replace(row, label=int(row.kind != "page"), family=f"{row.kind} {row.family}")


def refused(of: list[rows.Row], scores: np.ndarray) -> str:
    """Markdown: how many are taken for pages, by kind, then by source where there are any."""
    lines = ["| held out | n | taken for a page |", "|---|---|---|"]
    for named in (lambda row: row.kind, lambda row: row.family):
        counts, pages = Counter(map(named, of)), Counter(named(row) for row, score in zip(of, scores) if score < 0)
        lines += [f"| {name} | {counts[name]} | {pages[name] / counts[name]:.3f} |" for name in counts if pages[name]]
    return "\n".join(lines)


def main() -> None:
    """Trains, sets the threshold, writes, and answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "lists", "others", "cache", "models"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="prediction file of the others, by `train.py`")
    options = parser.parse_args()

    seen = [cache.both(options.cache, options.data, options.lists, permissive=True),
            cache.load(options.cache, options.others, "lists", permissive=True)]
    train = np.concatenate([tokens for tokens, _, _ in seen])
    train_rows = [as_picture(row) for _, of, _ in seen for row in of]
    once = [cache.both(options.cache, options.data, options.lists, permissive, CAP) for permissive in (True, False)]
    others, other_rows, _ = cache.load(options.cache, options.others, "lists")
    asked = np.concatenate([tokens for tokens, _, _ in once] + [others])
    asked_rows = [row for _, of, _ in once for row in of] + other_rows
    scores = held_out.scores(
        train, train_rows, asked, [as_picture(row) for row in asked_rows],
        lambda tokens, of: probe.fit(tokens, of, RECIPE).scores)

    camera = np.array([row.kind == "camera" for row in asked_rows])
    threshold = passing.lower(np.sort(scores[camera]), REFUSED)
    print(refused(asked_rows, scores - threshold))
    fitted = probe.fit(train, train_rows, RECIPE)
    folder = options.models / ID / VERSION
    manifest = load_model(options.models)[1]
    manifest["files"]["picture"] = write_probe(folder / "picture.json", replace(fitted, bias=fitted.bias - threshold))
    known = [entry for entry in manifest["training_data"] if not entry["name"].startswith(KINDS["page"])]
    manifest["training_data"] = known + training_data([row for row in seen[1][1] if row.kind == "page"])
    write_json(folder / "manifest.json", manifest)

    pages = {row.path.stem for row, score in zip(other_rows, scores[-len(others):], strict=True) if score < threshold}
    verdicts.write(options.out, [
        {key: row[key] for key in ("label", "generator", "delivery", "path")} | REASON if row["path"] in pages else row
        for row in read(options.out)
    ], options.models / "fusion" / "image.json")


if __name__ == "__main__":
    main()
