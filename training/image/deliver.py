"""Writes the fixed deliveries of a split and a manifest that `touchstone models eval` reads.

    python deliver.py --data DATA --split test --out OUT
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import deliveries
import rows


def main() -> None:
    """Writes `OUT/<delivery>/<number>.<suffix>` and `OUT/manifest.csv`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of manifest.csv")
    parser.add_argument("--split", default="test")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()

    options.out.mkdir(parents=True, exist_ok=True)
    with open(options.out / "manifest.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["path", "label", "generator", "delivery"])
        for number, row in enumerate(rows.load(options.data, options.split)):
            for name, deliver in deliveries.FIXED.items():
                suffix = row.path.suffix if name == "as-published" else ".jpg"
                path = options.out / name / f"{number:04}{suffix}"
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(deliver(row.path))
                label = "fake" if row.label else "real"
                writer.writerow([path.relative_to(options.out), label, row.generator, name])


if __name__ == "__main__":
    main()
