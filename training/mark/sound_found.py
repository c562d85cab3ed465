"""How well Perth's mark is found again: recordings are marked, delivered in many ways, and heard as the program hears them.

    python training/mark/sound_found.py --graph .deps/models/perth/1.0.0/model.xml --wheel resemble_perth-1.0.1-py3-none-any.whl \\
        --list sounds.csv --count 24

`sounds.csv` has the columns kind, source and path; of each source of speech the first recordings of nine seconds or more are
taken in turn. Needs the program ffmpeg beside what `sound_survey.py` needs.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import tempfile
from collections import defaultdict
from itertools import zip_longest
from pathlib import Path

import numpy as np
import soundfile

import sound
from sound_survey import MEAN, RATE, SUSPICIOUS, TOGETHER, Reader, audible, read

SECONDS = 9
WAYS: dict[str, tuple[str, list[str]]] = {
    "as it is": (".wav", []),
    "MP3 64 kbit/s": (".mp3", ["-ar", "24000", "-b:a", "64k"]),
    "MP3 32 kbit/s": (".mp3", ["-ar", "24000", "-b:a", "32k"]),
    "AAC 64 kbit/s": (".m4a", ["-ar", "24000", "-b:a", "64k"]),
    "Vorbis": (".ogg", ["-c:a", "libvorbis"]),
    "Opus 32 kbit/s": (".opus", ["-c:a", "libopus", "-b:a", "32k"]),
    "Opus 24 kbit/s": (".opus", ["-c:a", "libopus", "-b:a", "24k"]),
    "Opus 16 kbit/s": (".opus", ["-c:a", "libopus", "-b:a", "16k"]),
    "Opus 12 kbit/s": (".opus", ["-c:a", "libopus", "-b:a", "12k"]),
    "telephone": (".wav", ["-af", "highpass=f=300,lowpass=f=3400,lowpass=f=3400", "-ar", "8000", "-c:a", "pcm_mulaw"]),
    "12 dB quieter": (".wav", ["-af", "volume=-12dB"]),
    "tempo × 1.1": (".wav", ["-af", "atempo=1.1"]),
    "pitch and tempo × 1.03": (".wav", ["-af", f"asetrate={RATE * 1.03:.0f},aresample={RATE}"]),
}

NOISES = {"noise 30 dB under it": 30, "noise 20 dB under it": 20}


def deliver(sounds: list[np.ndarray], way: str) -> list[np.ndarray]:
    """Sounds of one length as they arrive: they go through the codec end to end."""
    suffix, options = WAYS[way]
    with tempfile.TemporaryDirectory() as folder:
        start, end = Path(folder, "start.wav"), Path(folder, f"end{suffix}")
        soundfile.write(start, np.concatenate(sounds), RATE)
        command = ["ffmpeg", "-v", "error", "-nostdin", "-threads", "1", "-i", str(start), *options, str(end)]
        subprocess.run(command, check=True)
        arrived = read(str(end))
    return np.split(arrived[: len(arrived) // len(sounds) * len(sounds)], len(sounds))


def noisy(samples: np.ndarray, decibels: float) -> np.ndarray:
    """A sound with white noise so far under it."""
    noise = np.random.default_rng(5).normal(size=len(samples))
    return (samples + noise * samples.std() * 10 ** (-decibels / 20)).astype(np.float32)


def recordings(path: Path, count: int) -> list[np.ndarray]:
    """Speech of many sources, nine seconds each; not those in which the program would leave out a stretch as silent."""
    sources: dict[str, list[str]] = defaultdict(list)
    for row in csv.DictReader(path.open()):
        if row["kind"] == "speech":
            sources[row["source"]].append(row["path"])
    found: list[np.ndarray] = []
    for turn in zip_longest(*sources.values()):
        for name in filter(None, turn):
            samples = read(name)[: SECONDS * RATE]
            if len(samples) == SECONDS * RATE and len(audible(samples)) == SECONDS * 2 // 3:
                found.append(samples)
            if len(found) == count:
                return found
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("graph", "wheel", "list"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--count", type=int, default=24)
    options = parser.parse_args()
    perth, reader = sound.Perth(options.wheel), Reader(options.graph)
    marked = [perth.mark(samples, RATE) for samples in recordings(options.list, options.count)]
    print(f"{len(marked)} recordings\n| delivery | median stretch | least | stretches ≥ 0.8 | found |")
    for way in [*WAYS, *NOISES]:
        sounds = deliver(marked, way) if way in WAYS else [noisy(samples, NOISES[way]) for samples in marked]
        scores = [reader(audible(samples)) for samples in sounds]
        stretches = np.concatenate(scores)
        found = [min(each) >= SUSPICIOUS and np.minimum(each, 1).mean() >= MEAN for each in scores if len(each) >= TOGETHER]
        shares = f"{(stretches >= SUSPICIOUS).mean():.2f} | {np.mean(found):.2f}"
        print(f"| {way} | {np.median(stretches):.3f} | {stretches.min():.3f} | {shares} |", flush=True)


if __name__ == "__main__":
    main()
