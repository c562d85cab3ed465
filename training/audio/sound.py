"""Sound as float32 arrays: 16,000 samples a second, one channel, full scale at ±1."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
from scipy.signal import butter, firwin, lfilter, resample_poly, sosfiltfilt

RATE = 16_000
LEVEL = 10 ** (-26 / 20)
_HIGH_PASS = butter(4, 50, "highpass", fs=RATE, output="sos")
_LOW_PASS = firwin(255, 7300, fs=RATE)


def read(path: Path) -> np.ndarray:
    """The samples of a 16 kHz file of one channel."""
    samples, rate = soundfile.read(path, dtype="float32")
    if rate != RATE or samples.ndim != 1:
        raise ValueError(f"{path} is not one channel of {RATE} samples a second")
    return samples


def resampled(samples: np.ndarray, rate: int, to: int) -> np.ndarray:
    """The same sound at another rate."""
    common = np.gcd(rate, to)
    return resample_poly(samples, to // common, rate // common).astype(np.float32)


def active_level(samples: np.ndarray) -> float:
    """Root mean square over the frames that are not 30 dB below the loudest one."""
    frames = samples[: len(samples) // 320 * 320].reshape(-1, 320)
    power = (frames.astype(np.float64) ** 2).mean(1)
    return float(np.sqrt(power[power >= power.max() * 1e-3].mean() + 1e-12))


def finished(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The chain that every clip of the data went through: 50–7,300 Hz, −26 dBFS, 16 bits with TPDF dither."""
    samples = sosfiltfilt(_HIGH_PASS, samples)
    samples = lfilter(_LOW_PASS, 1, np.r_[samples, np.zeros(127)])[127:]
    samples = samples * (LEVEL / active_level(samples))
    dither = rng.random(len(samples)) - rng.random(len(samples))
    steps = np.clip(np.round(samples * 32768 + dither), -32768, 32767)
    return (steps / 32768).astype(np.float32)
