"""SmolLM2's tokenizer as the `tokenizers` library builds it from the vocabulary file: the reference for Swift's."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers


def load_tokenizer(vocabulary: Path) -> Tokenizer:
    """Byte-level byte pairs; every digit stands alone."""
    lines = vocabulary.read_text(encoding="utf-8").split("\n")
    tokens, merges = (int(n) for n in lines[0].split())
    vocab = {token: i for i, token in enumerate(lines[1:1 + tokens])}
    pairs = [tuple(line.split(" ")) for line in lines[1 + tokens:1 + tokens + merges]]
    tokenizer = Tokenizer(models.BPE(vocab, pairs))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    return tokenizer
