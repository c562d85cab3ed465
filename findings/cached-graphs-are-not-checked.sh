#!/usr/bin/env bash
# OpenVINO computes with a cached graph whose weights were damaged on the disk.
#
#   package   openvino 2026.4.1, numpy 2.2.6
#   expected  an entry of CACHE_DIR that is not what was written is noticed, and the graph compiled anew, as one that was cut
#             short is
#   seen      a changed byte in the weights is not noticed: LOADED_FROM_CACHE is true and the result is another. So whoever
#             stores graphs needs a checksum of their own.
#
# Exits 0 while this is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q --disable-pip-version-check install openvino==2026.4.1 numpy==2.2.6
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import pathlib
import sys

import numpy
import openvino
from openvino import Model, opset8

print("openvino", openvino.__version__, "numpy", numpy.__version__)
folder = sys.argv[1]
cache = pathlib.Path(folder, "cache")
x = opset8.parameter([1, 64], numpy.float32)
weights = opset8.constant(numpy.full((64, 64), 1.5, numpy.float32))
openvino.save_model(Model([opset8.matmul(x, weights, False, True)], [x]), folder + "/model.xml", compress_to_fp16=False)


def result() -> tuple[float, bool]:
    compiled = openvino.Core().compile_model(folder + "/model.xml", "CPU", {"CACHE_DIR": str(cache)})
    loaded = compiled.get_property("LOADED_FROM_CACHE")
    return float(compiled(numpy.ones((1, 64), numpy.float32))[0][0, 0]), bool(loaded)


def change(edit) -> None:
    (entry,) = cache.glob("*.blob")
    data = edit(entry.read_bytes())
    entry.unlink()
    entry.write_bytes(data)


weight = numpy.float32(1.5).tobytes()
print("written:", result())
whole = result()
change(lambda data: data.replace(weight, numpy.float32(7.5).tobytes(), 1))
damaged = result()
change(lambda data: data[: len(data) // 2])
short = result()
print("as written:", whole, "a weight changed:", damaged, "cut short:", short)
sys.exit(0 if whole == (96, True) and damaged[1] and damaged[0] != 96 and short == (96, False) else 1)
PYTHON
