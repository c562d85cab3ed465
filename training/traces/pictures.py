"""Counts what the metadata of pictures claim; for camera pictures any claim of a generator is a false accusation.

    python training/traces/pictures.py --program .build/debug/touchstone --manifest image/manifest.csv

Reads the pictures of a label in the splits `train` and `test`.
"""

import argparse
import collections
import csv
import json
import pathlib
import subprocess


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/debug/touchstone")
    parser.add_argument("--manifest", type=pathlib.Path, required=True)
    parser.add_argument("--label", default="real")
    arguments = parser.parse_args()
    folder = arguments.manifest.parent
    with arguments.manifest.open() as rows:
        paths = [folder / row["path"] for row in csv.DictReader(rows)
                 if row["label"] == arguments.label and row["split"] in ("train", "test")]
    counts = collections.Counter()
    for start in range(0, len(paths), 200):
        done = subprocess.run(
            [arguments.program, "scan", "--json", "--detectors", "image.metadata", *map(str, paths[start:start + 200])],
            capture_output=True, text=True)
        for line in done.stdout.splitlines():
            report = json.loads(line)
            if "error" in report:
                counts["not read"] += 1
                continue
            counts["read"] += 1
            counts["accused"] += any(
                claim["claim"] == "synthetic" or claim.get("with_ai") for claim in report["provenance"]["metadata"])
            said = report["provenance"]["metadata"]
            counts.update({claim["claim"] + (" with AI" if claim.get("with_ai") else "") for claim in said})
            for claim in said if arguments.label == "real" else []:
                if claim["claim"] == "synthetic" or claim.get("with_ai"):
                    print(report["path"], claim)
    print(f"{len(paths)} pictures: {dict(counts)}")


if __name__ == "__main__":
    main()
