"""What a Python reference does around the network: decode, view, head, probability. Same numbers as the product."""

from __future__ import annotations

import io
import json
import math
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training/image"))
import kernel  # noqa: E402
import view  # noqa: E402

MODEL = ROOT / "Models/image.clip/1.4.0"


class Head:
    """The shipped head and its calibration."""

    def __init__(self):
        manifest = json.loads((MODEL / "manifest.json").read_text())
        probe = json.loads((MODEL / manifest["files"]["probe"]["file"]).read_text())
        self.layers = [layer - 1 for layer in probe["layers"]]
        self.weights, self.bias = np.array(probe["weights"]), probe["bias"]
        self.kernel = kernel.parsed((MODEL / manifest["files"]["kernel"]["file"]).read_bytes())
        self.line = manifest["calibration"]

    def answer(self, layers: np.ndarray) -> dict:
        """The report's essentials for tokens [10, 768]."""
        tokens = layers[self.layers]
        score = float((tokens * self.weights).sum() + self.bias + self.kernel.scores(tokens.reshape(1, -1))[0])
        llr = self.line["slope"] * score + self.line["intercept"]
        return {"score": score, "llr": llr, "probability": 1 / (1 + math.exp(-llr))}


def pixels(body: bytes) -> np.ndarray:
    """A picture's bytes to the network's input, [1, 3, 224, 224]."""
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(body))).convert("RGB")
    return view.tensor(view.middle(image))[None].astype(np.float32)
