"""Adds to the fusion table what `no_signs` and the interval rest on: held-out scores by generator family and year.

    python groups.py --data DATA --cache CACHE --lists LISTS --models ../../Models \\
        --out ../../evaluation/image-heldout.jsonl.xz

Every generated image of `DATA` that may train (permissive, split `train`) and of `LISTS` (what `lists.py` drew) is
scored in the three fixed deliveries by a probe that saw nothing of its generator's family, and nothing that was published
in the same repository; where no such image was trained on, that is the shipped probe. The interval resamples the groups of the held-out scores in the table. Prints the
groups, the worst first. Run it after `train.py`, which writes the table anew.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

import cache
import generators
import probe
import rows
from deliveries import FIXED
from features import fixed_name
from train import CAP, COPIES, FOLDS, ID, VERSION

sys.path.append(str(Path(__file__).parents[1]))
import passing  # noqa: E402
import verdicts  # noqa: E402

DIGITS = 4


def left_out(
    train: np.ndarray, train_rows: list[rows.Row], tokens: np.ndarray, of: list[rows.Row], shipped: probe.Probe,
    recipe: probe.Recipe,
) -> np.ndarray:
    """Scores of generated images, each by a probe that saw nothing of its generator's family, nor of its repository."""
    known = generators.load()

    def kinship(row: rows.Row) -> tuple[str, str]:
        return known[row.generator].family if row.label else "", row.repository.split("@", 1)[0]

    trained, asked = [kinship(row) for row in train_rows], [kinship(row) for row in of]
    scores = shipped.scores(tokens)
    for family, repository in sorted(set(asked)):
        seen = [index for index, own in enumerate(trained) if own[0] != family and own[1] != (repository or None)]
        if len(seen) < len(train_rows):
            model = probe.fit(train[seen], [train_rows[index] for index in seen], recipe)
            places = [index for index, own in enumerate(asked) if own == (family, repository)]
            scores[places] = model.scores(tokens[places])
    return scores


def predictions(of: list[rows.Row], llrs: np.ndarray, deliveries: list[str]) -> list[dict]:
    """The images as rows of a prediction file, generated ones with their family and year."""
    known = generators.load()
    found = []
    for row, llr, delivery in zip(of, llrs, deliveries, strict=True):
        name = known[row.generator] if row.label else generators.Generator(row.generator, "")
        label = "synthetic" if row.label else "authentic"
        found.append({"label": label, "generator": name.family, "year": name.year, "delivery": delivery,
                      "llrs": {ID: round(float(llr), DIGITS)}})
    return found


def table_rows(options: argparse.Namespace) -> tuple[list[rows.Row], np.ndarray]:
    """The rows behind the table's held-out scores, in `train.py`'s order, and their tokens."""
    own, own_rows = cache.load(options.cache, options.data, "train", ["drawn"], permissive=True, cap=CAP)
    other, other_rows = cache.load(options.cache, options.data, "train", ["drawn"], permissive=False, cap=CAP)
    camera = [index for index, row in enumerate(other_rows) if row.label == 0]
    return own_rows + [other_rows[index] for index in camera], np.concatenate([own, other[camera]])


def main() -> None:
    """Scores, groups, resamples, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "cache", "lists", "models"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="prediction file of the images behind the groups")
    parser.add_argument("--strength", type=float, default=0.0003, help="of the shipped recipe")
    options = parser.parse_args()

    folder = options.models / ID / VERSION
    saved = json.loads((folder / "probe.json").read_text())
    line = json.loads((folder / "manifest.json").read_text())["calibration"]
    shipped = probe.Probe(tuple(saved["layers"]), np.array(saved["weights"], np.float32), saved["bias"])
    recipe = probe.Recipe(shipped.layers, options.strength)
    train, train_rows = cache.load(options.cache, options.data, "train", COPIES, permissive=True)

    parts = []
    for delivery in FIXED:
        own, own_rows = cache.load(options.cache, options.data, "train", [delivery], permissive=True)
        generated = [index for index, row in enumerate(own_rows) if row.label]
        new, new_rows = cache.load(options.cache, options.lists, "lists", [delivery])
        of = [own_rows[index] for index in generated] + new_rows
        parts.append((np.concatenate([own[generated], new]), of, [delivery] * len(of)))
        print(f"{delivery}: {len(generated)} images that may train, {len(new_rows)} of the lists")
    tokens = np.concatenate([part[0] for part in parts])
    of, deliveries = ([item for part in parts for item in part[place]] for place in (1, 2))
    scores = left_out(train, train_rows, tokens, of, shipped, recipe)
    found = predictions(of, line["slope"] * scores + line["intercept"], deliveries)
    grouped = passing.groups(found, [row["llrs"][ID] for row in found], DIGITS)

    of, tokens = table_rows(options)
    scores = probe.out_of_fold(train, train_rows, tokens, of, recipe, FOLDS)
    scores = np.where(np.isnan(scores), shipped.scores(tokens), scores) * line["slope"] + line["intercept"]
    real = np.array([row.label == 0 for row in of])
    names = np.array([row.group for row in of])
    path = options.models / "fusion" / "image.json"
    profile = json.loads(path.read_text())["profiles"][0]
    for chosen, name in ((real, "authentic"), (~real, "synthetic")):
        gap = np.abs(np.sort(scores[chosen]) - np.array(profile[name])).max()
        print(f"{name}: held-out scores computed again differ from the table's by at most {gap:.4f}")
    profile |= {
        "groups": grouped,
        "interval": passing.interval(scores[real], names[real], scores[~real], names[~real]),
    }
    passing.write(path, [profile])
    print(passing.describe(grouped))
    counts = Counter(row["generator"] for row in found)
    few = sorted(name for name, count in counts.items() if count < passing.FEWEST * len(FIXED))
    print(f"families of fewer than {passing.FEWEST} images, counted by year only: {', '.join(few)}")

    camera = [row for row in of if row.label == 0]
    found += predictions(camera, scores[real], [fixed_name(row, "drawn") for row in camera])
    verdicts.write(options.out, found, options.models / "fusion" / "image.json")


if __name__ == "__main__":
    main()
