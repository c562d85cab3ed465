"""The windows that the detector reads, the same in Swift: 3 s each, every 1.5 s, the last one flush with the end."""

from __future__ import annotations

import numpy as np

LENGTH, HOP, MOST = 48_000, 24_000, 16
ANTISPOOFING = 2


def of(samples: np.ndarray) -> list[tuple[int, int]]:
    """Windows of a sound, at most `MOST`, evenly spread when there would be more."""
    total = len(samples)
    if total <= LENGTH:
        return [(0, total)]
    count = min(MOST, -(-(total - LENGTH) // HOP) + 1)
    last = total - LENGTH
    return [(start, start + LENGTH) for start in (last * index // (count - 1) for index in range(count))]


def spread(of: list[np.ndarray], most: int = ANTISPOOFING) -> list[np.ndarray]:
    """The windows that AASIST hears: all, or those in the middle of as many equal stretches."""
    if len(of) <= most:
        return of
    return [of[(2 * index + 1) * len(of) // (2 * most)] for index in range(most)]
