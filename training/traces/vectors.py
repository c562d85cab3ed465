"""Scans a folder of files with known traces and tells which are read as expected.

    python training/traces/vectors.py --program .build/debug/touchstone --folder traces

`expected.json` of the folder names, for each file of its folders `metadata` and `stealth`, the claim that the file makes
(`synthetic`, `edited` or null), and in `text` texts with the tier of their traces.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile


def scan(program, paths):
    """The report of each file, by its path."""
    done = subprocess.run(
        [program, "scan", "--json", "--detectors", "image.metadata,audio.metadata,video.metadata,text.traces", *map(str, paths)],
        capture_output=True, text=True)
    reports = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return {pathlib.Path(report["path"]).resolve(): report for report in reports}


def tier(report):
    """The tier of the traces in a text."""
    if report["provenance"]["metadata"]:
        return "proof"
    figures = report["evidence"][0].get("figures", {})
    return "strong" if "phrases" in figures else "weak" if "habits" in figures else None


def texts(program, expected):
    """How many texts have another tier than expected."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for index, entry in enumerate(expected):
            path = pathlib.Path(folder, f"{index}.txt").resolve()
            path.write_text(entry["text"])
            paths[path] = entry
        reports = scan(program, paths)
        wrong = 0
        for path, entry in paths.items():
            found = tier(reports[path]) if path in reports else "not read"
            if found != entry["tier"]:
                wrong += 1
                print(f"{entry['text']!r}: expected {entry['tier']}, found {found}")
        print(f"{len(paths) - wrong} of {len(paths)} texts as expected")
    return wrong


def claims(report):
    """What the metadata of a report claim, the camera's name left out."""
    return {claim["claim"] for claim in report.get("provenance", {}).get("metadata", [])} - {"camera"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/debug/touchstone")
    parser.add_argument("--folder", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    expected = json.loads((arguments.folder / "expected.json").read_text())
    files = {}
    for kind in ("metadata", "stealth"):
        for name, entry in expected.get(kind, {}).items():
            files[(arguments.folder / kind / name).resolve()] = entry["expected_claim"]
    reports = scan(arguments.program, files)
    wrong = 0
    for path, claim in files.items():
        found = claims(reports.get(path, {}))
        if path not in reports or (claim not in found if claim else found):
            wrong += 1
            print(f"{path.name}: expected {claim}, found {sorted(found) or None}")
    print(f"{len(files) - wrong} of {len(files)} files as expected")
    return wrong + texts(arguments.program, expected.get("text", []))


if __name__ == "__main__":
    raise SystemExit(min(main(), 1))
