"""Measures the lines of `lines.py` in many sounds, as published and through codecs.

    python lines_survey.py --list LIST --out lines.jsonl

LIST is a CSV of `path,label,source`: label `fake` or `real`, source the generator or where the recording is from; what other
columns say is kept (`measured_only`). Four
stretches of 10 s of every file are read, spread over it, or all of it when it is shorter than 42 s; files with less than
10 s are left out. Of each source the first files (`FEWER`) go through the codecs, too. What is written already is not
measured again.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np

import lines

RATE, SECONDS, STRETCHES = 44_100, 10, 4
FEWER = {"fake": 8, "real": 2}
CODECS = {
    "mp3-128k": (".mp3", ("-ar", "44100", "-c:a", "libmp3lame", "-b:a", "128k")),
    "aac-96k": (".m4a", ("-ar", "44100", "-c:a", "aac", "-b:a", "96k")),
    "opus-64k": (".opus", ("-ar", "48000", "-c:a", "libopus", "-b:a", "64k")),
}


def ffmpeg(arguments: list[str], data: bytes = b"") -> bytes:
    """What the program writes to its output."""
    command = ["ffmpeg", "-v", "error", "-threads", "1", "-y", *arguments]
    return subprocess.run(command, input=data, check=False, capture_output=True).stdout


def duration(path: Path) -> float:
    """Seconds of a file, as its header says."""
    told = subprocess.run(["ffmpeg", "-i", str(path)], check=False, capture_output=True).stderr.decode(errors="replace")
    found = re.search(r"Duration: (\d+):(\d+):([\d.]+)", told)
    return int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3]) if found else 0.0


def stretches(path: Path) -> list[np.ndarray]:
    """The parts of a file that are listened to: the mean of its channels at 44.1 kHz."""
    seconds = duration(path)
    if seconds < SECONDS * STRETCHES + 2:
        starts, length = [0.0], SECONDS * STRETCHES
    else:
        starts = [(place + 0.5) / STRETCHES * seconds - SECONDS / 2 for place in range(STRETCHES)]
        length = SECONDS
    read = ["-map", "a:0", "-ac", "1", "-ar", str(RATE), "-f", "f32le", "-"]
    parts = [ffmpeg(["-ss", f"{start:.2f}", "-t", str(length), "-i", str(path), *read]) for start in starts]
    return [np.frombuffer(part, "<f4") for part in parts]


def delivered(parts: list[np.ndarray], codec: str | None) -> list[np.ndarray]:
    """The parts at 16 kHz, after a codec: laid end to end with a pause between them."""
    pause = np.zeros(RATE // 4, "<f4")
    joined = np.concatenate([piece for part in parts for piece in (part, pause)]).astype("<f4")
    raw = ["-f", "f32le", "-ac", "1", "-ar"]
    with tempfile.TemporaryDirectory() as folder:
        read = [*raw, str(RATE), "-i", "-"]
        data = joined.tobytes()
        if codec:
            suffix, options = CODECS[codec]
            path = str(Path(folder) / f"sound{suffix}")
            ffmpeg([*read, *options, path], data)
            read, data = ["-i", path], b""
        back = np.frombuffer(ffmpeg([*read, *raw, str(lines.RATE), "-"], data), "<f4")
    starts = np.cumsum([0] + [len(part) + len(pause) for part in parts]) * lines.RATE // RATE
    return [back[start : start + len(part) * lines.RATE // RATE] for start, part in zip(starts, parts, strict=False)]


def measured(parts: list[np.ndarray]) -> lines.Lines | None:
    """The lines in the mean spectrum of all parts."""
    spectra = [lines.spectrum(kept) for part in parts if (kept := lines.frames(part))]
    return lines.lines(np.mean(spectra, axis=0)) if spectra else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    known = {json.loads(line)["path"] for line in options.out.open()} if options.out.exists() else set()
    seen: Counter[tuple[str, str]] = Counter()
    with open(options.list, newline="", encoding="utf-8") as table, options.out.open("a") as out:
        for row in csv.DictReader(table):
            key = row["label"], row["source"]
            seen[key] += 1
            parts = [] if row["path"] in known else stretches(Path(row["path"]))
            if sum(map(len, parts)) < SECONDS * RATE:
                continue
            for delivery in (None, *(CODECS if seen[key] <= FEWER[row["label"]] else ())):
                found = measured(delivered(parts, delivery))
                if found:
                    fields = {**row, "delivery": delivery or "as-published", "score": found.score,
                              "spacing": found.spacing, "share": found.share}
                    out.write(json.dumps(fields, ensure_ascii=False) + "\n")
            out.flush()


if __name__ == "__main__":
    main()
