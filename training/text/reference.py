"""Write what the Swift tests compare with: token ids of the reference tokenizer and scores of the shipped weights.

    python training/text/reference.py --model DIR --models Models --samples FILE --out FILE

`--samples` is a JSON list of texts written for the tests. Two thousand further texts are drawn by a small generator
that the test repeats; of those only a digest of all ids is kept.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from features import Extractor, weights
from normalise import normalise
from shipped import Shipped
from tokenizer import load_tokenizer

COUNT = 2_000
PIECES = ["'s", "'ll", "'re", "don't", " ", "  ", "\n", "\t", "12", "3.5", "\u00bd", "word", " The", "na\u00efve",
          "\u2014", "...", "!?", "\u2167", "\u00a0", "x", "--", "\u4e2d\u6587", "\u0440\u0443\u0441", "\U0001f600",
          "e\u0301", "\u0000", "\u0004", "<|endoftext|>", " ing", "Antidisestablishmentarianism", "\u0e44\u0e17\u0e22"]
MASK = 0xFFFFFFFFFFFFFFFF


def numbers(seed: int):
    """SplitMix64 (Steele, Lea, Flood 2014)."""
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = seed
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
        yield z ^ (z >> 31)


def random_texts(pieces: list[str], count: int):
    """Texts of 1 to 40 pieces; every fourth piece is a character of the Basic Multilingual Plane below U+D800."""
    draw = numbers(2026)
    for _ in range(count):
        text = []
        for _ in range(1 + next(draw) % 40):
            kind, value = next(draw) % 4, next(draw)
            text.append(chr(value % 0xD800) if kind == 0 else pieces[value % len(pieces)])
        yield "".join(text)


def digest(tokenizer, texts) -> str:
    """FNV-1a over all ids, each text closed by -1, as 64-bit units."""
    state = 0xCBF29CE484222325
    for text in texts:
        for token in tokenizer.encode(text).ids + [MASK]:
            state = (state ^ token) * 0x100000001B3 & MASK
    return f"{state:016x}"


def network_score(extractor: Extractor, shipped: Shipped, text: str) -> float:
    """Log-odds of a text of one window, before calibration."""
    ids = np.asarray(extractor.tokenizer.encode(text).ids, np.int64)
    return float(shipped.network(extractor.pooled(ids, weights(len(ids), 0, len(ids))[None])[0]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("model", "models", "samples", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    tokenizer = load_tokenizer(arguments.model / "vocabulary.txt")
    extractor, shipped = Extractor(arguments.model), Shipped(arguments.models)
    samples = []
    for text in json.loads(arguments.samples.read_text()):
        common = normalise(text)
        samples.append({
            "text": text, "common": common, "ids": tokenizer.encode(text).ids,
            "ngrams": round(shipped.ngram_score(common), 5),
            "network": round(network_score(extractor, shipped, common), 5)})
    reference = {"samples": samples, "pieces": PIECES, "random_count": COUNT,
                 "random_digest": digest(tokenizer, random_texts(PIECES, COUNT))}
    arguments.out.write_text(json.dumps(reference, indent=1) + "\n")


if __name__ == "__main__":
    main()
