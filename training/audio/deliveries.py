"""What happens to speech between its maker and its listener: the fixed deliveries and the random ones.

Codecs are run by the ffmpeg command line, many clips in one go: they are laid end to end with a pause between them.
"""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.signal import butter, fftconvolve, sosfilt

import sound

PAUSE = sound.RATE // 4
LONGEST, SHORTEST = 3.0, 2.2


@dataclass(frozen=True)
class Codec:
    """One way through an encoder and back."""

    suffix: str
    options: tuple[str, ...]
    filters: str = "anull"


def _bit_rate(suffix: str, encoder: str, rate: int, kilobits: int) -> Codec:
    return Codec(suffix, ("-ar", str(rate), "-c:a", encoder, "-b:a", f"{kilobits}k"))


TELEPHONE = Codec(".wav", ("-ar", "8000", "-c:a", "pcm_mulaw"), "highpass=f=300,lowpass=f=3400,lowpass=f=3400")
FIXED: dict[str, Codec | None] = {
    "as-published": None,
    "mp3-64k": _bit_rate(".mp3", "libmp3lame", 44_100, 64),
    "aac-64k": _bit_rate(".m4a", "aac", 44_100, 64),
    "opus-24k": _bit_rate(".opus", "libopus", 48_000, 24),
    "telephone": TELEPHONE,
}
# Training meets other settings of the same codecs, and others.
DRAWN: tuple[Codec | None, ...] = (
    None, None, None, None,
    _bit_rate(".mp3", "libmp3lame", 44_100, 128), _bit_rate(".mp3", "libmp3lame", 44_100, 64),
    _bit_rate(".mp3", "libmp3lame", 22_050, 32), _bit_rate(".mp3", "libmp3lame", 16_000, 48),
    _bit_rate(".m4a", "aac", 44_100, 128), _bit_rate(".m4a", "aac", 48_000, 64), _bit_rate(".m4a", "aac", 24_000, 32),
    _bit_rate(".opus", "libopus", 48_000, 48), _bit_rate(".opus", "libopus", 48_000, 24),
    _bit_rate(".opus", "libopus", 16_000, 14), _bit_rate(".ogg", "libvorbis", 32_000, 56),
    TELEPHONE, Codec(".gsm", ("-ar", "8000", "-c:a", "libgsm")),
)  # fmt: skip


def through(codec: Codec | None, clips: list[np.ndarray]) -> list[np.ndarray]:
    """Clips after a codec, each as long as before."""
    if codec is None or not clips:
        return clips
    joined = np.concatenate([part for clip in clips for part in (clip, np.zeros(PAUSE, np.float32))])
    raw = ["-f", "f32le", "-ar", str(sound.RATE), "-ac", "1"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"clips{codec.suffix}"
        _ffmpeg([*raw, "-i", "-", "-af", codec.filters, *codec.options, str(path)], joined.astype("<f4").tobytes())
        back = np.frombuffer(_ffmpeg(["-i", str(path), *raw, "-"]), "<f4")
    back = np.pad(back, (0, max(0, len(joined) - len(back))))
    starts = np.cumsum([0] + [len(clip) + PAUSE for clip in clips])
    return [back[start : start + len(clip)].copy() for start, clip in zip(starts, clips, strict=False)]


def encode(codec: Codec, clip: Path, out: Path) -> None:
    """Writes a clip as the file that a listener gets."""
    _ffmpeg(["-i", str(clip), "-af", codec.filters, *codec.options, str(out)])


def _ffmpeg(arguments: list[str], data: bytes = b"") -> bytes:
    command = ["ffmpeg", "-v", "error", "-nostdin", "-threads", "1", "-y", *arguments]
    if data:
        command.remove("-nostdin")
    return subprocess.run(command, input=data, check=True, capture_output=True).stdout


def drawn(clips: list[np.ndarray], rngs: list[np.random.Generator]) -> list[np.ndarray]:
    """Clips after a random cut, room, noise, equaliser, gain and codec, drawn alike whatever the label."""
    changed = [_channel(clip, rng) for clip, rng in zip(clips, rngs, strict=True)]
    codecs = [int(rng.integers(len(DRAWN))) for rng in rngs]
    out: list[np.ndarray] = list(changed)
    for number, codec in enumerate(DRAWN):
        members = [index for index, mine in enumerate(codecs) if mine == number]
        for index, clip in zip(members, through(codec, [changed[index] for index in members]), strict=True):
            out[index] = clip
    return out


def _channel(clip: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    clip = _cut(clip, rng).astype(np.float64)
    if rng.random() < 0.3:
        clip = fftconvolve(clip, _room(rng))[: len(clip)]
    if rng.random() < 0.5:
        clip = clip + _noise(len(clip), rng) * sound.active_level(clip) * 10 ** (-rng.uniform(12, 45) / 20)
    if rng.random() < 0.4:
        clip = sosfilt(_tilt(rng), clip)
    if rng.random() < 0.3:
        clip = sosfilt(butter(int(rng.integers(2, 7)), rng.uniform(3200, 7000), fs=sound.RATE, output="sos"), clip)
    gain = 10 ** (rng.uniform(-12, 6) / 20)
    return np.clip(clip * gain, -1, 1).astype(np.float32)


def _cut(clip: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    length = min(len(clip), int(rng.uniform(SHORTEST, LONGEST) * sound.RATE))
    start = int(rng.integers(len(clip) - length + 1))
    return clip[start : start + length]


def _room(rng: np.random.Generator) -> np.ndarray:
    """A direct path and an exponentially fading, noisy tail."""
    seconds = rng.uniform(0.1, 0.6)
    time = np.arange(int(seconds * sound.RATE)) / sound.RATE
    tail = rng.normal(size=len(time)) * 10 ** (-3 * time / seconds)
    tail *= rng.uniform(0.1, 0.6) / np.linalg.norm(tail)
    tail[0] = 1
    return tail


def _noise(length: int, rng: np.random.Generator) -> np.ndarray:
    """Noise of level 1 whose spectrum falls with the frequency, more or less."""
    spectrum = np.fft.rfft(rng.normal(size=length))
    spectrum /= np.maximum(np.arange(len(spectrum)), 20) ** rng.uniform(0, 1)
    noise = np.fft.irfft(spectrum, length)
    return noise / noise.std()


def _tilt(rng: np.random.Generator) -> np.ndarray:
    """A first-order shelf at a random corner, up to 6 dB up or down."""
    corner, gain = rng.uniform(400, 4000), 10 ** (rng.uniform(-6, 6) / 20)
    k = np.tan(np.pi * corner / sound.RATE)
    return np.array([[(gain * 1 + k), (k - gain), 0, 1 + k, k - 1, 0]]) / (1 + k)
