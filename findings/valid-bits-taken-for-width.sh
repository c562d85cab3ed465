#!/usr/bin/env bash
# FFmpeg reads extensible WAV by the number of valid bits instead of the width of a sample.
#
#   package   FFmpeg 9.0.2 (imageio-ffmpeg 0.8.1) and Debian 12's 5.1; beside it libsndfile (soundfile 0.13.1)
#   expected  one second of a tone at half of full scale, in a 32-bit container with 16, 20 or 24 valid bits, is one second
#             at half of full scale: nBlockAlign tells the width, wValidBitsPerSample how many upper bits of it count
#             (Microsoft, WAVEFORMATEXTENSIBLE); libsndfile reads it so
#   seen      16 valid bits are read as 16-bit samples (2 s, every other sample is the lower half), 20 as 24-bit samples
#             (1.33 s of noise), 24 as "24.0 floating point" (pcm_f24le), whose values are next to nothing, up to 1e34 or
#             no numbers at all. Nothing is reported.
#   cause     libavformat/riffdec.c overwrites bits_per_coded_sample with the valid bits before it chooses the decoder;
#             libavformat/wavdec.c then takes 24 bits in blocks of 4 bytes for a form of an old editor.
#
# Exits 0 while this is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q --disable-pip-version-check install imageio-ffmpeg==0.8.1 soundfile==0.13.1 numpy
FOLDER=$folder "$folder/venv/bin/python" - <<'PYTHON'
import math
import os
import struct
import subprocess
import sys

import imageio_ffmpeg
import numpy
import soundfile

ffmpeg, folder = imageio_ffmpeg.get_ffmpeg_exe(), os.environ["FOLDER"]
print(subprocess.run([ffmpeg, "-version"], capture_output=True, text=True).stdout.splitlines()[0])
RATE, WIDTH = 16000, 4
whole_numbers = bytes.fromhex("0100000000001000800000aa00389b71")
wrong = 0
for valid in (16, 20, 24, 32):
    wave = [int(0.5 * math.sin(2 * math.pi * 440 * i / RATE) * (2**31 - 1)) >> 32 - valid << 32 - valid for i in range(RATE)]
    samples = b"".join(struct.pack("<i", value) for value in wave)
    layout = struct.pack("<HHIIHHHHI", 0xFFFE, 1, RATE, RATE * WIDTH, WIDTH, 32, 22, valid, 0) + whole_numbers
    body = b"WAVEfmt " + struct.pack("<I", len(layout)) + layout + b"data" + struct.pack("<I", len(samples)) + samples
    path = f"{folder}/{valid}.wav"
    with open(path, "wb") as file:
        file.write(b"RIFF" + struct.pack("<I", len(body)) + body)
    raw = subprocess.run([ffmpeg, "-v", "quiet", "-i", path, "-f", "f32le", "-"], capture_output=True).stdout
    read, other = numpy.frombuffer(raw, "<f4"), soundfile.read(path)[0]
    print(f"{valid:2} of 32 bits: FFmpeg {len(read) / RATE:.2f} s, first values {read[1:4]}; ", end="")
    print(f"libsndfile {len(other) / RATE:.2f} s, {numpy.round(other[1:4], 4)}")
    is_right = len(read) == RATE and numpy.allclose(read, other, atol=1e-4)
    wrong += not is_right
sys.exit(0 if wrong == 3 else 1)
PYTHON
