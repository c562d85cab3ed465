"""Adds camera pictures to the data: the photographs of a Debian package, and some studio portraits.

    apt-get download gcompris-qt-data && dpkg-deb -x gcompris-qt-data_*.deb PACKAGE
    python photographs.py --data DATA --package PACKAGE --out MORE

Writes the pictures and `MORE/manifest.csv`: all rows of `DATA/manifest.csv`, then the new ones, so that row numbers stay.
Most photographs come from Wikimedia Commons. The package says the licence of each file; those under the GPL are kept for
calibration only. Needs version 3.1 of the package (Debian 12). The portraits are drawn from those in `train-face-sbi`.
"""

from __future__ import annotations

import argparse
import csv
import fnmatch
import io
import random
import re
import struct
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

ACTIVITIES = [
    "categorization",
    "erase",
    "explore_farm_animals",
    "explore_monuments",
    "explore_world_animals",
    "explore_world_music",
]
SMALLEST = 150
PORTRAITS = 40
PERMISSIVE = re.compile(r"public-domain|CC0|CC-BY")


def resources(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every uncompressed file in a compiled Qt resource, with its path."""
    magic, version, tree, contents, names = struct.unpack_from(">4s4I", data)
    if magic != b"qres":
        raise SystemExit("not a Qt resource")
    width = 22 if version >= 2 else 14

    def walk(node: int, parents: list[str]) -> Iterator[tuple[str, bytes]]:
        offset = tree + node * width
        name, flags = struct.unpack_from(">IH", data, offset)
        length, = struct.unpack_from(">H", data, names + name)
        start = names + name + 6
        path = [*parents, data[start : start + 2 * length].decode("utf-16-be")] if node else parents
        if flags & 2:
            count, first = struct.unpack_from(">II", data, offset + 6)
            for child in range(first, first + count):
                yield from walk(child, path)
        elif not flags & 1:
            place, = struct.unpack_from(">I", data, offset + 10)
            size, = struct.unpack_from(">I", data, contents + place)
            yield "/".join(path), data[contents + place + 4 : contents + place + 4 + size]

    yield from walk(0, [])


def licences(copyright_file: Path) -> list[tuple[str, str]]:
    """Patterns of file names without their endings, and the licence; the last that fits holds."""
    found = []
    for paragraph in re.split(r"\n\s*\n", copyright_file.read_text()):
        files = re.match(r"Files:((?:.*\n)(?:[ \t].*\n)*)", paragraph + "\n")
        licence = re.search(r"^License:\s*(\S.*)$", paragraph, re.M)
        if files and licence:
            found += [(re.sub(r"\.\w+$", "", name), licence[1]) for name in files[1].split()]
    return found


def photographs(package: Path) -> Iterator[tuple[str, str, bytes, str]]:
    """Activity, name, file and licence of every picture that is opaque and large enough."""
    known = licences(package / "usr/share/doc/gcompris-qt-data/copyright")
    for activity in ACTIVITIES:
        compiled = (package / f"usr/share/gcompris-qt/rcc/{activity}.rcc").read_bytes()
        for path, data in sorted(resources(compiled)):
            if not path.endswith((".webp", ".jpg", ".png")):
                continue
            image = Image.open(io.BytesIO(data))
            opaque = "A" not in image.mode or image.getchannel("A").getextrema()[0] == 255
            if min(image.size) < SMALLEST or not opaque:
                continue
            plain = path.removeprefix("gcompris/").rsplit(".", 1)[0]
            licence = [held for pattern, held in known if fnmatch.fnmatch(plain, pattern)][-1]
            yield activity, "-".join(path.split("/")[3:]).replace("-resource", ""), data, licence


def main() -> None:
    """Writes the pictures and the manifest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--package", type=Path, required=True, help="the unpacked package")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()

    with open(options.data / "manifest.csv", newline="", encoding="utf-8") as file:
        entries = list(csv.DictReader(file))
    columns = list(entries[0])
    for entry in entries:
        entry["path"] = str((options.data / entry["path"]).resolve())
    options.out.mkdir(parents=True, exist_ok=True)
    for activity, name, data, licence in photographs(options.package):
        (options.out / name).write_bytes(data)
        permissive = "yes" if PERMISSIVE.match(licence) else "no"
        entries.append({
            "path": name, "split": "train", "label": "real", "generator": f"real:commons-{activity}", "license": licence,
            "permissive": permissive,
        })
    portraits = sorted((options.data / "train-face-sbi").glob("*.jpg"))
    for path in sorted(random.Random(0).sample(portraits, PORTRAITS)):
        entries.append({
            "path": str(path.resolve()), "split": "train", "label": "real", "generator": "real:webmorph",
            "license": "CC BY 4.0", "permissive": "yes",
        })
    with open(options.out / "manifest.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(entries)


if __name__ == "__main__":
    main()
