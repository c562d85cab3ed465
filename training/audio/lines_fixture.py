"""Writes what `lines.py` hears in noise with lines under it; the Swift tests make the same sounds.

    python lines_fixture.py --out ../../Tests/DetectorsTests/Fixtures/Audio
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

import lines

SECONDS = 12
# Spacing of the lines in Hz, amplitude of each.
SOUNDS = ((100.0, 0.0), (100.0, 0.0004), (44_100 / 256, 0.0003), (44_100 / 256, 0.002), (44_100 / 256, 0.05))


def noise(count: int, level: float) -> np.ndarray:
    """Steady noise from SplitMix64, seed 7."""
    with np.errstate(over="ignore"):
        state = np.uint64(7) + np.uint64(0x9E3779B97F4A7C15) * np.arange(1, count + 1, dtype=np.uint64)
        state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        state ^= state >> np.uint64(31)
    whole = (state >> np.uint64(40)).astype(np.float32)
    return np.float32(level) * (whole / np.float32(1 << 23) - np.float32(1))


def sound(spacing: float, amplitude: float) -> np.ndarray:
    """Noise with lines from 1.5 to 7.5 kHz."""
    time = np.arange(SECONDS * lines.RATE) / lines.RATE
    multiples = np.arange(int(1500 / spacing), int(7500 / spacing))
    hum = sum(np.sin(2 * np.pi * multiple * spacing * time) for multiple in multiples)
    return noise(len(time), 0.1) + (amplitude * hum).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = []
    for spacing, amplitude in SOUNDS:
        heard = lines.heard(sound(spacing, amplitude))
        found.append({"lines": spacing, "amplitude": amplitude, "spacing": heard.spacing, "score": heard.score,
                      "share": heard.share})  # fmt: skip
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "lines.json").write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
