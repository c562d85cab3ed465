"""Draw machine texts from lists and run the language model over them as the program does, resumably.

    python training/text/lists.py LIST.jsonl … --model DIR --cache DIR [--most 10] [--most-of-kind 30]

A list has one JSON object a line: `text`, `label` (only `ai` counts), `generator`, `domain` (the kind of writing),
`language` (only `en` counts), `attack` (rows with one are left out: paraphrased texts) and `doc` (the document that the
text was cut from). Models that `generators.csv` does not name are left out and printed. Of each model at most `--most`
texts are drawn, taking turns among kinds of writing; then each kind is filled up to `--most-of-kind`, taking turns among
models. Each text is there twice: as published, and its first `OPENING` words.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import data
import features
import ngrams
from normalise import normalise

LONGEST = 256
LENGTH, MOST_WINDOWS = 900, 8
OPENING = 80
WHOLE, SHORT = "as-published", f"first-{OPENING}-words"


@dataclass(frozen=True)
class Generator:
    """One model: its family, which is left out as a whole, and the year in which it came out."""

    family: str
    year: str


def generators() -> dict[str, Generator]:
    """Every model of the lists by the name that they give it."""
    with open(Path(__file__).with_name("generators.csv"), newline="", encoding="utf-8") as file:
        return {row["generator"]: Generator(row["family"], row["year"]) for row in csv.DictReader(file)}


def read(list_: Path) -> list[data.Row]:
    """The machine texts of a list by models that are known; `group` names the document."""
    known, unknown, found = generators(), Counter(), []
    with list_.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["label"] != "ai" or row["language"] != "en" or row["attack"]:
                continue
            if row["generator"] not in known:
                unknown[row["generator"]] += 1
                continue
            text = normalise(row["text"])
            if text.count(" ") + 1 >= data.FEWEST_WORDS:
                key = hashlib.sha256(text.encode()).hexdigest()[:16]
                found.append(data.Row(key, text, 1, row["generator"], row["domain"], "lists", row["doc"], "lists"))
    for name, count in sorted(unknown.items()):
        print(f"left out: {name}, {count}")
    return found


def in_turns(rows: list[data.Row], field: str) -> list[data.Row]:
    """The rows in an order that takes turns among the values of a field; a document comes once for each model."""
    turns: Counter[str] = Counter()
    documents: set[tuple[str, str]] = set()
    ordered = []
    for row in sorted(rows, key=lambda row: row.key):
        if (row.generator, row.group) in documents:
            continue
        documents.add((row.generator, row.group))
        turns[getattr(row, field)] += 1
        ordered.append((turns[getattr(row, field)], getattr(row, field), row))
    return [row for *_, row in sorted(ordered, key=lambda item: item[:2])]


def draw(rows: list[data.Row], most: int, most_of_kind: int) -> list[data.Row]:
    """Texts of every model, then further ones of kinds of writing that have few."""
    chosen: dict[str, data.Row] = {}
    for name in sorted({row.generator for row in rows}):
        mine = in_turns([row for row in rows if row.generator == name], "domain")
        chosen |= {row.key: row for row in mine[:most]}
    for kind in sorted({row.domain for row in rows}):
        missing = most_of_kind - sum(row.domain == kind for row in chosen.values())
        others = [row for row in rows if row.domain == kind and row.key not in chosen]
        chosen |= {row.key: row for row in in_turns(others, "generator")[: max(missing, 0)]}
    return sorted(chosen.values(), key=lambda row: row.key)


def opening(row: data.Row) -> str:
    """The first words of a text."""
    return " ".join(row.text.split(" ")[:OPENING])


def pooled(extractor: features.Extractor, text: str, first: str) -> dict[str, np.ndarray]:
    """Mean states of the windows that the program reads of a text and how many tokens each has, and the same of its
    first words, which the model has read with the first window when they are the beginning of it."""
    states, counts = [], []
    opening_ids = extractor.tokenizer.encode(first).ids
    opening_states = None
    for window in ngrams.windows(text, LENGTH, MOST_WINDOWS):
        ids = np.asarray(extractor.tokenizer.encode(window).ids[:LONGEST], np.int64)
        if len(ids) < 2:
            continue
        spans = [features.weights(len(ids), 0, len(ids))]
        if not states and ids[: len(opening_ids)].tolist() == opening_ids:
            spans.append(features.weights(len(ids), 0, len(opening_ids)))
        rows = extractor.pooled(ids, np.stack(spans))
        states.append(rows[0])
        counts.append(len(ids))
        opening_states = rows[1] if len(spans) > 1 else opening_states
    if opening_states is None:
        opening_states = pooled(extractor, first, first)["states"][0]
    return {"states": np.stack(states).astype(np.float16), "tokens": np.array(counts),
            "opening": opening_states.astype(np.float16)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, required=True, help="folder with model.xml and vocabulary.txt")
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--most", type=int, default=10)
    parser.add_argument("--most-of-kind", type=int, default=30)
    arguments = parser.parse_args()
    drawn = draw([row for list_ in arguments.lists for row in read(list_)], arguments.most, arguments.most_of_kind)
    arguments.cache.mkdir(parents=True, exist_ok=True)
    with (arguments.cache / "rows.jsonl").open("w", encoding="utf-8") as out:
        for row in drawn:
            out.write(json.dumps(row.__dict__, ensure_ascii=False) + "\n")
    print(f"{len(drawn)} texts", dict(Counter(row.domain for row in drawn)), flush=True)
    extractor = features.Extractor(arguments.model)
    for row in drawn:
        path = arguments.cache / f"{row.key}.npz"
        if not path.exists():
            part = path.with_suffix(".part")
            with part.open("wb") as file:
                np.savez(file, **pooled(extractor, row.text, opening(row)))
            part.rename(path)


def load(cache: Path) -> list[tuple[data.Row, str, str, np.ndarray, np.ndarray]]:
    """Row, delivery, text as delivered, states of its windows and their tokens; an opening is there when it is not all."""
    found = []
    with (cache / "rows.jsonl").open(encoding="utf-8") as lines:
        rows = [data.Row(**json.loads(line)) for line in lines]
    for row in rows:
        path = cache / f"{row.key}.npz"
        if not path.exists():
            continue
        kept = np.load(path)
        found.append((row, WHOLE, row.text, kept["states"].astype(np.float32), kept["tokens"]))
        if opening(row) != row.text:
            found.append((row, SHORT, opening(row), kept["opening"][None].astype(np.float32), np.ones(1)))
    return found


if __name__ == "__main__":
    main()
