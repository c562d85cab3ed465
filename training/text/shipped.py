"""The shipped text models, read from their folders: weights, calibration lines and the fusion table."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

import ngrams


class Shipped:
    """Scores texts as the Swift detectors do."""

    def __init__(self, models: Path):
        self.lines = {}
        for name in ("text.smollm2", "text.ngrams"):
            manifest = json.loads((models / name / "1.0.0" / "manifest.json").read_text())
            self.lines[name] = manifest["calibration"]
        table = (models / "text.ngrams" / "1.0.0" / "table.bin").read_bytes()
        self.table_bias = float(np.frombuffer(table[:4], "<f4")[0])
        self.table = np.frombuffer(table[4:], "<f2").astype(np.float32)
        probe = np.fromfile(models / "text.smollm2" / "1.0.0" / "probe.bin", "<f4")
        self.probe_bias, self.probe = float(probe[0]), probe[1:]
        self.profiles = json.loads((models / "fusion" / "text.json").read_text())["profiles"]

    @staticmethod
    def states(cache: Path) -> dict[str, np.ndarray]:
        """Pooled states of whole windows, by the key of the row."""
        found = {}
        for file in cache.glob("*.npz"):
            content = np.load(file)
            found.update(zip(content["keys"].tolist(), content["pooled"][:, 0].astype(np.float32)))
        return found

    def score(self, text: str, states: np.ndarray) -> dict[str, float]:
        """Log-likelihood ratios of both detectors."""
        return {
            "text.smollm2": self.llr("text.smollm2", float(states[: len(self.probe)] @ self.probe) + self.probe_bias),
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
