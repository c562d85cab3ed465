"""Rows of the text sets: load them, keep those whose licence permits shipping a weight, and draw a balanced part."""

from __future__ import annotations

import hashlib
import json
import lzma
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from normalise import normalise

PERMISSIVE = ("human-prose", "modern-ai", "ai-nonfiction", "BiScope", "L2R", "OUTFOX", "fast-detect-gpt", "SeqXGPT")
# Text that a base model continues from a human prompt carries no trace that this method reads: never a training row.
BASE_MODELS = {"gpt2-xl", "opt-2.7b", "gpt-neo-2.7B", "gpt-neox-20b", "gpt-j-6B", "llama"}
FEWEST_WORDS = 50
# Whole sources of people's prose that are kept apart to check the threshold: one or two of every kind of writing.
CHECK_SOURCES = {
    "artsy/artsy.github.io", "jekyll/jekyll", "benbalter/benbalter.github.com", "alphagov/government-service-design-manual",
    "cfpb/cfpb.github.io", "philschatz/sociology-book", "philschatz/biology-book", "rust-lang/book",
    "braydie/HowToBeAProgrammer", "mozilla/open-leadership-training-series", "usds/playbook",
    "GITenberg/Main-Street_543", "GITenberg/My-Man-Jeeves_8164", "GITenberg/The-Problems-of-Philosophy_5827",
    "GITenberg/Legend-Land-Vol.-1Railway._20170", "GITenberg/Charles-Dickens-and-Music_16595", "LukeSmithxyz/based.cooking",
}
CHECK_DOMAINS = {"l2r-GovernmentPublic", "l2r-ArtCulture", "l2r-TravelTourism"}
# Whole models that are kept apart for the same check.
CHECK_MODELS = {
    "claude-3.7-sonnet", "gemini-2.5-flash", "gpt-4.1", "qwen3-32b", "deepseek-v3-0324", "gpt-4-0613", "claude-2.1",
    "reka-core-20240501", "mixtral-8x7b-instruct-v0.1", "palm-2-chat-bison-001",
}


@dataclass(frozen=True)
class Row:
    """One labelled passage; `text` is normalised, `group` is its source or model, `question` what several texts answer.

    `part` is `train`, `check` (kept apart for a second check) or `measure` (the licence is no leave to train).
    """

    key: str
    text: str
    label: int
    generator: str
    domain: str
    set: str
    group: str
    part: str
    question: str = ""


def share(key: str, purpose: str) -> float:
    """A reproducible number in [0, 1) from a key."""
    return int.from_bytes(hashlib.sha256(f"{purpose}:{key}".encode()).digest()[:6], "big") / 2**48


def _group(name: str, row: dict) -> str:
    if row["label"]:
        return row["generator"]
    return row["source"].split("@")[0] if name == "human-prose" else f"{name}:{row['domain']}"


def _part(name: str, row: dict, group: str, key: str) -> str:
    if row["label"]:
        return "check" if group in CHECK_MODELS else "train"
    if name == "human-prose":
        return "check" if group in CHECK_SOURCES else "train"
    if row["domain"] in CHECK_DOMAINS:
        return "check"
    # Essays come from one source only: whole prompts' pairs are kept apart.
    return "check" if name == "OUTFOX" and share(row.get("pair", key), "part") < 0.25 else "train"


def load(path: Path) -> list[dict]:
    """All rows of one xz-packed file of JSON lines."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def rows(folder: Path, names=PERMISSIVE) -> list[Row]:
    """Rows of the named training sets with at least `FEWEST_WORDS` words, without base models."""
    found = []
    for name in names:
        for row in load(folder / "train" / f"{name}.jsonl.xz"):
            if row["generator"] in BASE_MODELS or row["language"] != "en":
                continue
            text = normalise(row["text"])
            if text.count(" ") + 1 < FEWEST_WORDS:
                continue
            key = hashlib.sha256(text.encode()).hexdigest()[:16]
            group = _group(name, row)
            found.append(Row(key, text, row["label"], row["generator"], row["domain"], name, group,
                             _part(name, row, group, key)))
    return found


def test_rows(path: Path, name: str) -> list[Row]:
    """Rows of one test file; the paper's tables name the table as their domain."""
    found = []
    for row in load(path):
        text = normalise(row["text"])
        key = hashlib.sha256(text.encode()).hexdigest()[:16]
        domain = row.get("table") or row.get("domain", "")
        found.append(Row(key, text, row["label"], row.get("generator", ""), domain, name, domain, "test"))
    return found


# How many rows a kind gives to the slow features: (kind, label, part) to (rows, rows of one stratum at most).
QUOTA = {
    ("human-prose", 0, "train"): (1850, 70), ("human-prose", 0, "check"): (560, 45),
    ("BiScope", 0, "train"): (160, 80), ("L2R", 0, "train"): (150, 40), ("L2R", 0, "check"): (60, 20),
    ("OUTFOX", 0, "train"): (130, 150), ("OUTFOX", 0, "check"): (50, 60),
    ("fast-detect-gpt", 0, "train"): (300, 100), ("SeqXGPT", 0, "train"): (60, 60),
    ("modern-ai", 1, "train"): (620, 60), ("modern-ai", 1, "check"): (200, 40),
    ("ai-nonfiction", 1, "train"): (620, 22), ("ai-nonfiction", 1, "check"): (150, 30),
    ("BiScope", 1, "train"): (240, 20), ("L2R", 1, "train"): (260, 14), ("OUTFOX", 1, "train"): (120, 50),
    ("SeqXGPT", 1, "train"): (30, 30), ("modern answers", 1, "train"): (185, 185),
}
# How many rows of one stratum train the n-grams at most: people, machines.
MOST = {"human-prose": (400, 0), "fast-detect-gpt": (500, 0), "modern-ai": (0, 160), "ai-nonfiction": (0, 90),
        "BiScope": (350, 150)}
MOST_OF_OTHERS = (250, 60)


def _kind(row: Row) -> str:
    """The set; answers of newer models, of which there are few, are a kind of their own."""
    return "modern answers" if row.set == "modern-ai" and row.domain == "assistant-answer" else row.set


def draw(everything: list[Row]) -> list[Row]:
    """A balanced part, in an order in which every beginning is balanced too."""
    strata: dict[tuple, list[Row]] = defaultdict(list)
    for row in everything:
        strata[_kind(row), row.label, row.part, row.group, row.domain].append(row)
    chosen: dict[tuple, list[tuple[float, Row]]] = defaultdict(list)
    for (*kind, _, _), members in sorted(strata.items()):
        _, most = QUOTA.get(tuple(kind), (0, 0))
        members = sorted(members, key=lambda r: share(r.key, "draw"))[:most]
        chosen[tuple(kind)] += [((i + 0.5) / most, row) for i, row in enumerate(members)]
    ordered = []
    for kind, members in chosen.items():
        members = sorted(members, key=lambda m: (m[0], m[1].key))[: QUOTA.get(kind, (0, 0))[0]]
        ordered += [((i + 0.5) / len(members), row.key, row) for i, (_, row) in enumerate(members)]
    return [row for _, _, row in sorted(ordered, key=lambda o: o[:2])]


def spread(everything: list[Row]) -> list[Row]:
    """What trains the n-grams: no stratum gives more than `MOST`."""
    strata: dict[tuple, list[Row]] = defaultdict(list)
    for row in everything:
        strata[row.set, row.label, row.group, row.domain].append(row)
    return [row for (name, label, *_), members in sorted(strata.items())
            for row in sorted(members, key=lambda r: share(r.key, "draw"))[: MOST.get(name, MOST_OF_OTHERS)[label]]]
