"""Writes what the Swift tests compare with: view pixels by Pillow and scores by this code, on generated pictures.

    python fixtures.py --backbone model.xml --models ../../Models --out ../../Tests/DetectorsTests/Fixtures/Image
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import openvino as ov
from PIL import Image

import view
from train import load_model, load_probe

FILTERS = {"bicubic": Image.BICUBIC, "bilinear": Image.BILINEAR, "lanczos": Image.LANCZOS}
# Width, height, short side after resizing, side of the crop.
VIEWS = [(40, 30, 16, 16), (37, 61, 24, 16), (9, 7, 20, 16), (16, 16, 16, 16), (200, 30, 18, 16), (64, 64, 48, 16)]
SCORED = [(300, 260, False), (900, 640, False), (640, 480, True)]


def picture(width: int, height: int) -> Image.Image:
    """A picture by formula: the tests make the same."""
    x, y, channel = np.meshgrid(np.arange(width), np.arange(height), np.arange(3), indexing="xy")
    values = (x * 7 + y * 13 + channel * 29 + (x * y) // 5 + (x // 8 + y // 8) % 2 * 90) % 256
    return Image.fromarray(values.astype(np.uint8))


def page(width: int, height: int) -> Image.Image:
    """Black marks in lines on white, by formula: the tests make the same."""
    x, y = np.meshgrid(np.arange(width), np.arange(height), indexing="xy")
    line = (y % 16 > 3) & (y % 16 < 13) & ((x // 8 + y // 16 * 5) % 7 > 0)
    mark = line & (x % 8 < 6) & ((x // 2 * 7 + y // 2 * 13 + x * y // 7) % 5 < 2)
    values = np.where(mark, 20, 255).astype(np.uint8)
    return Image.fromarray(np.stack([values] * 3, 2))


def cropped(image: Image.Image, short_side: int, side: int, resampling: int) -> Image.Image:
    """Short side to `short_side`, then the middle."""
    short = min(image.size)
    image = image.resize((image.width * short_side // short, image.height * short_side // short), resampling)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    return image.crop((left, top, left + side, top + side))


def model_folder(
    folder: Path,
    nodes: list[onnx.NodeProto],
    shapes: dict[str, list[int]],
    constants: list[onnx.TensorProto],
    more: dict,
) -> None:
    """A model folder as a user would drop it in; `shapes` names the input and the output."""
    folder.mkdir(parents=True, exist_ok=True)
    ends = [onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape) for name, shape in shapes.items()]
    graph = onnx.helper.make_graph(nodes, folder.parent.name, ends[:1], ends[1:], constants)
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 13)], ir_version=8)
    data = model.SerializeToString()
    (folder / "model.onnx").write_bytes(data)
    manifest = {
        "id": folder.parent.name,
        "version": folder.name,
        "modality": folder.parent.name.split(".")[0],
        "role": "detector",
        "graph": {"onnx": {"file": "model.onnx", "sha256": hashlib.sha256(data).hexdigest()}},
        "licence": "Apache-2.0",
        "source": "Made for the tests",
        **more,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")


def brightness_model(folder: Path) -> None:
    """The logit is ten times the mean of the green channel."""
    nodes = [
        onnx.helper.make_node("GlobalAveragePool", ["pixels"], ["means"]),
        onnx.helper.make_node("Flatten", ["means"], ["flat"]),
        onnx.helper.make_node("MatMul", ["flat", "green"], ["logit"]),
    ]
    green = onnx.helper.make_tensor("green", onnx.TensorProto.FLOAT, [3, 1], [0, 10, 0])
    model_folder(folder, nodes, {"pixels": [1, 3, 16, 16], "logit": [1, 1]}, [green], {
        "input": {
            "view": "image", "name": "pixels", "shape": [1, 3, 16, 16], "layout": "NCHW", "colour": "RGB",
            "mean": [0.5, 0.5, 0.5], "std": [1, 1, 1], "resize": "short_side", "size": 16, "crop": "centre",
            "resampling": "bilinear",
        },
        "output": {"name": "logit", "kind": "logit", "polarity": "synthetic_low"},
        "calibration": {"method": "platt", "slope": 0.5, "intercept": 1, "data": "none"},
        "applicability": {"min_side": 16},
    })


def green_map_model(folder: Path) -> None:
    """The log-odds of each 8 × 8 cell are ten times the mean of its green channel."""
    nodes = [
        onnx.helper.make_node("Conv", ["pixels", "green"], ["scaled"]),
        onnx.helper.make_node("AveragePool", ["scaled"], ["map"], kernel_shape=[8, 8], strides=[8, 8]),
    ]
    green = onnx.helper.make_tensor("green", onnx.TensorProto.FLOAT, [1, 3, 1, 1], [0, 10, 0])
    model_folder(folder, nodes, {"pixels": [1, 3, 16, 16], "map": [1, 1, 2, 2]}, [green], {
        "input": {
            "view": "image", "name": "pixels", "shape": [1, 3, 16, 16], "mean": [0.5, 0.5, 0.5], "std": [1, 1, 1],
            "resize": "stretch", "crop": "none", "resampling": "nearest",
        },
        "output": {"name": "map", "kind": "map", "polarity": "synthetic_high"},
    })


def loudness_model(folder: Path) -> None:
    """The logit of 1600 samples is eight times the mean of their absolute values, less two.

    Its first and last step do nothing: the runtime drops them and keeps several names for the input and the output.
    """
    nodes = [
        onnx.helper.make_node("Cast", ["samples"], ["a"], to=onnx.TensorProto.FLOAT),
        onnx.helper.make_node("Abs", ["a"], ["sizes"]),
        onnx.helper.make_node("ReduceMean", ["sizes"], ["mean"], axes=[1], keepdims=1),
        onnx.helper.make_node("Mul", ["mean", "slope"], ["scaled"]),
        onnx.helper.make_node("Sub", ["scaled", "offset"], ["b"]),
        onnx.helper.make_node("Cast", ["b"], ["logit"], to=onnx.TensorProto.FLOAT),
    ]
    constants = [
        onnx.helper.make_tensor(name, onnx.TensorProto.FLOAT, [1], [value])
        for name, value in (("slope", 8), ("offset", 2))
    ]
    model_folder(folder, nodes, {"samples": [1, 1600], "logit": [1, 1]}, constants, {
        "input": {"view": "waveform", "name": "samples", "shape": [1, 1600], "hop": 800},
        "output": {"name": "logit", "kind": "logit", "polarity": "synthetic_high"},
    })


def main() -> None:
    """Writes `views.json`, `scores.json` and a model folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--without-scores", action="store_true", help="before there is a trained probe")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)

    views = [
        {
            "width": width,
            "height": height,
            "short_side": short_side,
            "side": side,
            "filter": name,
            "pixels": cropped(picture(width, height), short_side, side, resampling).tobytes().hex(),
        }
        for width, height, short_side, side in VIEWS
        for name, resampling in FILTERS.items()
    ]
    (options.out / "views.json").write_text(json.dumps(views, indent=1) + "\n")

    models = options.out.parent / "Models"
    brightness_model(models / "image.brightness" / "1.0.0")
    green_map_model(models / "image.green-map" / "1.0.0")
    loudness_model(models / "audio.loudness" / "1.0.0")

    if options.without_scores:
        return
    shipped = {"score": load_model(options.models)[0], "picture": load_probe(options.models, "picture")}
    core = ov.Core()
    model = core.compile_model(core.read_model(options.backbone), "CPU", view.ARITHMETIC)
    scores = []
    for width, height, is_page in SCORED:
        image = (page if is_page else picture)(width, height)
        tokens = model({"pixels": view.tensor(view.middle(image))[None]})["layers"]
        found = {name: float(head.scores(tokens)[0]) for name, head in shipped.items()}
        scores.append({"width": width, "height": height, "is_page": is_page} | found)
    (options.out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n")


if __name__ == "__main__":
    main()
