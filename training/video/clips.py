"""Makes clips from held-out pictures, for `touchstone models eval`: a slow pan of two seconds, H.264 at two qualities.

    python clips.py --data IMAGE_DATA --out OUT [--sounds AUDIO_DATA] [--split train] [--authentic 120] [--synthetic 60]

Of the train split only rows are taken that no shipped detector was trained on: those whose licence forbids it. Each
picture gives one clip, at one quality drawn at random. With `--sounds` each clip gets a held-out sound track too, and
is synthetic when its pictures or its sound are. Motion that a generator made is not among these clips.
"""

from __future__ import annotations

import argparse
import csv
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "image"))
import rows  # noqa: E402
from deliveries import opened  # noqa: E402

SEED = 20261125
QUALITIES = (23, 32)
SECONDS, RATE, KEYFRAME_EVERY = 2, 25, 13
# A window of 90 % slides from the upper left to the lower right corner of a picture at most 1280 pixels wide.
PAN = (
    "scale='min(1280,iw)':-2,crop='trunc(iw*0.9/2)*2':'trunc(ih*0.9/2)*2':"
    f"x='(iw-ow)*t/{SECONDS}':y='(ih-oh)*t/{SECONDS}',format=yuv420p"
)


@dataclass(frozen=True)
class Sound:
    """A held-out sound."""

    path: Path
    label: int  # 1 synthetic, 0 authentic
    generator: str


def drawn(of: list[rows.Row], count: int, rng: random.Random) -> list[rows.Row]:
    """So many rows, the groups taking turns, so that no source or generator outweighs the others."""
    groups = defaultdict(list)
    for row in of:
        groups[row.generator].append(row)
    for group in groups.values():
        rng.shuffle(group)
    turns = [row for turn in range(len(of)) for group in groups.values() for row in group[turn : turn + 1]]
    return turns[:count]


def sounds(data: Path, split: str, rng: random.Random) -> dict[int, list[Sound]]:
    """The sounds no shipped detector was trained on, by label, in random order."""
    found: dict[int, list[Sound]] = {0: [], 1: []}
    with open(data / "manifest.csv", newline="", encoding="utf-8") as file:
        for entry in csv.DictReader(file):
            if entry["split"] == split and (split != "train" or entry["permissive"] == "no"):
                label = int(entry["label"] == "fake")
                found[label].append(Sound(data / entry["path"], label, entry["generator"]))
    for side in found.values():
        rng.shuffle(side)
    return found


def encode(picture: Path, sound: Path | None, quality: int, clip: Path) -> None:
    """Writes one clip; raises `CalledProcessError` when ffmpeg fails."""
    with tempfile.TemporaryDirectory() as folder:
        frame = Path(folder) / "frame.png"
        opened(picture).save(frame, compress_level=1)
        audio = ["-i", str(sound), "-c:a", "aac", "-b:a", "96k"] if sound else []
        length = ["-shortest"] if sound else ["-t", str(SECONDS)]
        if sound:  # the picture stands still after the pan, for as long as the sound goes on, ten seconds at most
            length += ["-t", "10"]
        subprocess.run(
            ["ffmpeg", "-nostdin", "-y", "-loglevel", "error", "-loop", "1", "-framerate", str(RATE), "-i", str(frame),
             *audio, "-vf", PAN, "-c:v", "libx264", "-crf", str(quality), "-g", str(KEYFRAME_EVERY), "-threads", "1",
             *length, str(clip)],
            check=True,
        )  # fmt: skip


def main() -> None:
    """Writes `OUT/<number>.mp4` and `OUT/manifest.csv`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="picture folder with manifest.csv")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sounds", type=Path, help="sound folder with manifest.csv")
    parser.add_argument("--split", default="train")
    parser.add_argument("--authentic", type=int, default=120)
    parser.add_argument("--synthetic", type=int, default=60)
    options = parser.parse_args()

    rng = random.Random(SEED)
    held_out = [r for r in rows.load(options.data, options.split) if options.split != "train" or not r.permissive]
    chosen = drawn([r for r in held_out if r.label == 0], options.authentic, rng)
    chosen += drawn([r for r in held_out if r.label == 1], options.synthetic, rng)
    rng.shuffle(chosen)  # a run that is cut short has seen both classes
    tracks = sounds(options.sounds, options.split, rng) if options.sounds else None

    options.out.mkdir(parents=True, exist_ok=True)
    with open(options.out / "manifest.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["path", "label", "generator", "delivery", "group"])
        for number, row in enumerate(chosen):
            # Real pictures mostly keep real sound; of four others one each has a synthetic voice.
            voice = tracks[int(rng.random() < (0.2 if row.label == 0 else 0.5))] if tracks else None
            sound = voice[number % len(voice)] if voice else None
            quality, clip = rng.choice(QUALITIES), options.out / f"{number:04}.mp4"
            if not clip.exists():
                encode(row.path, sound.path if sound else None, quality, clip)
            label = "fake" if row.label or (sound and sound.label) else "real"
            name = row.generator + (f"+{sound.generator}" if sound and sound.label else "")
            writer.writerow([clip.name, label, name, f"crf{quality}", row.generator])


if __name__ == "__main__":
    main()
