"""AUROC of a trained state on the pictures of `make_test.py`, by delivery and manipulation.

    python score.py --finder DIR --state STATE.pt --set SET
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from sklearn.metrics import roc_auc_score

import crop
import network
from finder import Finder

REAL = "real:studio"


def scores(state: Path, folder: Path, finder: Finder) -> dict[tuple[str, str], list[float]]:
    """The log-odds of the surest face of every picture, by delivery and kind."""
    model = network.BlendNetwork()
    model.load_state_dict(torch.load(state, map_location="cpu", weights_only=True)["average"])
    model.eval()
    found = defaultdict(list)
    with open(folder / "manifest.csv", newline="", encoding="utf-8") as file, torch.no_grad():
        for entry in csv.DictReader(file):
            image = Image.open(folder / entry["path"]).convert("RGB")
            faces = finder.faces(image)
            if faces:
                square = crop.square(faces[0].points, *image.size)
                whole, _ = model(torch.from_numpy(crop.tensor(crop.pixels(image, square)[None])))
                found[entry["delivery"], entry["generator"]].append(whole.item())
    return found


def main() -> None:
    """Prints a row for each delivery and manipulation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--finder", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--set", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    found = scores(options.state, options.set, Finder(options.finder))
    for (delivery, kind), fake in sorted(found.items()):
        real = found[delivery, REAL]
        above = np.mean(np.array(fake) > 0)
        auroc = "" if kind == REAL else f"{roc_auc_score([0] * len(real) + [1] * len(fake), real + fake):.3f}"
        print(f"{delivery:8} {kind:14} {len(fake):3} {auroc:5}  median {np.median(fake):6.1f}, above 0: {above:.0%}")


if __name__ == "__main__":
    main()
