"""Scores the test split with the shipped probe and writes the prediction file that `figures.py` reads.

    python evaluate.py --data DATA --cache CACHE --models ../../Models --out ../../evaluation/image.jsonl.xz
    python evaluate.py --data LISTS --split lists --cache CACHE --models ../../Models --out lists.jsonl.xz

The tokens are those of `features.py`; the Swift tests hold the product's scores to 0.001 of these.
`touchstone models eval` on the images that `deliver.py` writes makes the same file with the product.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import cache
from picture import REASON
from train import ID, load_model, load_probe

sys.path.append(str(Path(__file__).parents[1]))
import verdicts  # noqa: E402


def main() -> None:
    """Scores and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "cache", "models", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--split", choices=["test", "lists"], default="test", help="lists: images of a list of its own")
    options = parser.parse_args()

    model, manifest = load_model(options.models)
    line = manifest["calibration"]
    tokens, of, deliveries = cache.load(options.cache, options.data, options.split)
    found = [
        {"delivery": delivery, "generator": row.generator, "label": "synthetic" if row.label else "authentic",
         "path": f"{delivery}/{row.path.stem}",
         **({"llrs": {ID: line["slope"] * float(score) + line["intercept"]}, "scores": {ID: float(score)}}
            if picture >= 0 else REASON)}
        for row, delivery, score, picture in zip(
            of, deliveries, model.scores(tokens), load_probe(options.models, "picture").scores(tokens), strict=True)
    ]
    verdicts.write(options.out, found, options.models / "fusion" / "image.json")


if __name__ == "__main__":
    main()
