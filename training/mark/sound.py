"""Resemble's Perth mark in sounds: the writer, and the reader as the package has it, in numpy.

The weights are those of the wheel resemble-perth 1.0.1 (MIT). The graph that the program runs (`training/convert/perth.py`) is
held against this reader; the writer marks recordings to measure how well the mark is found again.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy.signal import resample_poly

sys.path.insert(0, str(Path(__file__).parents[1] / "convert"))
import perth  # noqa: E402

RATE, SIZE, HOP, BANDS = 32_000, 2048, 320, 128
FLOOR, SPAN = -180.0, 195.0
_WINDOW = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(SIZE) / SIZE)


def resampled(samples: np.ndarray, rate: int, to: int) -> np.ndarray:
    """A sound at another rate."""
    divisor = np.gcd(rate, to)
    return samples if rate == to else resample_poly(samples, to // divisor, rate // divisor)


class Perth:
    """Writer and reader, on the tensors of the wheel."""

    def __init__(self, wheel: Path):
        self._tensors = perth.read_wheel(wheel)

    def mark(self, samples: np.ndarray, rate: int) -> np.ndarray:
        """A sound with the mark, at the same rate and as long."""
        spectra = _spectra(resampled(samples, rate, RATE))
        levels = _levels(spectra)
        levels[:BANDS] += self._layers("encoder.layers", levels[:BANDS]) * _mask(levels)
        magnitudes = 10 ** np.minimum((levels * SPAN + FLOOR) / 20, 10)
        marked = _sound(magnitudes * np.exp(1j * np.angle(spectra)))
        marked = resampled(marked, RATE, rate)[: len(samples)]
        return np.pad(marked, (0, len(samples) - len(marked))).astype(np.float32)

    def score(self, samples: np.ndarray, rate: int) -> float:
        """What the package answers before it rounds, not cut to 0…1."""
        levels = _levels(_spectra(resampled(samples, rate, RATE)))
        mask, frames = _mask(levels), levels.shape[1]
        read = []
        for name, stretch in (("slow", 1.25), ("normal", 1.0), ("fast", 0.75)):
            count = int(frames * stretch)
            places = np.linspace(0, frames - 1, count)
            before = np.minimum(places.astype(int), frames - 2)
            share = places - before
            stretched = levels[:BANDS, before] * (1 - share) + levels[:BANDS, before + 1] * share
            heard = mask[np.arange(count) * frames // count]
            read.append((self._layers(f"decoder.{name}_layers", stretched) * heard).sum(1) / heard.sum())
        attention, marks = np.array(read).T
        shares = np.exp(attention - attention.max())
        return float((shares * marks).sum() / shares.sum())

    def _layers(self, name: str, levels: np.ndarray) -> np.ndarray:
        for layer in range(7):
            weight, bias = (self._tensors[f"{name}.{layer}.conv.{part}"] for part in ("weight", "bias"))
            half = weight.shape[2] // 2
            windows = sliding_window_view(np.pad(levels, ((0, 0), (half, half))), weight.shape[2], axis=1)
            levels = np.tensordot(weight, windows, ((1, 2), (0, 2))) + bias[:, None]
            levels = np.where(levels > 0, levels, 0.01 * levels) if layer < 6 else levels
        return levels


def _spectra(samples: np.ndarray) -> np.ndarray:
    """[1025, T / 320 + 1], centred frames, mirrored edges."""
    padded = np.pad(samples.astype(np.float64), SIZE // 2, "reflect")
    return np.fft.rfft(sliding_window_view(padded, SIZE)[::HOP] * _WINDOW, axis=1).T


def _sound(spectra: np.ndarray) -> np.ndarray:
    """The inverse of `_spectra`, by windowed overlap."""
    frames = np.fft.irfft(spectra.T, SIZE, axis=1) * _WINDOW
    length = SIZE + HOP * (len(frames) - 1)
    sums, weights = np.zeros(length), np.full(length, 1e-11)
    for index, frame in enumerate(frames):
        sums[index * HOP : index * HOP + SIZE] += frame
        weights[index * HOP : index * HOP + SIZE] += _WINDOW**2
    return (sums / weights)[SIZE // 2 : length - SIZE // 2]


def _levels(spectra: np.ndarray) -> np.ndarray:
    return (20 * np.log10(np.maximum(np.abs(spectra), 1e-9)) - FLOOR) / SPAN


def _mask(levels: np.ndarray) -> np.ndarray:
    sums = levels.sum(0)
    return (sums > 0.05 * sums.max()).astype(float)
