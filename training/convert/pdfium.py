"""Unpack PDFium out of a Python wheel, with the licences of what is built into it.

    python training/convert/pdfium.py --wheel pypdfium2-5.15.2-….whl --out .deps
"""

from __future__ import annotations

from pathlib import PurePosixPath

import wheels

LIBRARY = "pypdfium2_raw/libpdfium.so"
NOT_BUILT_IN = {"android", "cibw_musl", "pbin_musl", "v8_xfa"}
"""Parts of other builds: for other systems, or with JavaScript."""


def target(name: str) -> PurePosixPath | None:
    """Where a member of the wheel goes, relative to the output folder; None leaves it out."""
    path = PurePosixPath(name)
    if name == LIBRARY:
        return PurePosixPath("lib/pdfium") / path.name
    if path.parts[0].endswith(".dist-info") and path.parts[1:3] == ("licenses", "BUILD_LICENSES"):
        rest = path.parts[3:]
        return None if rest[0] in NOT_BUILT_IN else PurePosixPath("licenses/pdfium", *rest)
    return None


def main() -> None:
    arguments = wheels.arguments(__doc__.splitlines()[0])
    wheels.unpack(arguments.wheel, arguments.out, target)


if __name__ == "__main__":
    main()
