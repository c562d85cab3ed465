"""The shipped text models, read from their folders: weights, calibration lines and the fusion table."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

import features
import ngrams
from network import Network


class Shipped:
    """Scores texts as the Swift detectors do."""

    def __init__(self, models: Path):
        folders = {name: max((models / name).glob("*/manifest.json")).parent
                   for name in ("text.smollm2", "text.ngrams")}
        self.lines = {name: json.loads((folder / "manifest.json").read_text())["calibration"]
                      for name, folder in folders.items()}
        table = (folders["text.ngrams"] / "table.bin").read_bytes()
        self.table_bias = float(np.frombuffer(table[:4], "<f4")[0])
        self.table = np.frombuffer(table[4:], "<f2").astype(np.float32)
        width = features.COLUMNS.stop - features.COLUMNS.start
        self.network = Network.read((folders["text.smollm2"] / "network.bin").read_bytes(), width)
        self.profiles = json.loads((models / "fusion" / "text.json").read_text())["profiles"]

    def score(self, text: str, states: np.ndarray) -> dict[str, float]:
        """Log-likelihood ratios of both detectors."""
        return {
            "text.smollm2": self.llr("text.smollm2", float(self.network(states))),
            "text.ngrams": self.llr("text.ngrams", self.ngram_score(text)),
        }

    def llr(self, name: str, score: float) -> float:
        """The calibration line of a detector."""
        return self.lines[name]["slope"] * score + self.lines[name]["intercept"]

    def ngram_score(self, text: str) -> float:
        """Mean log-odds of the windows of a normalised text."""
        scores = []
        for window in ngrams.windows(text):
            slots, values = ngrams.features(window)
            scores.append(self.table_bias + float(values.astype(np.float64) @ self.table[slots]))
        return float(np.mean(scores))

    @staticmethod
    def fuse(profile: dict, llr: dict[str, float]) -> float:
        """The weighted sum of a fusion profile."""
        return profile["bias"] + sum(profile["weights"][name] * llr[name] for name in profile["detectors"])
