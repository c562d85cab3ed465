"""Finds the evenly spaced lines that neural decoders leave in the spectrum of a sound; Swift's `SpectralLines` does the same.

A decoder turns its frames into samples by layers that raise the rate step by step. Each leaves a constant pattern that
repeats with its input, so lines stand at exact multiples of the frame rate and of the rates between (Afchar et al., "A
Fourier Explanation of AI-music Artifacts", 2025). The rates are those of the usual sample rates and strides, not fitted
to any generator.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

RATE, LENGTH, HOP = 16_000, 32_768, 16_384
BIN = RATE / LENGTH
# Frames: the quietest that count, those that are needed, those that are read.
AUDIBLE, BELOW_LOUDEST, LEAST, MOST = 1e-6, 1e-5, 8, 48
BLOCK, CEILING = 64, 8.0
LOW, HIGH = 2000.0, 7500.0
# A comb beside the true one is at least so many bins away; at most so many are compared.
APART, PHASES, SPREAD = 5, 32, 0.05
NEAR = 3
# 25 frames a second and its doubles; 44.1 kHz, 48 kHz and 32 kHz divided by powers of two.
SPACINGS = (
    25.0, 50.0, 100.0, 200.0, *(44_100 / hop for hop in (2048, 1024, 512, 256)),
    *(48_000 / hop for hop in (1024, 512, 256)), *(32_000 / hop for hop in (1024, 512, 256)),
)  # fmt: skip


@dataclass(frozen=True)
class Lines:
    """The clearest spacing in Hz, how many standard deviations its lines stand over combs of the same spacing elsewhere, and
    the share of the power between 2 and 7.5 kHz that lies in them: decoders leave faint lines, tones and clicks have no others."""

    spacing: float
    score: float
    share: float


def frames(samples: np.ndarray) -> list[np.ndarray]:
    """The audible frames of 2.05 s, half overlapping; at most `MOST` of them, evenly spread."""
    if len(samples) < LENGTH:
        return []
    found = np.lib.stride_tricks.sliding_window_view(samples, LENGTH)[::HOP]
    powers = np.array([np.square(frame, dtype=np.float64).mean() for frame in found])
    kept = [found[index] for index in np.flatnonzero(powers > max(AUDIBLE, powers.max() * BELOW_LOUDEST))]
    if len(kept) <= MOST:
        return kept
    return [kept[(2 * index + 1) * len(kept) // (2 * MOST)] for index in range(MOST)]


def spectrum(of: list[np.ndarray]) -> np.ndarray:
    """The means over frames of the power in decibels and of the power [2, 16384]."""
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(LENGTH) / LENGTH)
    powers = [np.abs(np.fft.rfft(frame * window)[:HOP]) ** 2 for frame in of]
    return np.mean([[10 * np.log10(power + 1e-10), power] for power in powers], axis=0)


def peaks(level: np.ndarray) -> np.ndarray:
    """What stands over the medians of blocks of 31 Hz, which lines join; at most `CEILING` decibels."""
    medians = np.median(level.reshape(-1, BLOCK), axis=1)
    centres = (np.arange(len(medians)) + 0.5) * BLOCK - 0.5
    return np.clip(level - np.interp(np.arange(len(level)), centres, medians), 0, CEILING)


def comb(height: np.ndarray, spacing: float) -> float:
    """How far the multiples of a spacing between 2 and 7.5 kHz stand over the same comb moved aside."""
    multiples = np.arange(np.ceil(LOW / spacing), HIGH // spacing)
    count = min(PHASES, int(spacing / BIN / APART))
    places = (multiples + np.arange(count)[:, None] / count) * (spacing / BIN)
    below = places.astype(int)
    share = places - below
    means = ((1 - share) * height[below] + share * height[below + 1]).mean(axis=1)
    return float((means[0] - means[1:].mean()) / (means[1:].std() + SPREAD))


def share(power: np.ndarray, spacing: float) -> float:
    """How much of the power between 2 and 7.5 kHz lies within three bins of the multiples of a spacing."""
    bins = np.arange(int(LOW / BIN), int(HIGH / BIN))
    places = bins * BIN / spacing
    near = np.abs(places - np.rint(places)) * spacing / BIN <= NEAR
    return float(power[bins[near]].sum() / max(power[bins].sum(), 1e-30))


def lines(means: np.ndarray) -> Lines:
    """The clearest spacing in the means of a spectrum."""
    height = peaks(means[0])
    score, spacing = max((comb(height, spacing), spacing) for spacing in SPACINGS)
    return Lines(spacing, score, share(means[1], spacing))


def heard(samples: np.ndarray) -> Lines | None:
    """The clearest spacing in a sound of 16,000 samples a second; None when less than 8 frames of it are audible."""
    kept = frames(samples)
    return lines(spectrum(kept)) if len(kept) >= LEAST else None
