"""Trains the probe that tells music from voices, on what the front of the Whisper encoder pools anyway.

    python music.py --data DATA --cache CACHE --front GRAPH --music TRAIN --unseen TEST --models ../../Models

TRAIN and TEST are folders of music, the second by other composers; a folder inside them is a source. Voices are the
permissive rows of `train`, as published and in a random delivery, alone and over music of TRAIN. Beside music the other
class has generated tones. The threshold is moved to 0: above it lie `REFUSED` of the windows of voices, each scored by a
probe that saw nothing of its source.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

import cache
import deliveries
import probe
import rows
import sound
import tones
import windows
from features import Front
from train import ID, VERSION, write_json

CREDITS = (
    "33 pieces of music (HyperRogue: Shawn Parrotte, Lincoln Domina, Will Savino; Endgame: Singularity: Max McCracken), "
    "for music.bin"
)
REFUSED = 0.005
STRENGTH = 0.001
WINDOWS = 12
FOLDS = 10
SNRS = (0.0, 6.0, 12.0, 20.0)


def decoded(path: Path) -> np.ndarray:
    """At most ten minutes of a file of any format, 16 kHz, one channel; what can be decoded of a damaged one."""
    command = ["ffmpeg", "-v", "error", "-i", path, "-map", "a:0", "-t", "600", "-ac", "1", "-ar", str(sound.RATE), "-f", "f32le", "-"]
    return np.frombuffer(subprocess.run(command, check=False, capture_output=True).stdout, "<f4")


def stretches(folder: Path) -> tuple[list[np.ndarray], list[str]]:
    """Audible windows of every file below a folder, at most `WINDOWS` a file, and the source of each."""
    found, sources = [], []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        samples = decoded(path)
        if len(samples) < windows.LENGTH:
            continue
        for start in np.linspace(0, len(samples) - windows.LENGTH, WINDOWS + 2).astype(int)[1:-1]:
            window = samples[start : start + windows.LENGTH]
            if window.std() > 1e-3:
                found.append(window)
                sources.append(path.relative_to(folder).parts[0])
    return found, sources


def over(voice: np.ndarray, music: np.ndarray, decibels: float) -> np.ndarray:
    """A voice with music under it, `decibels` below it."""
    music = music[: len(voice)]
    gain = sound.active_level(voice) / (sound.active_level(music) + 1e-9) * 10 ** (-decibels / 20)
    return (voice[: len(music)] + gain * music).astype(np.float32)


def values(front: Front, samples: list[np.ndarray]) -> np.ndarray:
    """The pooled numbers of the first window of each [n, 3072]."""
    return np.array([front(one[: windows.LENGTH]) for one in samples])


def both_chains(samples: list[np.ndarray], rng: np.random.Generator) -> list[np.ndarray]:
    """Each sound as it is or through the chain of the voices, and half of them delivered: no trace tells the classes."""
    chained = [sound.finished(one, rng) if rng.random() < 0.7 else one for one in samples]
    sent = deliveries.drawn(chained[::2], [np.random.default_rng(index) for index in range(len(chained[::2]))])
    return [sent[index // 2] if index % 2 == 0 else one for index, one in enumerate(chained)]


def fit(voices: np.ndarray, others: np.ndarray, weights: np.ndarray) -> probe.Probe:
    """A standardised logistic regression; both classes weigh the same."""
    all_values = np.concatenate([voices, others]).astype(np.float64)
    mean, deviation = all_values.mean(0), all_values.std(0) + 1e-6
    labels = np.r_[np.zeros(len(voices)), np.ones(len(others))]
    each = np.r_[weights / weights.sum(), np.full(len(others), 1 / len(others))] * len(labels) / 2
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit((all_values - mean) / deviation, labels, sample_weight=each)
    folded = model.coef_[0] / deviation
    return probe.Probe(folded.astype(np.float32), float(model.intercept_[0] - folded @ mean))


def write(folder: Path, model: probe.Probe, pieces: int) -> None:
    """Writes `music.bin` beside the probe and names it in the manifest."""
    data = np.r_[np.float32(model.bias), model.weights].astype("<f4").tobytes()
    (folder / "music.bin").write_bytes(data)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"]["music"] = {"file": "music.bin", "sha256": hashlib.sha256(data).hexdigest()}
    others = [item for item in manifest["training_data"] if not item["name"].endswith("for music.bin")]
    manifest["training_data"] = [*others, {"name": CREDITS, "licence": "CC BY-SA 3.0", "rows": pieces}]
    write_json(folder / "manifest.json", manifest)


def main() -> None:
    """Trains, measures on unseen voices and unseen music, writes `music.bin`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "cache", "front", "music", "unseen", "models"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    front, rng = Front(options.front), np.random.default_rng(11)

    music, sources = stretches(options.music)
    others = values(front, both_chains(music + tones.all_of(rng), rng))
    print(f"{len(music)} windows of music from {len(set(sources))} sources, {len(others) - len(music)} of tones")

    plain, of = cache.load(options.cache, options.data, "train", ["as-published", "drawn-0"], permissive=True)
    read = {row.name: sound.read(options.data / row.name) for row in of}
    long = [row for row in dict.fromkeys(of) if len(read[row.name]) >= windows.LENGTH // 2]
    mixed = values(front, [over(read[row.name], music[rng.integers(len(music))], rng.choice(SNRS)) for row in long])
    voices, groups = np.concatenate([plain, mixed]), np.array([row.group for row in of + long])
    weights = np.array([1 / np.sqrt((groups == group).sum()) for group in groups])

    names = sorted(set(groups))
    held = np.empty(len(voices))
    for fold in range(FOLDS):
        out = np.isin(groups, names[fold::FOLDS])
        held[out] = fit(voices[~out], others, weights[~out]).scores(voices[out])
    model = fit(voices, others, weights)
    threshold = float(np.quantile(held, 1 - REFUSED))
    model = probe.Probe(model.weights, model.bias - threshold)
    print(f"threshold {threshold:.2f}; held-out windows of voices above 0: plain, over music "
          f"{(held[: len(plain)] > threshold).mean():.4f} {(held[len(plain):] > threshold).mean():.4f}")  # fmt: skip
    write(options.models / ID / VERSION, model, len({path.name for path in options.music.rglob("*") if path.is_file()}))

    unseen, where = stretches(options.unseen)
    scores = model.scores(values(front, unseen))
    for source in sorted(set(where)):
        mine = scores[np.array(where) == source]
        print(f"unseen music {source}: {len(mine)} windows, {(mine > 0).mean():.3f} recognised")
    for copy in ("as-published", "mp3-64k", "opus-24k", "telephone"):
        tested, _ = cache.load(options.cache, options.data, "test", [copy])
        print(f"unseen voices {copy}: {len(tested)}, {(model.scores(tested) > 0).mean():.4f} refused")
    tested = [sound.read(options.data / row.name) for row in rows.load(options.data, "test")]
    for decibels in SNRS:
        mixed = values(front, [over(one, unseen[rng.integers(len(unseen))], decibels) for one in tested])
        print(f"unseen voices {decibels:.0f} dB over unseen music: {(model.scores(mixed) > 0).mean():.4f} refused")


if __name__ == "__main__":
    main()
