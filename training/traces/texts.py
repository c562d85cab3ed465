"""Counts what the program finds in texts that chat tools leave: proof-like marks, phrases of assistants, hidden characters.

    python training/traces/texts.py --program .build/debug/touchstone --rows 'text/t*/*.jsonl.xz'
    python training/traces/texts.py --program .build/debug/touchstone --files /usr/share/doc

Rows are objects with `text` and `label` (0 a person, 1 a model); repeated texts count once. Files count as texts by people.
"""

import argparse
import collections
import glob
import gzip
import hashlib
import json
import lzma
import pathlib
import subprocess
import tempfile

ENDINGS = {".txt", ".md", ".html", ".htm", ".rst", ".gz", ""}
LONGEST = 200_000


def rows(patterns):
    """Label and text of every row, each text once."""
    seen = set()
    for pattern in patterns:
        for path in sorted(glob.glob(pattern)):
            with lzma.open(path, "rt") as lines:
                for line in lines:
                    row = json.loads(line)
                    text, label = row.get("text", ""), {0: "human", 1: "ai"}.get(row.get("label"), "ai")
                    digest = hashlib.sha256(text.encode("utf-8", "replace")).digest()
                    if text.strip() and digest not in seen:
                        seen.add(digest)
                        yield label, text


def files(folders):
    """Documents of a folder, unpacked, each text once."""
    seen = set()
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*")):
            if path.suffix.lower() not in ENDINGS or path.is_symlink() or not path.is_file():
                continue
            data = path.read_bytes()
            if path.suffix == ".gz":
                data = gzip.decompress(data)
            try:
                text = data.decode()[:LONGEST]
            except UnicodeDecodeError:
                continue
            digest = hashlib.sha256(text.encode()).digest()
            if text.strip() and "\0" not in text and digest not in seen:
                seen.add(digest)
                yield "human", text


def scan(program, batch, counts):
    """Scans texts and adds to the counts of their labels."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for index, (label, text) in enumerate(batch):
            path = pathlib.Path(folder) / f"{index}.txt"
            path.write_text(text, errors="replace")
            paths[str(path)] = (label, text)
        done = subprocess.run(
            [program, "scan", "--json", "--detectors", "text.traces", folder], capture_output=True, text=True)
        for line in done.stdout.splitlines():
            report = json.loads(line)
            label, text = paths[report["path"]]
            if "error" in report:
                counts[label]["not read"] += 1
                continue
            counts[label]["texts"] += 1
            claims = [claim["path"] for claim in report["provenance"]["metadata"]]
            figures = report["evidence"][0].get("figures", {})
            counts[label]["proof"] += bool(claims)
            for name in ("phrases", "habits", "invisible", "look_alikes", "styled"):
                counts[label][name] += name in figures
            if claims or "phrases" in figures:
                spans = report["evidence"][0].get("spans", [])
                found = next((span for span in spans if span["score"] >= 3), {"start": 0, "end": 0})
                shown = text[max(0, found["start"] - 60):found["end"] + 60].replace("\n", " ")
                if label != "ai":
                    print(label, claims, repr(shown), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/debug/touchstone")
    parser.add_argument("--rows", nargs="*", default=[])
    parser.add_argument("--files", nargs="*", default=[])
    parser.add_argument("--models", type=int, default=1_000_000, help="at most so many texts by models")
    arguments = parser.parse_args()
    counts, batch, models = collections.defaultdict(collections.Counter), [], 0
    for source in (rows(arguments.rows), files(arguments.files)):
        for item in source:
            models += item[0] == "ai"
            if item[0] == "ai" and models > arguments.models:
                continue
            batch.append(item)
            if len(batch) == 2000:
                scan(arguments.program, batch, counts)
                batch = []
    scan(arguments.program, batch, counts)
    for label, found in sorted(counts.items()):
        print(label, dict(found))


if __name__ == "__main__":
    main()
