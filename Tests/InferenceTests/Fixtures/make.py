"""Write the graphs of the tests: y = x·W + b for x [N, 4] and y [N, 2] as affine.xml with affine.bin and as affine.onnx,
and y = x·B with 8-bit numbers B for x [N, 64] and y [N, 64] as bytes.xml with bytes.bin.

    python Tests/InferenceTests/Fixtures/make.py

Needs numpy, openvino and onnx. W is [[1, 2], [3, 4], [5, 6], [7, 8]] and b is [0.5, −0.5]; column j of B is 0.5 · ((7i + 3j) mod 17 − 8) for i from 0 to 63.
"""

from pathlib import Path

import numpy as np
import onnx
import openvino as ov
from onnx import TensorProto, helper, numpy_helper
from openvino import opset13 as op

HERE = Path(__file__).parent
WEIGHT = np.arange(1, 9, dtype=np.float32).reshape(4, 2)
BIAS = np.array([0.5, -0.5], np.float32)


def write_openvino() -> None:
    x = op.parameter([-1, 4], np.float32, name="x")
    x.output(0).set_names({"x"})
    y = op.add(op.matmul(x, op.constant(WEIGHT), False, False), op.constant(BIAS))
    y.output(0).set_names({"y"})
    ov.save_model(ov.Model([op.result(y)], [x], "affine"), HERE / "affine.xml", compress_to_fp16=False)


def write_bytes() -> None:
    x = op.parameter([-1, 64], np.float32, name="x")
    x.output(0).set_names({"x"})
    row, column = np.arange(64)[None], np.arange(64)[:, None]
    values = op.convert(op.constant(((7 * row + 3 * column) % 17 - 8).astype(np.int8)), "f32")
    y = op.matmul(x, op.multiply(values, op.constant(np.full((64, 1), 0.5, np.float32))), False, True)
    y.output(0).set_names({"y"})
    ov.save_model(ov.Model([op.result(y)], [x], "bytes"), HERE / "bytes.xml", compress_to_fp16=False)


def write_onnx() -> None:
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["x", "W"], ["p"]), helper.make_node("Add", ["p", "b"], ["y"])],
        "affine",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", 4])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["N", 2])],
        [numpy_helper.from_array(WEIGHT, "W"), numpy_helper.from_array(BIAS, "b")])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.save(model, HERE / "affine.onnx")


if __name__ == "__main__":
    write_openvino()
    write_bytes()
    write_onnx()
