"""Compare a converted network with the digests that its manifest states.

    python training/convert/verify.py --manifest Models/ID/VERSION/manifest.json --folder DIR
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path


def stated_files(manifest: dict) -> list[dict]:
    """Every `{file, sha256}` of a manifest's graph and side files."""
    return [*manifest.get("graph", {}).values(), *manifest.get("files", {}).values()]


def problems(manifest: dict, folder: Path) -> list[str]:
    """One line for each stated file that is missing or differs."""
    found = []
    for entry in stated_files(manifest):
        path = folder / entry["file"]
        if not path.is_file():
            found.append(f"{entry['file']} is missing")
            continue
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if digest != entry["sha256"]:
            found.append(f"{entry['file']} has SHA-256 {digest}, the manifest states {entry['sha256']}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--manifest", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    arguments = parser.parse_args()
    found = problems(json.loads(arguments.manifest.read_text()), arguments.folder)
    for line in found:
        print(line, file=sys.stderr)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
