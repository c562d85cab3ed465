#!/usr/bin/env bash
# OpenVINO's CPU plugin rounds activations to 8 bits, unasked, as soon as a matrix of weights is stored in 8 bits.
#
#   package   openvino 2026.2.0, numpy 2.2.6
#   expected  weights stored as 8-bit integers and a scale are a way to store them: with INFERENCE_PRECISION_HINT f32, and no
#             other property set, the product is computed in 32-bit floating point
#   seen      on processors that multiply bytes (VNNI) the activations are rounded to 8 bits in groups, and the product is wrong
#             by a share of about 0.005. DYNAMIC_QUANTIZATION_GROUP_SIZE is 32 when nobody sets it; 0 gives the product as it is
#             expected. Both say the same of their precision: f32. On processors without VNNI there is no difference, so the
#             same file gives other numbers on another machine.
#
# Exits 0 while this is so, and on a processor without VNNI while there is no difference.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q --disable-pip-version-check install openvino==2026.2.0 numpy==2.2.6
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys

import numpy
import openvino
from openvino import Model, opset8

print("openvino", openvino.__version__, "numpy", numpy.__version__)
flags = re.search(r"^flags.*", open("/proc/cpuinfo").read(), re.M).group()
has_vnni = "avx512_vnni" in flags or "avx_vnni" in flags

draw = numpy.random.default_rng(1)
integers = draw.integers(-127, 128, (512, 512)).astype(numpy.int8)
scales = (draw.random((512, 1)) / 127).astype(numpy.float32)
values = draw.standard_normal((1, 64, 512)).astype(numpy.float32)
exact = values.astype(numpy.float64) @ (integers.astype(numpy.float64) * scales).T

x = opset8.parameter([-1, -1, 512], numpy.float32)
stored = opset8.convert(opset8.constant(integers), "f32")
matrix = opset8.multiply(stored, opset8.constant(scales))
matrix.get_rt_info()["decompression_0"] = ""
graph = Model([opset8.matmul(x, matrix, False, True)], [x])


def error(properties: dict[str, str]) -> float:
    compiled = openvino.Core().compile_model(graph, "CPU", {"INFERENCE_PRECISION_HINT": "f32", **properties})
    group = compiled.get_property("DYNAMIC_QUANTIZATION_GROUP_SIZE")
    found = compiled(values)[0]
    wrong = float(numpy.abs(found - exact).mean() / numpy.abs(exact).mean())
    print(f"{properties or 'nothing set'}: group {group}, precision {compiled.get_property('INFERENCE_PRECISION_HINT')}, "
          f"mean error {wrong:.6f} of the mean value")
    return wrong


unset, off = error({}), error({"DYNAMIC_QUANTIZATION_GROUP_SIZE": "0"})
print("VNNI" if has_vnni else "no VNNI")
sys.exit(0 if off < 1e-5 and (unset > 1e-3) == has_vnni else 1)
PYTHON
