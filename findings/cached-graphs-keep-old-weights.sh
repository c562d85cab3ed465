#!/usr/bin/env bash
# OpenVINO's cache of compiled graphs answers with the old weights after the weights' file has changed.
#
#   package   openvino 2026.4.1, numpy 2.2.6
#   expected  CACHE_DIR spares compiling a graph that was compiled before; one whose .bin has other contents and was written
#             seconds later is another one
#   seen      the .bin is not looked at: as long as the .xml is the same, LOADED_FROM_CACHE is true and the result is that of the
#             old weights. Without CACHE_DIR the result is right. So a model that may be trained anew needs a folder for its
#             cache that is named after the digest of its files.
#
# Exits 0 while this is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q --disable-pip-version-check install openvino==2026.4.1 numpy==2.2.6
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import os
import sys
import time

import numpy
import openvino
from openvino import Model, opset8

print("openvino", openvino.__version__, "numpy", numpy.__version__)
folder = sys.argv[1]
cache = folder + "/cache"


def save(place: str) -> str:
    os.makedirs(place, exist_ok=True)
    x = opset8.parameter([1, 64], numpy.float32)
    weights = opset8.constant(numpy.ones((64, 64), numpy.float32))
    openvino.save_model(Model([opset8.matmul(x, weights, False, True)], [x]), place + "/model.xml", compress_to_fp16=False)
    return place + "/model.xml"


def result(path: str, properties: dict[str, str]) -> tuple[float, bool]:
    compiled = openvino.Core().compile_model(path, "CPU", properties)
    loaded = compiled.get_property("LOADED_FROM_CACHE")
    return float(compiled(numpy.ones((1, 64), numpy.float32))[0][0, 0]), bool(loaded)


path = save(folder + "/model")
before = result(path, {"CACHE_DIR": cache})
time.sleep(2.5)
stored = numpy.fromfile(folder + "/model/model.bin", numpy.float32)
(stored * 2).tofile(folder + "/model/model.bin")
cached, fresh = result(path, {"CACHE_DIR": cache}), result(path, {})
print(f"weights of 1: {before[0]}, from the cache: {before[1]}")
print(f"weights of 2 at the same path: {cached[0]}, from the cache: {cached[1]}")
print(f"the same without a cache: {fresh[0]}")
sys.exit(0 if (before[0], cached, fresh[0]) == (64, (64, True), 128) else 1)
PYTHON
