"""Generated sounds that are neither voice nor music of an album: tones, sweeps, dialling, beeps, chords, simple tunes."""

from __future__ import annotations

import numpy as np

import sound
import windows

_KEYPAD = [(low, high) for low in (697, 770, 852, 941) for high in (1209, 1336, 1477, 1633)]
_SCALE = (0, 2, 4, 5, 7, 9, 11, 12)


def _wave(hertz: np.ndarray | float, shape: int) -> np.ndarray:
    """One window of a sine, a square or a saw of a frequency that may change over time."""
    phase = 2 * np.pi * np.cumsum(np.broadcast_to(hertz, windows.LENGTH)) / sound.RATE
    if shape == 0:
        return np.sin(phase)
    return sum(np.sin(k * phase) / k for k in range(1, 12, 2 if shape == 1 else 1))


def _notes(frequencies: list[float], rng: np.random.Generator) -> np.ndarray:
    """Frequencies one after the other."""
    each = -(-windows.LENGTH // len(frequencies))
    return np.repeat(frequencies, each)[: windows.LENGTH]


def all_of(rng: np.random.Generator, count: int = 40) -> list[np.ndarray]:
    """`count` windows of each kind."""
    made = []
    gate = np.arange(windows.LENGTH) / sound.RATE
    for _ in range(count):
        pitch, shape = float(np.exp(rng.uniform(np.log(80), np.log(2000)))), int(rng.integers(3))
        made.append(_wave(pitch, shape))
        made.append(_wave(np.geomspace(pitch, pitch * rng.uniform(0.3, 4), windows.LENGTH), shape))
        keys = [_KEYPAD[index] for index in rng.integers(16, size=int(rng.integers(4, 12)))]
        made.append(_wave(_notes([low for low, _ in keys], rng), 0) + _wave(_notes([high for _, high in keys], rng), 0))
        made.append(_wave(pitch, shape) * (gate * rng.uniform(0.5, 5) % 1 < rng.uniform(0.2, 0.7)))
        made.append(sum(_wave(pitch / 2 * 2 ** (step / 12), shape) for step in rng.choice(_SCALE, 3, replace=False)))
        tune = [pitch / 2 * 2 ** (step / 12) for step in rng.choice(_SCALE, int(rng.integers(4, 14)))]
        made.append(_wave(_notes(tune, rng), shape))
    noisy = [one + rng.normal(size=len(one)) * 10 ** rng.uniform(-4, -1) for one in made]
    return [(one / np.abs(one).max() * rng.uniform(0.05, 0.9)).astype(np.float32) for one in noisy]
