"""Writes the fixed deliveries of a split as files, with a manifest that `touchstone models eval` reads.

    python deliver.py --data DATA --split test --out OUT
"""

from __future__ import annotations

import argparse
import csv
import shutil
from pathlib import Path

import deliveries
import rows


def main() -> None:
    """Writes `OUT/<delivery>/<number>.<suffix>` and `OUT/manifest.csv`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of manifest.csv")
    parser.add_argument("--split", default="test")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()

    options.out.mkdir(parents=True, exist_ok=True)
    with open(options.out / "manifest.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["path", "label", "generator", "delivery"])
        for name, codec in deliveries.FIXED.items():
            (options.out / name).mkdir(exist_ok=True)
            for number, row in enumerate(rows.load(options.data, options.split)):
                clip = options.data / row.name
                path = options.out / name / f"{number:04}{codec.suffix if codec else clip.suffix}"
                if codec:
                    deliveries.encode(codec, clip, path)
                else:
                    shutil.copy(clip, path)
                writer.writerow([path.relative_to(options.out), "fake" if row.label else "real", row.generator, name])


if __name__ == "__main__":
    main()
