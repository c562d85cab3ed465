"""Add to the fusion table what `no_signs` and the interval rest on: held-out scores by model family, year and kind.

    python training/text/groups.py --cache DIR --models Models --out evaluation/text-heldout.jsonl.xz

`--cache` holds the held-out scores that train.py kept: of each text by models that saw neither its kind of writing nor
its family of models nor its question. The interval resamples sources and models behind them. Texts that only measure
are in the prediction file, not in the table. Prints the groups, the worst first. Run it after train.py, which writes
the table anew.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

import lists
from shipped import Shipped

sys.path.append(str(Path(__file__).parents[1]))
import passing  # noqa: E402
import verdicts  # noqa: E402

DIGITS = 3
DELIVERY = "as-published"


def prediction(row: dict, llrs: dict[str, float]) -> dict:
    """A text as a row of a prediction file, with its kind of writing, machine texts with their family and year."""
    common = {"delivery": DELIVERY, "set": "lists" if row["set"] == "lists" else "training",
              "llrs": {name: round(llr, DIGITS) for name, llr in llrs.items()}, "writing": row["domain"]}
    if row["label"] == 0:
        return {"label": "authentic", "generator": f"real:{row['group']}", **common}
    generator = lists.generators()[row["generator"]]
    return {"label": "synthetic", "generator": generator.family, "year": generator.year, **common}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("cache", "models", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    shipped = Shipped(arguments.models)
    with (arguments.cache / "heldout.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    llrs = [{name: shipped.llr(name, score) for name, score in row["scores"].items()} for row in rows]
    found = [prediction(row, llr) for row, llr in zip(rows, llrs, strict=True)]
    counted = np.array([row["part"] != "measure" for row in rows])
    labels, sources = np.array([row["label"] for row in rows]), np.array([row["group"] for row in rows])
    machine, people = counted & (labels == 1), counted & (labels == 0)
    for profile in shipped.profiles:
        fused = np.array([shipped.fuse(profile, llr) for llr in llrs])
        print(" + ".join(profile["detectors"]))
        profile["groups"] = passing.groups(
            [found[place] for place in np.flatnonzero(machine)], fused[machine], DIGITS)
        profile["interval"] = passing.interval(fused[people], sources[people], fused[machine], sources[machine])
        print(passing.describe(profile["groups"]), "\n")
    table = arguments.models / "fusion" / "text.json"
    passing.write(table, shipped.profiles)
    counts = Counter(row["generator"] for row in found if row["label"] == "synthetic")
    few_of = sorted(name for name, count in counts.items() if count < passing.FEWEST)
    print(f"families of fewer than {passing.FEWEST} texts: {', '.join(few_of) or 'none'}")
    verdicts.write(arguments.out, found, table)


if __name__ == "__main__":
    main()
