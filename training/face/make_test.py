"""Makes the evaluation pictures of one part of the people and a manifest that `touchstone models eval` reads.

    python make_test.py --data DATA --finder DIR --weights TAEF2 --part test --out OUT

Each held-out person: the real picture and five manipulations, the donor being the next person of the same collection.
Each picture in three deliveries: as a JPEG of quality 95, and as the middle frame of five of a slowly moving clip after
H.264 at a constant rate factor of 23 and of 40 (saved as PNG, so that nothing else is added).
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

import codec
import manipulations
import sources
from finder import Finder

FACTORS = {"h264-23": 23, "h264-40": 40}


def filmed(image: np.ndarray, crf: int) -> np.ndarray:
    """The middle frame of a clip in which the camera drifts by a few pixels."""
    height, width = image.shape[:2]
    frames = []
    for index in range(5):
        scale, shift = 1 + 0.008 * index, 3 * (index - 2)
        matrix = np.array([[scale, 0, shift - 0.008 * index * width / 2], [0, scale, -0.008 * index * height / 2]])
        frames.append(cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_CUBIC,
                                     borderMode=cv2.BORDER_REFLECT))
    return codec.h264(frames, crf, preset="veryfast")[2]


def main() -> None:
    """Writes `OUT/<delivery>/<person>-<kind>` and `OUT/manifest.csv`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--finder", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="folder of taef2")
    parser.add_argument("--part", default="test", choices=["test", "calibration"])
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()

    groups = defaultdict(list)
    for source in sources.studio(options.data, options.part, Finder(options.finder)):
        groups[source.name.split("__")[0]].append(source)
    options.out.mkdir(parents=True, exist_ok=True)
    with open(options.out / "manifest.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["path", "label", "generator", "delivery"])

        def save(image: np.ndarray, name: str, kind: str) -> None:
            label = "real" if kind == "real:studio" else "fake"
            stem = f"{name.removesuffix('.jpg')}-{kind.replace(':', '-')}"
            for delivery in ("q95", *FACTORS):
                path = options.out / delivery / (stem + (".jpg" if delivery == "q95" else ".png"))
                path.parent.mkdir(exist_ok=True)
                if delivery == "q95":
                    Image.fromarray(image).save(path, quality=95)
                else:
                    Image.fromarray(filmed(image, FACTORS[delivery])).save(path, compress_level=1)
                writer.writerow([path.relative_to(options.out), label, kind, delivery])

        for people in groups.values():
            for index, target in enumerate(people):
                donor = people[(index + 1) % len(people)]
                save(target.pixels, target.name, "real:studio")
                for kind, make in manipulations.ALL.items():
                    save(make(target, donor, options.weights), target.name, kind)


if __name__ == "__main__":
    main()
