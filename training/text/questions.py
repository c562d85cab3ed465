"""Write the test questions of the text detectors as one labelled set for `touchstone models eval`.

    python3 training/text/questions.py --data DIR --out questions.jsonl

Each question is a `delivery` of its own: the first pairs of the Fast-DetectGPT tables by domain and model, and essays
and abstracts of the ChatGPT-Detector-Bias collection: all by learners and by applicants to colleges, the first of every
other kind. Standard library only; nothing here is ever trained on.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PAIRS = 30
FIRST = 15
WHOLE = ("TOEFL_real", "CollegeEssay_real")
MODELS = {"gpt-3.5-turbo": "ChatGPT", "gpt-4": "GPT-4"}


def lines(path: Path) -> Iterator[dict]:
    """The rows of one xz-packed file."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def questions(data: Path) -> Iterator[dict]:
    """Text, label, generator and question of every row."""
    for row in lines(data / "test/tables-fast-detect-gpt.jsonl.xz"):
        domain, model = row["table"].split("_")
        if model in MODELS and row["pair"] < PAIRS:
            yield item(row, "human" if row["label"] == 0 else model, f"{MODELS[model]} pairs, {domain}")
    seen: Counter[str] = Counter()
    for row in lines(data / "test/ChatGPT-Detector-Bias.jsonl.xz"):
        seen[row["domain"]] += 1
        if seen[row["domain"]] > FIRST and row["domain"] not in WHOLE:
            continue
        yield item(row, row["domain"], "essays and abstracts (ChatGPT-Detector-Bias)")


def item(row: dict, generator: str, question: str) -> dict:
    """One line of the labelled set."""
    label = "ai" if row["label"] else "human"
    return {"text": row["text"], "label": label, "generator": generator, "delivery": question}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    with arguments.out.open("w", encoding="utf-8") as out:
        for question in questions(arguments.data):
            out.write(json.dumps(question, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
