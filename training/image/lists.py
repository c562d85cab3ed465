"""Draws a sample of generated images from lists, as a data folder of its own with the split `lists`.

    python lists.py FOUND.csv … --out LISTS [--most 20] [--most-of-family 30]

A list has the columns `label`, `source` (the generator), `origin` (`owner/repository@commit:path`), `box` (empty, `x y
width height` of the part to cut out, or `frame N` for a frame that was cut out already), `licence`, `permissive` and
`path`, relative to the list. Rows labelled `fake` and `fake-art` count. Generators that `generators.csv` does not name
are left out and printed. Of each generator at most `--most` images are drawn, taking turns among repositories.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import Counter, defaultdict
from pathlib import Path

from PIL import Image

import generators

COLUMNS = ["path", "split", "label", "generator", "license", "permissive", "source_repo"]


def read(list_: Path) -> list[dict[str, str]]:
    """The generated images of a list whose generator is known, with absolute paths."""
    known = generators.load()
    with open(list_, newline="", encoding="utf-8", errors="surrogateescape") as file:
        rows = [row for row in csv.DictReader(file) if row["label"] in ("fake", "fake-art")]
    unknown = Counter(row["source"] for row in rows if row["source"] not in known)
    for name, count in sorted(unknown.items()):
        print(f"left out: {name}, {count}")
    return [row | {"path": str(list_.parent / row["path"])} for row in rows if row["source"] in known]


def digest(row: dict[str, str]) -> str:
    """Names an image: its file and the part that is cut out."""
    return hashlib.sha256(f"{row['sha256']} {row['box']}".encode()).hexdigest()[:16]


def in_turns(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of one generator in an order that takes turns among repositories, at random inside each."""
    turns: Counter[str] = Counter()
    ordered = []
    for row in sorted(rows, key=digest):
        repository = row["origin"].split("@", 1)[0]
        turns[repository] += 1
        ordered.append((turns[repository], repository, row))
    return [row for *_, row in sorted(ordered, key=lambda item: item[:2])]


def draw(rows: list[dict[str, str]], most: int, most_of_family: int) -> list[dict[str, str]]:
    """At most `most` rows of each generator and `most_of_family` of each family, its generators taking turns."""
    known = generators.load()
    families: dict[str, list[tuple[int, str, dict[str, str]]]] = defaultdict(list)
    for name in sorted({row["source"] for row in rows}):
        mine = in_turns([row for row in rows if row["source"] == name])[:most]
        families[known[name].family] += [(turn, name, row) for turn, row in enumerate(mine)]
    drawn = (sorted(members, key=lambda item: item[:2])[:most_of_family] for members in families.values())
    return [row for members in drawn for *_, row in members]


def copied(row: dict[str, str], out: Path) -> Path:
    """The image in the data folder: the file as it is, or the part of it as PNG."""
    source = Path(row["path"])
    is_part = bool(row["box"]) and not row["box"].startswith("frame ") and not source.stem.endswith(
        row["box"].replace(" ", "_"))
    path = out / f"{digest(row)}{'.png' if is_part else source.suffix}"
    if is_part:
        x, y, width, height = map(int, row["box"].split())
        Image.open(source).convert("RGB").crop((x, y, x + width, y + height)).save(path)
    else:
        path.write_bytes(source.read_bytes())
    return path


def main() -> None:
    """Writes the images and `OUT/manifest.csv`, and prints how many there are of each family."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, default=20)
    parser.add_argument("--most-of-family", type=int, default=30)
    options = parser.parse_args()

    rows = {digest(row): row for list_ in options.lists for row in read(list_)}
    drawn = draw(list(rows.values()), options.most, options.most_of_family)
    options.out.mkdir(parents=True, exist_ok=True)
    with open(options.out / "manifest.csv", "w", newline="", encoding="utf-8", errors="surrogateescape") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for row in drawn:
            writer.writerow({
                "path": copied(row, options.out).name, "split": "lists", "label": "fake", "generator": row["source"],
                "license": row["licence"], "permissive": row["permissive"],
                "source_repo": row["origin"].split(":", 1)[0],
            })
    known = generators.load()
    for family, count in sorted(Counter(known[row["source"]].family for row in drawn).items()):
        print(family, count)


if __name__ == "__main__":
    main()
