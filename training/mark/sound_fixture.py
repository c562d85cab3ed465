"""Makes the marked sound that the Swift tests listen to: the first nine seconds of samples/voice.ogg with Perth's mark.

    python training/mark/sound_fixture.py --wheel resemble_perth-1.0.1-py3-none-any.whl --out Tests/TestSupport/Fixtures
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

import soundfile

import sound

RATE, SECONDS = 16_000, 9
VOICE = Path(__file__).parents[2] / "samples" / "voice.ogg"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    samples, rate = soundfile.read(VOICE, dtype="float32")
    samples = sound.resampled(samples, rate, RATE)[: SECONDS * RATE]
    with tempfile.NamedTemporaryFile(suffix=".wav") as wave:
        soundfile.write(wave.name, sound.Perth(options.wheel).mark(samples, RATE), RATE)
        encoder = ["-map_metadata", "-1", "-c:a", "libopus", "-b:a", "32k", "-y", str(options.out / "perth.ogg")]
        subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-i", wave.name, *encoder], check=True)


if __name__ == "__main__":
    main()
