"""Run the language model over rows as the program does, window by window, resumably: what held-out scores are made of.

    python training/text/windows.py LIST.jsonl … --model DIR --data DIR --cache DIR [--shard 0/2]

Training reads the first 128 tokens of a row (features.py); the program reads windows of about 900 characters, at most
256 tokens, at most 8 windows. Kept per row: the mean of the residual stream after block 18 over each window, as
float16, and the tokens of each window. People's prose and the machine texts of lists come in turns.
"""

from __future__ import annotations

import argparse
from itertools import chain, zip_longest
from pathlib import Path

import numpy as np

import data
import features
import lists
import ngrams

LONGEST = 256
LENGTH, MOST_WINDOWS = 900, 8
BLOCK = 20


def drawn(folder: Path, files: list[Path]) -> list[data.Row]:
    """The rows to judge: what data.py draws of people's prose, and what lists.py draws, in turns."""
    newer = lists.draw(lists.rows(files), lists.MOST, lists.MOST_OF_NEWEST)
    turns = ([row for row in data.draw(data.rows(folder)) if not row.label], [row for row in newer if not row.label],
             [row for row in newer if row.label])
    return [row for row in chain.from_iterable(zip_longest(*turns)) if row]


def pooled(extractor: features.Extractor, text: str) -> tuple[np.ndarray, np.ndarray]:
    """Mean states of the windows of a text, and their tokens."""
    states, tokens = [], []
    for window in ngrams.windows(text, LENGTH, MOST_WINDOWS):
        ids = np.asarray(extractor.tokenizer.encode(window).ids[:LONGEST], np.int64)
        if len(ids) > 1:
            states.append(extractor.pooled(ids, features.weights(len(ids), 0, len(ids))[None])[0])
            tokens.append(len(ids))
    return np.stack(states).astype(np.float16), np.array(tokens)


def extract(extractor: features.Extractor, rows: list[data.Row], cache: Path) -> None:
    """Append whatever rows the cache lacks."""
    cache.mkdir(parents=True, exist_ok=True)
    known = load(cache)
    missing = [row for row in rows if row.key not in known]
    print(f"{len(known)} cached, {len(missing)} to do", flush=True)
    for start in range(0, len(missing), BLOCK):
        block = missing[start:start + BLOCK]
        states, tokens = zip(*(pooled(extractor, row.text) for row in block))
        part = cache / f"{block[0].key}.part"
        with part.open("wb") as file:
            np.savez(file, keys=np.array([row.key for row in block]), counts=np.array([len(t) for t in tokens]),
                     states=np.concatenate(states), tokens=np.concatenate(tokens))
        part.rename(part.with_suffix(".npz"))
        print(f"{start + len(block)} / {len(missing)}", flush=True)


def load(cache: Path) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """States of the windows and their tokens by the key of the row."""
    found = {}
    for file in cache.glob("*.npz"):
        content = np.load(file)
        ends = np.cumsum(content["counts"])[:-1]
        found.update(zip(content["keys"].tolist(), zip(np.split(content["states"].astype(np.float32), ends),
                                                       np.split(content["tokens"], ends))))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, required=True, help="folder with model.xml and vocabulary.txt")
    parser.add_argument("--data", type=Path, required=True, help="folder with train/")
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--shard", default="0/1", help="which part of how many, for several processes")
    arguments = parser.parse_args()
    index, count = (int(part) for part in arguments.shard.split("/"))
    rows = drawn(arguments.data, arguments.lists)[index::count]
    extract(features.Extractor(arguments.model), rows, arguments.cache)


if __name__ == "__main__":
    main()
