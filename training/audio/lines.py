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
# Teeth that stand so far over their surroundings in the mean, in decibels, tell whether lines are steady; the mean of the
# levels of noise lies so far below their median: (γ / ln 10 + lg ln 2) · 10.
CLEAR, NOISE = 2.0, 0.915
HALVINGS = 24
# The lower part of the teeth of a comb, which a few strong tones do not reach.
LOWER = 0.8
# What lines are like that a decoder left.
THRESHOLD, LEAST_EVEN, MOST_SHARE, MOST_WIDTH, MOST_STEADY = 4.5, 4.0, 0.3, 0.4, 0.45
# More is asked of spacings that do not come of 44.1 kHz: mains, clocks and other machines have them, too.
THRESHOLD_OF_OTHERS = 6.0
# 44.1 kHz divided by powers of two; 25 frames a second and its doubles; 48 kHz and 32 kHz divided by powers of two.
OF_44100 = tuple(44_100 / hop for hop in (2048, 1024, 512, 256))
SPACINGS = (
    25.0, 50.0, 100.0, 200.0, *OF_44100,
    *(48_000 / hop for hop in (1024, 512, 256)), *(32_000 / hop for hop in (1024, 512, 256)),
)  # fmt: skip


@dataclass(frozen=True)
class Lines:
    """The clearest spacing in Hz, how many standard deviations its lines stand over combs of the same spacing elsewhere, and
    the share of the power between 2 and 7.5 kHz that lies in them: decoders leave faint lines, tones and clicks have no others.
    `evenness` is the score without the highest fifth of the lines: a few strong tones do not carry it.
    `width` is the mean height 1.5 Hz aside as a share of that of the lines: an echo that is fed back makes broad ones.
    `steadiness` is near 0 where the lines follow the loudness of the sound, as a decoder's do, and 1 where they have a power of
    their own, as interference has that was added; two standard errors are in it."""

    spacing: float
    score: float
    share: float
    evenness: float
    width: float
    steadiness: float


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


def powers(of: list[np.ndarray]) -> np.ndarray:
    """The power spectrum of each frame [n, 16384]."""
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(LENGTH) / LENGTH)
    return np.array([np.abs(np.fft.rfft(frame * window)[:HOP]) ** 2 for frame in of])


def decibels(power: np.ndarray) -> np.ndarray:
    """Its level."""
    return 10 * np.log10(power + 1e-10)


def peaks(level: np.ndarray) -> np.ndarray:
    """What stands over the medians of blocks of 31 Hz, which lines join; at most `CEILING` decibels."""
    medians = np.median(level.reshape(-1, BLOCK), axis=1)
    centres = (np.arange(len(medians)) + 0.5) * BLOCK - 0.5
    return np.clip(level - np.interp(np.arange(len(level)), centres, medians), 0, CEILING)


def comb(height: np.ndarray, spacing: float, kept: float = 1) -> float:
    """How far the multiples of a spacing between 2 and 7.5 kHz stand over the same comb moved aside; of each comb the lower
    part of the teeth is kept."""
    multiples = np.arange(np.ceil(LOW / spacing), HIGH // spacing)
    count = min(PHASES, int(spacing / BIN / APART))
    places = (multiples + np.arange(count)[:, None] / count) * (spacing / BIN)
    below = places.astype(int)
    share = places - below
    combs = np.sort((1 - share) * height[below] + share * height[below + 1], axis=1)
    means = combs[:, : int(len(multiples) * kept)].mean(axis=1)
    return float((means[0] - means[1:].mean()) / (means[1:].std() + SPREAD))


def share(power: np.ndarray, spacing: float) -> float:
    """How much of the power between 2 and 7.5 kHz lies within three bins of the multiples of a spacing."""
    bins = np.arange(int(LOW / BIN), int(HIGH / BIN))
    places = bins * BIN / spacing
    near = np.abs(places - np.rint(places)) * spacing / BIN <= NEAR
    return float(power[bins[near]].sum() / max(power[bins].sum(), 1e-30))


def teeth(spacing: float) -> np.ndarray:
    """The bins next to the multiples of a spacing between 2 and 7.5 kHz."""
    multiples = np.arange(np.ceil(LOW / spacing), HIGH // spacing)
    return np.floor(multiples * (spacing / BIN) + 0.5).astype(int)


def width(height: np.ndarray, spacing: float) -> float:
    """The mean height `NEAR` bins beside the multiples of a spacing, as a share of the mean height there."""
    bins = teeth(spacing)
    return float((height[bins - NEAR] + height[bins + NEAR]).mean() / 2 / max(height[bins].mean(), 1e-3))


def steadiness(of: np.ndarray, spacing: float) -> float:
    """How well lines of constant power explain what stands out in each frame.

    Each clear tooth is given the constant power that, beside the medians of the blocks around it, has the mean excess that was
    measured. What that power would stand out by in each frame is compared with what stood out: the slope through both, less
    their means over the frames, and two standard errors. 1 where no tooth is clear.
    """
    bins = teeth(spacing)
    around = np.median(decibels(of.reshape(len(of), -1, BLOCK)[:, bins // BLOCK]), axis=2)
    excess = decibels(of[:, bins]) - around + NOISE
    clear = excess.mean(axis=0) > CLEAR
    around, excess = around[:, clear], excess[:, clear]
    if not clear.any():
        return 1.0
    low, high = around.min(axis=0) - 60, around.max(axis=0) + 60
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        expected = 10 * np.log10(1 + 10 ** ((middle - around) / 10))
        is_less = expected.mean(axis=0) < excess.mean(axis=0)
        low, high = np.where(is_less, middle, low), np.where(is_less, high, middle)
    expected = expected - expected.mean(axis=0)
    excess = excess - excess.mean(axis=0)
    power = max(float(np.square(expected).sum()), 1e-9)
    slope = float((expected * excess).sum()) / power
    error = float(np.sqrt(np.square(excess - slope * expected).mean() / power))
    return slope + 2 * error


def lines(of: np.ndarray) -> Lines:
    """The clearest spacing in the power spectra of frames."""
    height = peaks(decibels(of).mean(axis=0))
    score, spacing = max((comb(height, spacing), spacing) for spacing in SPACINGS)
    return Lines(
        spacing, score, share(of.mean(axis=0), spacing), comb(height, spacing, LOWER), width(height, spacing),
        steadiness(of, spacing),
    )  # fmt: skip


def threshold(spacing: float) -> float:
    """The score from which on lines of a spacing are clear."""
    return THRESHOLD if spacing in OF_44100 else THRESHOLD_OF_OTHERS


def are_clear(found: Lines) -> bool:
    """Whether they are lines as a decoder leaves them."""
    return (
        found.score >= threshold(found.spacing) and found.evenness >= LEAST_EVEN and found.share <= MOST_SHARE and found.width <= MOST_WIDTH
        and found.steadiness <= MOST_STEADY
    )  # fmt: skip


def heard(samples: np.ndarray) -> Lines | None:
    """The clearest spacing in a sound of 16,000 samples a second; None when less than 8 frames of it are audible."""
    kept = frames(samples)
    return lines(powers(kept)) if len(kept) >= LEAST else None
