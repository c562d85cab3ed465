"""How often unmarked sounds sound marked: the reader of Perth over any number of files.

    python training/mark/sound_survey.py --graph .deps/models/perth/1.0.0/model.xml --list sounds.csv --out survey.csv
    python training/mark/sound_survey.py --print survey.csv

`sounds.csv` has the columns kind, source and path. Files are taken in a random order, so that a run that is cut short says
something about all kinds; it goes on where it stopped. Of four stretches with sound that follow each other (6 s) the other
three are heard only where the first scores 0.8: what the program does with them needs no more. Needs numpy, scipy, soundfile,
openvino and, for what soundfile cannot read, the program ffmpeg.
"""

from __future__ import annotations

import argparse
import csv
import random
import subprocess
from collections import defaultdict
from pathlib import Path

import numpy as np
import openvino as ov
import soundfile
from scipy.signal import resample_poly

RATE, LENGTH, TOGETHER, LONGEST = 16_000, 24_000, 4, 600
SUSPICIOUS, MEAN = 0.8, 0.95
THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)


def read(path: str) -> np.ndarray:
    """The first ten minutes of a file, 16,000 samples a second, one channel."""
    kind = Path(path).suffix[1:].lower()
    if kind not in ("g722", "gsm"):
        try:
            with soundfile.SoundFile(path) as file:
                samples = file.read(LONGEST * file.samplerate, dtype="float32", always_2d=True).mean(1)
                common = np.gcd(file.samplerate, RATE)
                return resample_poly(samples, RATE // common, file.samplerate // common).astype(np.float32)
        except soundfile.LibsndfileError:
            pass
    raw = ["-f", kind] if kind in ("g722", "gsm") else []
    command = ["ffmpeg", "-v", "error", "-nostdin", "-threads", "1", *raw, "-i", path, "-map", "0:a:0", "-t", str(LONGEST)]
    out = subprocess.run([*command, "-f", "f32le", "-ac", "1", "-ar", str(RATE), "-"], capture_output=True).stdout
    return np.frombuffer(out[: len(out) // 4 * 4], "<f4")


def audible(samples: np.ndarray) -> np.ndarray:
    """Stretches [n, 24000] that follow each other, more than half of each louder than -60 dBFS; as the program takes them."""
    stretches = samples[: len(samples) // LENGTH * LENGTH].reshape(-1, LENGTH)
    power = (stretches.reshape(-1, LENGTH // 320, 320).astype(np.float64) ** 2).mean(2)
    return stretches[(power > 1e-6).mean(1) > 0.5]


class Reader:
    """The converted network."""

    def __init__(self, graph: Path):
        settings = {"INFERENCE_NUM_THREADS": 1, "INFERENCE_PRECISION_HINT": "f32"}
        self._network = ov.Core().compile_model(graph, "CPU", settings)

    def __call__(self, stretches: np.ndarray) -> np.ndarray:
        """A score for each stretch."""
        parts = [self._network(stretches[at : at + 8])["score"] for at in range(0, len(stretches), 8)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def survey(graph: Path, rows: list[dict], out: Path) -> None:
    """Appends one line for each stretch heard: kind, source, path, group of four, place in it, score."""
    done = {line[2] for line in csv.reader(out.open())} if out.exists() else set()
    reader = Reader(graph)
    random.Random(3).shuffle(rows)
    with out.open("a", newline="") as file:
        writer = csv.writer(file)
        for row in rows:
            if row["path"] in done:
                continue
            start = [row["kind"], row["source"], row["path"]]
            stretches = audible(read(row["path"]))
            if not len(stretches):
                writer.writerow([*start, -1, 0, 0])
            firsts = reader(stretches[::TOGETHER])
            for group, first in enumerate(firsts):
                writer.writerow([*start, group, 0, f"{first:.4f}"])
                if first >= SUSPICIOUS:
                    others = reader(stretches[group * TOGETHER + 1 : (group + 1) * TOGETHER])
                    writer.writerows([*start, group, 1 + place, f"{score:.4f}"] for place, score in enumerate(others))
            file.flush()


def table(path: Path) -> None:
    """Prints, for each kind, the stretches and the groups of four at or over each threshold."""
    groups: dict[tuple, list[float]] = defaultdict(list)
    for kind, source, name, group, _, score in csv.reader(path.open()):
        if group != "-1":
            groups[kind, source, name, group].append(float(score))
    shares = (f"≥ {each} |" for each in THRESHOLDS)
    print("| kind | sources | groups, and of their first stretches |", *shares, "largest | all four ≥ 0.8 | called marked |")
    for kind in [*sorted({key[0] for key in groups}), ""]:
        mine = {key: scores for key, scores in groups.items() if kind in ("", key[0])}
        firsts = np.array([scores[0] for scores in mine.values()])
        whole = np.array([scores for scores in mine.values() if len(scores) == TOGETHER]).reshape(-1, TOGETHER)
        whole = np.minimum(whole[(whole >= SUSPICIOUS).all(1)], 1)
        shares = " | ".join(str((firsts >= each).sum()) for each in THRESHOLDS)
        sources = len({key[1] for key in mine})
        print(f"| {kind or 'all'} | {sources} | {len(firsts)} | {shares} | {firsts.max():.3f} | {len(whole)} | {(whole.mean(1) >= MEAN).sum()} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--print", type=Path)
    options = parser.parse_args()
    if options.print:
        table(options.print)
    else:
        survey(options.graph, list(csv.DictReader(options.list.open())), options.out)


if __name__ == "__main__":
    main()
