"""Counts how often unmarked pictures look marked.

    python training/mark/survey.py --manifest image/manifest.csv --label real --out survey.csv

Reads every picture of a label at its own size (a JPEG file twice, with its colour interpolated and not) and at some
widths, asks for each mark and for random messages of the same lengths, and prints the largest R, the point that one in a
million random messages passes, and the accusations. Goes on where a cut run stopped.
"""

import argparse
import csv
from pathlib import Path

import numpy as np
from PIL import Image

import mark

WIDTHS = [512, 736, 768, 1024, 1088, 1280, 1536]
RANDOM = 1000


def sizes_of(path: Path):
    """Each way in which a picture is read: its name and the pixels."""
    pixels, plain = mark.pixels_of(path)
    yield "own", pixels
    if plain is not None:
        yield "own, not interpolated", plain
    image = Image.fromarray(pixels)
    for width in WIDTHS:
        if width != image.width:
            yield str(width), np.asarray(image.resize((width, round(image.height * width / image.width)), Image.BICUBIC))


def main() -> None:
    """Reads, then prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--manifest", type=Path, required=True)
    parser.add_argument("--label", default="real")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    random = np.random.default_rng(1)
    others = {n: random.integers(0, 2, (n, RANDOM)).astype(float) for n in {len(b) for b in mark.MESSAGES.values()}}
    edges = np.linspace(0, 1, 1001)
    histograms_path = arguments.out.with_suffix(".npz")
    histograms = dict(np.load(histograms_path)) if histograms_path.exists() else {}
    done = set()
    if arguments.out.exists():
        done = {row["path"] for row in csv.DictReader(arguments.out.open())}
    with arguments.manifest.open() as file:
        paths = [row["path"] for row in csv.DictReader(file) if row["label"] == arguments.label]
    with arguments.out.open("a", newline="") as file:
        writer = csv.writer(file)
        for path in paths:
            if path in done:
                continue
            for size, rgb in sizes_of(arguments.manifest.parent / path):
                if rgb.shape[0] * rgb.shape[1] < mark.SMALLEST:
                    continue
                found, chance = mark.read(rgb, others)
                for name, values in chance.items():
                    histograms[name] = histograms.get(name, 0) + np.histogram(values, edges)[0]
                if file.tell() == 0:
                    writer.writerow(["path", "size", "width", "height", *found])
                writer.writerow([path, size, rgb.shape[1], rgb.shape[0], *(f"{r:.4f}" for r in found.values())])
            file.flush()
            np.savez(histograms_path, **histograms)
    summarise(arguments.out, histograms, edges)


def summarise(out: Path, histograms: dict[str, np.ndarray], edges: np.ndarray) -> None:
    """Prints the table."""
    rows = list(csv.DictReader(out.open()))
    print(f"{len({row['path'] for row in rows})} pictures, {len(rows)} pictures and sizes")
    for name, (threshold, inside) in mark.THRESHOLDS.items():
        found = np.array([float(row[name]) for row in rows])
        within = np.array([float(row.get(f"{name}, within bytes", 1)) for row in rows])
        accused = int(((found >= threshold) & (within >= inside)).sum())
        counts = histograms[name]
        above = counts[::-1].cumsum()[::-1]
        point = edges[np.argmax(above <= counts.sum() / 1e6)]
        print(
            f"{name}: largest R {found.max():.3f}, within bytes {within.max():.3f}, accusations {accused}; "
            f"random messages: {counts.sum()} tests, 1e-6 point {point:.3f}, largest {edges[np.nonzero(counts)[0][-1] + 1]:.3f}, "
            f"at or over {threshold} {int(above[np.searchsorted(edges, threshold)])}")


if __name__ == "__main__":
    main()
