"""Writes the images that a list names, from copies of the repositories and packages, as a data folder of its own.

    python pictures.py --snapshots SNAPSHOTS [--packages PACKAGES] --out LISTS [--list pictures.csv.xz]

The list says of each image its `label` (`real`: by a camera; `fake`, `fake-art`: generated; `other-real`: made by
people in another way, of the `kind` `page` or `drawing`), its `source` (or generator), its `origin`
(`owner/repository@commit:path`, `debian:package=version:path` or `pypi:package==version:path`), the SHA-256 of that
file, its licence, and whether it may train: `permissive` is `yes`, or else (`no`, `unsplash`) it only measures. `box` is
empty, `x y width height` of the part to cut out, or `frame N` of a video (that needs ffmpeg).

`SNAPSHOTS/owner+repository` is a clone (`git clone --bare`), `PACKAGES` has the `.deb` files and wheels. Nothing is
fetched. What is in `LISTS` already stays; what is missing, or is another file than the list says, is printed.
"""

from __future__ import annotations

import argparse
import csv
import functools
import hashlib
import io
import lzma
import re
import subprocess
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PIL import Image

COLUMNS = ["path", "split", "label", "generator", "license", "permissive", "source_repo"]
GIT_FOLDERS = ("", ".git", "repo", "repo/.git")

Reader = Callable[[dict[str, str]], bytes]


class Missing(Exception):
    """A file is not where the list says, or is another one."""


def digest(row: dict[str, str]) -> str:
    """Names an image: its file and the part that is cut out."""
    return hashlib.sha256(f"{row['sha256']} {row['box']}".encode()).hexdigest()[:16]


def place_of(row: dict[str, str]) -> str:
    """The repository, Debian package or wheel that has the file."""
    return re.match(r"(debian|pypi):.*(?=:)|[^@]+", row["origin"])[0]


def repository(place: str, snapshots: Path) -> Reader:
    """Reads files out of a clone."""
    folders = (snapshots / place.replace("/", "+") / inside for inside in GIT_FOLDERS)
    folder = next((folder for folder in folders if (folder / "HEAD").is_file()), None)
    if folder is None:
        raise Missing(f"no clone of {place}")

    def read(row: dict[str, str]) -> bytes:
        name = row["origin"].split("@", 1)[1].encode("utf-8", "surrogateescape")
        return subprocess.run(["git", "--git-dir", str(folder), "show", name], capture_output=True).stdout

    return read


def package(place: str, packages: Path) -> Reader:
    """Reads files out of a Debian package or a wheel."""
    kind, name, version = re.match(r"(\w+):([^=]+)=+(?:\d+:)?(.+)", place).groups()
    pattern = f"{name}_*{version}_*.deb" if kind == "debian" else f"{name}-{version}-*.whl"
    file = next(packages.glob(pattern), None)
    if file is None:
        raise Missing(f"no {pattern}")
    unpacked = tempfile.TemporaryDirectory()
    if kind == "debian":
        subprocess.run(["dpkg", "-x", str(file), unpacked.name], check=True)

    def read(row: dict[str, str]) -> bytes:
        path = row["origin"].removeprefix(f"{place}:")
        if kind == "pypi":
            with zipfile.ZipFile(file) as wheel:
                return wheel.read(path) if path in wheel.namelist() else b""
        found = Path(unpacked.name) / path
        return found.read_bytes() if found.is_file() else b""

    return read


def part(data: bytes, box: str) -> bytes:
    """A rectangle of a picture or a frame of a video, as PNG."""
    if box.startswith("frame "):
        with tempfile.TemporaryDirectory() as folder:
            film, still = Path(folder) / "film.mp4", Path(folder) / "still.png"
            film.write_bytes(data)
            only = ["-vf", f"select=eq(n\\,{int(box[6:])})", "-frames:v", "1"]
            subprocess.run(["ffmpeg", "-v", "error", "-i", str(film), *only, str(still)], check=True)
            return still.read_bytes()
    x, y, width, height = map(int, box.split())
    target = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").crop((x, y, x + width, y + height)).save(target, "PNG")
    return target.getvalue()


def written(row: dict[str, str], reader: Callable[[str], Reader], out: Path) -> Path:
    """The image in the data folder: the file as it is, or the part of it as PNG."""
    suffix = ".png" if row["box"] else Path(row["origin"]).suffix.lower()
    path = out / f"{digest(row)}{suffix}"
    if not path.exists():
        data = reader(place_of(row))(row)
        if hashlib.sha256(data).hexdigest() != row["sha256"]:
            raise Missing(f"not there, or another file: {row['origin']}")
        path.write_bytes(part(data, row["box"]) if row["box"] else data)
    return path


def main() -> None:
    """Writes the images and `LISTS/manifest.csv`, and prints what is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", type=Path, default=Path(__file__).with_name("pictures.csv.xz"))
    parser.add_argument("--snapshots", type=Path, required=True)
    parser.add_argument("--packages", type=Path, default=Path())
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()

    @functools.cache
    def reader(place: str) -> Reader:
        if place.startswith(("debian:", "pypi:")):
            return package(place, options.packages)
        return repository(place, options.snapshots)

    with lzma.open(options.list, "rt", newline="", encoding="utf-8", errors="surrogateescape") as file:
        rows = list(csv.DictReader(file))
    options.out.mkdir(parents=True, exist_ok=True)
    found, missing = [], Counter()
    for row in rows:
        try:
            found.append((row, written(row, reader, options.out).name))
        except Missing as problem:
            missing[str(problem)] += 1
    with open(options.out / "manifest.csv", "w", newline="", encoding="utf-8", errors="surrogateescape") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for row, name in found:
            packaged = row["origin"].startswith(("debian:", "pypi:"))
            prefix = {"real": "real:", "other-real": f"{row['kind']}:"}.get(row["label"], "")
            writer.writerow({
                "path": name, "split": "lists", "label": "real" if prefix else "fake",
                "generator": prefix + row["source"], "license": row["licence"],
                "permissive": row["permissive"],
                "source_repo": place_of(row) if packaged else row["origin"].split(":", 1)[0],
            })
    for problem, count in missing.most_common():
        print(problem if count == 1 else f"{problem}: {count}")
    print(f"{len(found)} of {len(rows)} images written")


if __name__ == "__main__":
    main()
