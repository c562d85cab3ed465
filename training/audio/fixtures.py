"""Writes the scores of generated voices that the Swift tests compare with.

    python fixtures.py --front .deps/models/whisper-base-front/1.0.0/model.xml --models ../../Models --out DIR
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

import cache
import probe
import sound
import windows
from antispoofing import Antispoofing
from features import Front
from train import ID, VERSION

VOICES = ((2.0, 110.0), (3.0, 120.0), (7.0, 205.0))


def voice(seconds: float, pitch: float) -> np.ndarray:
    """A swelling vowel of 24 harmonics whose pitch wavers; Swift's test makes the same samples."""
    time = np.arange(int(seconds * sound.RATE)) / sound.RATE
    phase = 2 * np.pi * pitch * time + 4 * np.sin(2 * np.pi * 0.7 * time)
    swell = 0.6 + 0.4 * np.sin(2 * np.pi * 2.5 * time)
    total = np.zeros(len(time))
    for harmonic in range(1, 25):
        hertz = harmonic * pitch
        gain = sum(1 / (1 + ((hertz - formant) / 150) ** 2) for formant in (650, 1150, 2600)) + 0.1 / harmonic
        total += gain * np.sin(harmonic * phase)
    return (0.05 * swell * total).astype(np.float32)


def shipped(models: Path) -> probe.Probe:
    """The probe of the model folder."""
    numbers = np.frombuffer((models / ID / VERSION / "probe.bin").read_bytes(), "<f4")
    return probe.Probe(numbers[1:], float(numbers[0]))


def robust_mean(scores: np.ndarray) -> float:
    """The mean without the lowest and the highest eighth."""
    cut = len(scores) // 8
    return float(np.sort(scores)[cut : len(scores) - cut].mean())


def main() -> None:
    """Scores the voices."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--front", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    front, model = Front(options.front), shipped(options.models)
    network = Antispoofing(options.models / "aasist" / "1.0.0" / "model.xml")
    found = []
    for seconds, pitch in VOICES:
        heard = [voice(seconds, pitch)[start:end] for start, end in windows.of(voice(seconds, pitch))]
        logit = float(np.mean([network(window) for window in windows.spread(heard)]))
        logarithms = np.log(np.maximum([front(window) for window in heard], cache.FLOOR))
        scores = model.scores(np.c_[logarithms, np.full(len(heard), logit)])
        found.append({
            "seconds": seconds, "pitch": pitch, "windows": len(scores), "antispoofing": logit,
            "score": robust_mean(scores),
        })  # fmt: skip
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "voices.json").write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
