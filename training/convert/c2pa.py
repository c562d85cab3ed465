"""Unpack the C2PA library out of its Python wheel, with the words of its licence.

    python training/convert/c2pa.py --wheel c2pa_python-0.38.1-….whl --out .deps
"""

from __future__ import annotations

from pathlib import PurePosixPath

import wheels

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


def main() -> None:
    arguments = wheels.arguments(__doc__.splitlines()[0])
    wheels.unpack(arguments.wheel, arguments.out, target)


if __name__ == "__main__":
    main()
