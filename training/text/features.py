"""Run the language model over rows and keep its hidden states, resumably: one `.npz` for every block of rows.

    python training/text/features.py --model DIR --data DIR --cache DIR [--lists FILE …] [--part train|test]
        [--shard 0/2] [--first 4240]

With `--lists`, rows of lists follow the `--first` rows of the training sets.

The first 128 tokens are read. Kept per row as float16: `states`, three rows of numbers (the mean of the residual stream
after block 18 over all tokens, over the first half, over the second half). Token 0 is left out: its state is an
attention sink, the same for every text.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

import data
import lists
from tokenizer import load_tokenizer

WINDOW = 128
BLOCK = 40
# The mean after block 18 in what the graph pools; `HiddenStateNetwork.columns` in Swift.
COLUMNS = slice(2304, 2880)


def weights(length: int, start: int, end: int) -> np.ndarray:
    """Pooling weights of the tokens start..<end, never of token 0."""
    row = np.zeros(length, np.float32)
    start = max(start, 1)
    row[start:end] = 1 / max(end - start, 1)
    return row


class Extractor:
    """The compiled language model with its tokenizer."""

    def __init__(self, model: Path, threads: int = 1):
        import openvino as ov

        core = ov.Core()
        options = {"INFERENCE_PRECISION_HINT": "f32", "INFERENCE_NUM_THREADS": threads, "PERFORMANCE_HINT": "LATENCY"}
        self.tokenizer = load_tokenizer(model / "vocabulary.txt")
        self.request = core.compile_model(model / "model.xml", "CPU", options).create_infer_request()

    def __call__(self, text: str) -> np.ndarray:
        """Pooled states of all tokens, of the first half and of the second half."""
        ids = np.asarray(self.tokenizer.encode(text[:4000]).ids[:WINDOW], np.int64)
        n = len(ids)
        spans = np.stack([weights(n, 0, n), weights(n, 0, n // 2), weights(n, n // 2, n)])
        return self.pooled(ids, spans).astype(np.float16)

    def pooled(self, ids: np.ndarray, spans: np.ndarray) -> np.ndarray:
        """States of tokens, averaged by the rows of `spans`."""
        return self.request.infer({"ids": ids[None], "spans": spans})["pooled"][:, COLUMNS]


def extract(extractor: Extractor, rows: list[data.Row], cache: Path, shard: str) -> None:
    """Append whatever rows of the shard the cache lacks."""
    cache.mkdir(parents=True, exist_ok=True)
    known = {str(key) for file in cache.glob("*.npz") for key in np.load(file)["keys"]}
    index, count = (int(part) for part in shard.split("/"))
    missing = [row for row in rows[index::count] if row.key not in known]
    print(f"{len(known)} cached, {len(missing)} to do", flush=True)
    for start in range(0, len(missing), BLOCK):
        block = missing[start:start + BLOCK]
        states = np.stack([extractor(row.text) for row in block])
        part = cache / f"{block[0].key}.part"
        with part.open("wb") as file:
            np.savez(file, keys=np.array([row.key for row in block]), states=states)
        part.rename(part.with_suffix(".npz"))
        print(f"{start + len(block)} / {len(missing)}", flush=True)


def load(cache: Path) -> dict[str, np.ndarray]:
    """States of all views by the key of the row."""
    found: dict[str, np.ndarray] = {}
    for file in cache.glob("*.npz"):
        content = np.load(file)
        found.update(zip(content["keys"].tolist(), content["states"].astype(np.float32)))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, required=True, help="folder with model.xml and vocabulary.txt")
    parser.add_argument("--data", type=Path, required=True, help="folder with train/ and test/")
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--part", choices=["train", "test"], default="train")
    parser.add_argument("--shard", default="0/1", help="which part of how many, for several processes")
    parser.add_argument("--first", type=int, help="so many rows of the training sets at most")
    parser.add_argument("--lists", type=Path, nargs="*", default=[], help="lists of further texts, to train on")
    arguments = parser.parse_args()
    if arguments.part == "train":
        rows = data.draw(data.rows(arguments.data))[: arguments.first]
        rows += lists.draw(lists.rows(arguments.lists), lists.MOST, lists.MOST_OF_NEWEST)
    else:
        from evaluate import chosen_test_rows

        rows = chosen_test_rows(arguments.data)[: arguments.first]
    rows = list({row.key: row for row in rows}.values())
    extract(Extractor(arguments.model), rows, arguments.cache, arguments.shard)


if __name__ == "__main__":
    main()
