#!/usr/bin/env bash
# OpenVINO's CPU plugin compiles what it cannot run where ONEDNN_MAX_CPU_ISA withholds the instructions that it rounds with.
#
#   package   openvino 2026.4.1, numpy 2.2.6
#   expected  with ONEDNN_MAX_CPU_ISA=AVX2 a product with weights stored in 8 bits is computed as on a processor that has no more
#             than AVX2: in floating point, or refused
#   seen      whether DYNAMIC_QUANTIZATION_GROUP_SIZE is obeyed depends on the processor, which kernels there are on the variable.
#             Where the processor multiplies bytes (VNNI) and the variable says SSE41, AVX or AVX2, compiling succeeds and each
#             run fails: "could not create a primitive descriptor for the inner product"; a larger graph was seen to answer
#             with an output of no rows instead. A group size of 0 gives the product.
#
# Exits 0 while this is so, and on a processor without VNNI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q --disable-pip-version-check install openvino==2026.4.1 numpy==2.2.6
ONEDNN_MAX_CPU_ISA=AVX2 "$folder/venv/bin/python" - <<'PYTHON'
import re
import sys

import numpy
import openvino
from openvino import Model, opset8

print("openvino", openvino.__version__, "numpy", numpy.__version__)
flags = re.search(r"^flags.*", open("/proc/cpuinfo").read(), re.M).group()
if "avx512_vnni" not in flags and "avx_vnni" not in flags:
    print("no VNNI")
    sys.exit(0)

draw = numpy.random.default_rng(1)
integers = draw.integers(-127, 128, (512, 512)).astype(numpy.int8)
x = opset8.parameter([-1, -1, 512], numpy.float32)
stored = opset8.convert(opset8.constant(integers), "f32")
matrix = opset8.multiply(stored, opset8.constant(numpy.full((512, 1), 1 / 127, numpy.float32)))
matrix.get_rt_info()["decompression_0"] = ""
graph = Model([opset8.matmul(x, matrix, False, True)], [x])


def runs(group: str) -> bool:
    properties = {"INFERENCE_PRECISION_HINT": "f32", "DYNAMIC_QUANTIZATION_GROUP_SIZE": group}
    compiled = openvino.Core().compile_model(graph, "CPU", properties)
    try:
        found = compiled(numpy.ones((1, 64, 512), numpy.float32))[0].shape
    except RuntimeError as error:
        print(f"groups of {group}: {error}")
        return False
    print(f"groups of {group}: output {found}")
    return found == (1, 64, 512)


sys.exit(0 if runs("0") and not runs("32") else 1)
PYTHON
