"""The constants and results that every converted graph is made of."""

from __future__ import annotations

import numpy as np
from openvino import opset13 as op


def f16(array: np.ndarray):
    """A float16 constant that the graph reads as float32."""
    return op.convert(op.constant(array.astype(np.float16)), "f32")


def int8(values: np.ndarray, scales: np.ndarray):
    """An 8-bit matrix, [outputs, inputs], with a scale an output, that stays 8 bits wide when the graph is compiled."""
    return op.multiply(op.convert(op.constant(values), "f32"), f32(scales[:, None]))


def f32(value):
    """A float32 constant."""
    return op.constant(np.asarray(value, np.float32))


def ints(*values):
    """A list of 64-bit integers: axes, shapes, places."""
    return op.constant(np.asarray(values, np.int64))


def named(node, name: str):
    """An output of the graph under a name."""
    node.set_friendly_name(name)
    node.output(0).set_names({name})
    return op.result(node, name=name + "_result")
