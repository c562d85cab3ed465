"""Add to the fusion table what `no_signs` and the interval rest on: held-out scores by model family, year and kind.

    python training/text/groups.py --data DIR --cache DIR --lists DIR --models Models \\
        --out evaluation/text-heldout.jsonl.xz

`--cache` is what features.py wrote for training rows, `--lists` what lists.py wrote. Nothing of a text's family of
models trained what scores it: the texts of the lists are scored by the models of the fold that leaves their family out,
training rows as in train.py. The interval resamples sources and models behind the held-out scores. Prints how scores
computed again compare with the table's, and the groups, the worst first. Run it after train.py, which writes the table
anew.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

import data
import features
import lists
import ngrams
from folds import COUNT, Folds
from shipped import Shipped
from train import NGrams, States, held_out

sys.path.append(str(Path(__file__).parents[1]))
import passing  # noqa: E402
import verdicts  # noqa: E402

DIGITS = 3
NAMES = ("text.smollm2", "text.ngrams")


class LeftOut:
    """Texts of the lists, scored by the models of the fold that leaves their family out."""

    def __init__(self, texts: list[tuple], words: NGrams, many: list[data.Row], hidden: States, few: list[data.Row]):
        known = lists.generators()
        folds = Folds([replace(row, generator=known[row.generator].family) for row, *_ in texts])
        self.raw = {name: np.zeros(len(texts)) for name in NAMES}
        word_folds, state_folds = Folds(many), Folds(few)
        for number in range(COUNT):
            network = hidden.fit(state_folds.training(number))
            slope, bias = words.fit(word_folds.training(number))
            for place in np.flatnonzero(folds.judged(number)):
                _, _, text, states, tokens = texts[place]
                self.raw["text.smollm2"][place] = np.average(network(states), weights=tokens)
                windows = ngrams.matrix(ngrams.windows(text))
                self.raw["text.ngrams"][place] = float(np.mean(windows @ slope + bias))


def prediction(row: data.Row, delivery: str, llrs: dict[str, float]) -> dict:
    """A text as a row of a prediction file, machine texts with their family, year and kind of writing."""
    common = {"delivery": delivery, "set": "lists" if row.set == "lists" else "training",
              "llrs": {name: round(llr, DIGITS) for name, llr in llrs.items()}}
    if row.label == 0:
        return {"label": "authentic", "generator": f"real:{row.set}", **common}
    generator = lists.generators()[row.generator]
    return {"label": "synthetic", "generator": generator.family, "year": generator.year, "writing": row.domain, **common}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("data", "cache", "lists", "models", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    states = features.load(arguments.cache)
    everything = data.rows(arguments.data)
    many, few = data.spread(everything), [row for row in everything if row.key in states]
    words, hidden = NGrams(many), States(few, states)
    by_key = dict(zip((row.key for row in many), held_out(Folds(many), words.judge)))
    scores = held_out(Folds(few), hidden.judge)[[row.key in by_key for row in few]]
    rows = [row for row in few if row.key in by_key]
    raw = {"text.smollm2": scores, "text.ngrams": np.array([by_key[row.key] for row in rows])}
    texts = lists.load(arguments.lists)
    newer = LeftOut(texts, words, many, hidden, few)

    shipped = Shipped(arguments.models)
    held, new = (
        [{name: shipped.llr(name, float(scores[name][place])) for name in NAMES} for place in range(count)]
        for scores, count in ((raw, len(rows)), (newer.raw, len(texts)))
    )
    found = [prediction(row, lists.WHOLE, llrs) for row, llrs in zip(rows, held, strict=True)]
    found += [prediction(row, delivery, llrs) for (row, delivery, *_), llrs in zip(texts, new, strict=True)]
    machine = [row for row in found if row["label"] == "synthetic"]
    labels, sources = np.array([row.label for row in rows]), np.array([row.group for row in rows])
    print(f"{(labels == 0).sum()} people's and {labels.sum()} machine passages held out,",
          f"{len({row.key for row, *_ in texts})} texts of the lists")
    for profile in shipped.profiles:
        fused = np.array([shipped.fuse(profile, llrs) for llrs in held])
        print(" + ".join(profile["detectors"]))
        for label, name in ((0, "authentic"), (1, "synthetic")):
            again, before = (np.quantile(values, (0.01, 0.1, 0.5, 0.9, 0.99)).round(2).tolist()
                             for values in (fused[labels == label], profile[name]))
            print(f"  {name}, quantiles computed again {again}, in the table {before}")
        profile["groups"] = passing.groups(machine, [shipped.fuse(profile, row["llrs"]) for row in machine], DIGITS)
        profile["interval"] = passing.interval(
            fused[labels == 0], sources[labels == 0], fused[labels == 1], sources[labels == 1])
        print(passing.describe(profile["groups"]), "\n")
    table = arguments.models / "fusion" / "text.json"
    passing.write(table, shipped.profiles)
    counts = Counter(row["generator"] for row in machine if row["delivery"] == lists.WHOLE)
    few_of = sorted(name for name, count in counts.items() if count < passing.FEWEST)
    print(f"families of fewer than {passing.FEWEST} texts: {', '.join(few_of) or 'none'}")
    verdicts.write(arguments.out, found, table)


if __name__ == "__main__":
    main()
