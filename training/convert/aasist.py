"""Turn the published weights of AASIST into an OpenVINO graph that hears waveforms.

    python training/convert/aasist.py --weights AASIST.pth --out Models/aasist/1.0.0

AASIST: Jung, Heo, Tak, Shim, Chung, Lee, Yu, Evans, "AASIST: Audio Anti-Spoofing using Integrated Spectro-Temporal Graph
Attention Networks" (ICASSP 2022). Weights: `models/weights/AASIST.pth` of github.com/clovaai/aasist (MIT). The graph is
written here from the paper and from the shapes of the weights. Needs numpy, openvino and, to read the file, torch.

    samples  [1, 48000]  float32  16,000 a second, full scale ±1
    logit    [1, 1]      float32  log-odds of spoofed
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import numpy as np
import openvino as ov
from openvino import opset13 as op

from operators import f32, ints, named

SHA256 = "51d2d9cf0738172f61e2a384ec50a54a55363240f67c971ed55a92435bc1a1c0"
RATE, LENGTH = 16_000, 48_000
FILTERS, TAPS = 70, 129
BLOCKS = 6
EPSILON = 1e-5
SHARP, SOFT = 2.0, 100.0  # temperatures of the attention inside one domain and across both
KEPT_BANDS, KEPT_TIMES, KEPT = 0.5, 0.7, 0.5  # shares of the nodes that pooling keeps


def sinc_filters() -> np.ndarray:
    """Band-pass filters [70, 1, 1, 129] between edges evenly spaced in mel, Hamming-windowed (SincNet's initial ones)."""
    top = 2595 * np.log10(1 + RATE / 2 / 700)
    edges = 700 * (10 ** (np.linspace(0, top, FILTERS + 1) / 2595) - 1)
    time = np.arange(TAPS) - TAPS // 2
    low_pass = 2 * edges[:, None] / RATE * np.sinc(2 * edges[:, None] * time / RATE)
    return (np.diff(low_pass, axis=0) * np.hamming(TAPS))[:, None, None]


class Builder:
    """Builds the graph from the tensors of the published file."""

    def __init__(self, tensors: dict[str, np.ndarray]):
        self.tensors = tensors

    def build(self) -> ov.Model:
        samples = op.parameter([1, LENGTH], np.float32, name="samples")
        samples.output(0).set_names({"samples"})
        maps = op.abs(self._encoder(samples))  # [1, 64, bands, times]
        bands = op.transpose(op.reduce_max(maps, ints(3), False), ints(0, 2, 1))
        bands = self._attended(op.add(bands, f32(self.tensors["pos_S"])), "GAT_layer_S")
        bands = self._kept(bands, "pool_S", KEPT_BANDS)
        times = op.transpose(op.reduce_max(maps, ints(2), False), ints(0, 2, 1))
        times = self._kept(self._attended(times, "GAT_layer_T"), "pool_T", KEPT_TIMES)
        first, second = (self._branch(times, bands, number) for number in (1, 2))
        times, bands, master = (op.maximum(one, other) for one, other in zip(first, second, strict=True))
        read = [part for nodes in (times, bands) for part in (op.reduce_max(op.abs(nodes), ints(1), False),
                                                              op.reduce_mean(nodes, ints(1), False))]  # fmt: skip
        hidden = op.concat([*read, op.squeeze(master, ints(1))], 1)
        spoofed, bona_fide = op.split(self._linear(hidden, "out_layer"), op.constant(np.int64(1)), 2).outputs()
        return ov.Model([named(op.subtract(spoofed, bona_fide), "logit")], [samples], "aasist")

    def _encoder(self, samples):
        """Rectified filter outputs as a picture, and six residual blocks over it."""
        signal = op.unsqueeze(op.unsqueeze(samples, ints(1)), ints(1))
        bands = op.abs(op.convolution(signal, f32(sinc_filters()), [1, 1], [0, 0], [0, 0], [1, 1]))
        picture = _max_pool(op.transpose(bands, ints(0, 2, 1, 3)), 3, 3)
        gain, offset = self._normalisation("first_bn")
        picture = _selu(op.add(op.multiply(picture, f32(gain)), f32(offset)))
        for index in range(BLOCKS):
            picture = self._block(picture, f"encoder.{index}.0")
        return picture

    def _block(self, picture, name: str):
        """A residual block; the file's `bn1` are left out, as in the training whose statistics the file keeps."""
        gain, offset = self._normalisation(f"{name}.bn2")
        weight, bias = self.tensors[f"{name}.conv1.weight"], self.tensors[f"{name}.conv1.bias"]
        hidden = _convolved(picture, weight * gain[:, None, None, None], bias * gain + offset, 1)
        hidden = self._convolution(_selu(hidden), f"{name}.conv2", 0)
        if f"{name}.conv_downsample.weight" in self.tensors:
            picture = self._convolution(picture, f"{name}.conv_downsample", 0)
        return _max_pool(op.add(hidden, picture), 1, 3)

    def _convolution(self, picture, name: str, rows: int):
        return _convolved(picture, self.tensors[f"{name}.weight"], self.tensors[f"{name}.bias"], rows)

    def _attended(self, nodes, name: str):
        """Graph attention inside one domain: nodes [1, n, width] to [1, n, width']."""
        pairs = op.multiply(op.unsqueeze(nodes, ints(2)), op.unsqueeze(nodes, ints(1)))
        scores = op.matmul(self._tanh(pairs, f"{name}.att_proj"), f32(self.tensors[f"{name}.att_weight"]), False, False)
        return self._mixed(nodes, op.squeeze(scores, ints(3)), name, SHARP)

    def _branch(self, times, bands, number: int):
        """Two layers across both domains, with a node of its own that collects from all others."""
        one, two = (f"HtrgGAT_layer_ST{number}{layer}" for layer in (1, 2))
        times, bands, master = self._across(times, bands, f32(self.tensors[f"master{number}"]), one)
        times = self._kept(times, f"pool_hT{number}", KEPT)
        bands = self._kept(bands, f"pool_hS{number}", KEPT)
        more = self._across(times, bands, master, two)
        return [op.add(old, new) for old, new in zip((times, bands, master), more, strict=True)]

    def _across(self, times, bands, master, name: str):
        """Graph attention across both domains; a weight vector of its own for each kind of pair."""
        counts = [int(nodes.shape[1]) for nodes in (times, bands)]
        nodes = op.concat([self._linear(times, f"{name}.proj_type1"), self._linear(bands, f"{name}.proj_type2")], 1)
        pairs = self._tanh(op.multiply(op.unsqueeze(nodes, ints(2)), op.unsqueeze(nodes, ints(1))), f"{name}.att_proj")
        domain = np.repeat([0, 1], counts)
        chosen = np.eye(3)[domain[:, None] + domain[None, :]]  # of the three kinds of pair
        vectors = np.concatenate([self.tensors[f"{name}.att_weight{kind}"] for kind in ("11", "12", "22")], 1)
        scores = op.matmul(pairs, f32(vectors), False, False)
        scores = op.reduce_sum(op.multiply(scores, f32(chosen)), ints(3), False)
        collected = self._tanh(op.multiply(nodes, master), f"{name}.att_projM")
        collected = op.matmul(collected, f32(self.tensors[f"{name}.att_weightM"]), False, False)
        shares = op.softmax(op.divide(collected, f32(SOFT)), 1)
        gathered = self._linear(op.matmul(shares, nodes, True, False), f"{name}.proj_with_attM")
        master = op.add(gathered, self._linear(master, f"{name}.proj_without_attM"))
        mixed = self._mixed(nodes, scores, name, SOFT)
        parts = op.variadic_split(mixed, op.constant(np.int64(1)), ints(*counts)).outputs()
        return [*parts, master]

    def _mixed(self, nodes, scores, name: str, temperature: float):
        """Each node with what it attends to, normalised."""
        shares = op.softmax(op.divide(scores, f32(temperature)), 2)
        attended = self._linear(op.matmul(shares, nodes, False, False), f"{name}.proj_with_att")
        both = op.add(attended, self._linear(nodes, f"{name}.proj_without_att"))
        gain, offset = self._normalisation(f"{name}.bn")
        return _selu(op.add(op.multiply(both, f32(gain)), f32(offset)))

    def _kept(self, nodes, name: str, share: float):
        """The nodes with the highest gates, times their gates."""
        gates = op.sigmoid(self._linear(nodes, f"{name}.proj"))
        count = max(1, int(int(nodes.shape[1]) * share))
        best = op.topk(op.squeeze(gates, ints(2)), op.constant(np.int64(count)), 1, "max", "value", "i64")
        return op.gather(op.multiply(nodes, gates), op.squeeze(best.output(1), ints(0)), ints(1))

    def _tanh(self, value, name: str):
        return op.tanh(self._linear(value, name))

    def _linear(self, value, name: str):
        weight, bias = (self.tensors[f"{name}.{part}"] for part in ("weight", "bias"))
        return op.add(op.matmul(value, f32(weight), False, True), f32(bias))

    def _normalisation(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Gain and offset of a batch normalisation."""
        weight, bias, mean, variance = (
            self.tensors[f"{name}.{part}"] for part in ("weight", "bias", "running_mean", "running_var")
        )
        gain = weight / np.sqrt(variance + EPSILON)
        return gain, bias - mean * gain


def _convolved(picture, weight: np.ndarray, bias: np.ndarray, rows: int):
    padding = [rows, 1]
    return op.add(op.convolution(picture, f32(weight), [1, 1], padding, padding, [1, 1]), f32(bias.reshape(1, -1, 1, 1)))


def _max_pool(picture, rows: int, columns: int):
    size = [rows, columns]
    return op.max_pool(picture, size, [1, 1], [0, 0], [0, 0], size).output(0)


def _selu(value):
    """Scaled exponential linear unit (Klambauer et al., 2017), as an operator that the runtime joins to a convolution."""
    return op.multiply(op.elu(value, 1.6732632423543772), f32(1.0507009873554805))


def read(weights: Path) -> dict[str, np.ndarray]:
    """The tensors of the published file, by name."""
    import torch

    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    if digest != SHA256:
        raise ValueError(f"{weights} has SHA-256 {digest}; the published file has {SHA256}")
    state = torch.load(weights, map_location="cpu", weights_only=True)
    return {name: value.numpy() for name, value in state.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    model = Builder(read(arguments.weights)).build()
    ov.save_model(model, arguments.out / "model.xml", compress_to_fp16=False)


if __name__ == "__main__":
    main()
