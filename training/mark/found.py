"""Counts how many marked photographs are found again after delivery.

    python training/mark/found.py --manifest image/manifest.csv --count 24

Cuts camera pictures to the sizes of the generators, marks them as the generators do, saves, scales or crops them, and
prints the share found at the program's thresholds and the least R.
"""

import argparse
import csv
import io
import random
from pathlib import Path

import numpy as np
import simplejpeg
from PIL import Image

import mark

GENERATED = {
    "sdxl": (1024, 1024), "sdxl-exchanged": (832, 1216), "flux": (1360, 768), "sd1": (512, 512), "sd2": (768, 768),
}
"""Marks with a size at which they are written."""
SCALES = [0.9, 0.75, 0.5, 1.5]


def saved(rgb: np.ndarray, name: str, **options) -> bytes:
    """A picture as a file."""
    buffer = io.BytesIO()
    Image.fromarray(rgb).save(buffer, name, **options)
    return buffer.getvalue()


def opened(data: bytes) -> np.ndarray:
    """The pixels of a file, its colour interpolated."""
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def deliveries(rgb: np.ndarray):
    """Each delivery: its name, the pixels as read, whether sizes are searched."""
    yield "PNG", rgb, False
    yield "JPEG 95, 4:4:4", opened(saved(rgb, "JPEG", quality=95, subsampling=0)), False
    for quality in (95, 90, 85, 75):
        data = saved(rgb, "JPEG", quality=quality)
        yield f"JPEG {quality}", simplejpeg.decode_jpeg(data, fastupsample=True, fastdct=False), False
        yield f"JPEG {quality}, interpolated", opened(data), False
    for quality in (90, 80):
        yield f"WebP {quality}, interpolated", opened(saved(rgb, "WEBP", quality=quality)), False
    height, width = rgb.shape[:2]
    for scale in SCALES:
        size = (round(width * scale), round(height * scale))
        scaled = Image.fromarray(rgb).resize(size, Image.BICUBIC)
        yield f"scaled by {scale}", np.asarray(scaled), True
        yield f"scaled by {scale}, JPEG 85", opened(saved(np.asarray(scaled), "JPEG", quality=85)), True


def correlations(rgb: np.ndarray, name: str) -> tuple[float, float]:
    """R of a mark, and R within bytes."""
    found, _ = mark.read(rgb)
    return found[name], found.get(f"{name}, within bytes", 1.0)


def searched(rgb: np.ndarray, name: str) -> tuple[float, float]:
    """The best of both over the sizes that fit."""
    height, width = rgb.shape[:2]
    image = Image.fromarray(rgb)
    found = [
        correlations(np.asarray(image.resize(size, Image.BICUBIC)), name) for size in mark.fitting_sizes(width, height)
    ]
    return max(found, default=(0.0, 0.0))


def main() -> None:
    """Marks, delivers, reads, prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--manifest", type=Path, required=True)
    parser.add_argument("--count", type=int, default=24)
    arguments = parser.parse_args()
    with arguments.manifest.open() as file:
        rows = [
            row["path"] for row in csv.DictReader(file)
            if row["label"] == "real" and min(int(row["width"]), int(row["height"])) >= 768
        ]
    random.Random(1).shuffle(rows)
    found: dict[tuple[str, str], list[float]] = {}
    for path in rows[: arguments.count]:
        photograph = Image.open(arguments.manifest.parent / path).convert("RGB")
        for name, (width, height) in GENERATED.items():
            scale = max(width / photograph.width, height / photograph.height)
            size = (max(width, round(photograph.width * scale)), max(height, round(photograph.height * scale)))
            rgb = np.asarray(photograph.resize(size, Image.LANCZOS).crop((0, 0, width, height)))
            message, plane = mark.HYPOTHESES[name]
            for delivery, pixels, is_searched in deliveries(mark.write(rgb, mark.MESSAGES[message], plane)):
                r, inside = searched(pixels, name) if is_searched else correlations(pixels, name)
                thresholds = mark.RESCALED_THRESHOLDS if is_searched else mark.THRESHOLDS
                is_found = r >= thresholds[name][0] and inside >= thresholds[name][1]
                found.setdefault((name, delivery), []).append((is_found, r, r >= thresholds[name][0]))
    for (name, delivery), values in found.items():
        share, whole = (np.mean([value[place] for value in values]) for place in (0, 2))
        print(
            f"{name}, {delivery}: {share:.2f} of {len(values)} (by R alone {whole:.2f}), "
            f"least R {min(value[1] for value in values):.3f}")


if __name__ == "__main__":
    main()
