"""Mel filterbanks (Slaney's scale, area-normalised) and short-time spectra for the copies of voices."""

from __future__ import annotations

import numpy as np

_STEP, _KNEE, _KNEE_MEL = 200 / 3, 1000.0, 15.0
_LOG = np.log(6.4) / 27


def _mel(hertz: np.ndarray) -> np.ndarray:
    above = _KNEE_MEL + np.log(np.maximum(hertz, _KNEE) / _KNEE) / _LOG
    return np.where(hertz < _KNEE, hertz / _STEP, above)


def _hertz(mel: np.ndarray) -> np.ndarray:
    above = _KNEE * np.exp(_LOG * (np.maximum(mel, _KNEE_MEL) - _KNEE_MEL))
    return np.where(mel < _KNEE_MEL, mel * _STEP, above)


def mel_filters(rate: int, n_fft: int, count: int, low: float, high: float) -> np.ndarray:
    """Triangular filters [count, n_fft / 2 + 1]: Slaney's mel scale, each of area 1 (M. Slaney, Auditory Toolbox)."""
    edges = _hertz(np.linspace(_mel(np.float64(low)), _mel(np.float64(high)), count + 2))
    bins = np.linspace(0, rate / 2, n_fft // 2 + 1)
    rising = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    filters = np.maximum(0, np.minimum(rising, falling))
    return (filters * (2 / (edges[2:] - edges[:-2]))[:, None]).astype(np.float32)


def stft(samples: np.ndarray, n_fft: int, hop: int) -> np.ndarray:
    """Hann-windowed spectra [frames, n_fft / 2 + 1], centred, edges mirrored."""
    padded = np.pad(samples, n_fft // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(padded, n_fft)[::hop]
    return np.fft.rfft(frames * _hann(n_fft), axis=1)


def _hann(length: int) -> np.ndarray:
    return 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length)
