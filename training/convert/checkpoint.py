"""Make an OpenVINO graph of a classifier as Hugging Face lays it out, for `touchstone models add`.

    python -I training/convert/checkpoint.py --task image --folder FOLDER --out OUT --shape 1 3 224 224

Runs in the virtual environment of `./setup exporters`. Numbers come from safetensors only; pickles are not opened and code
beside the model is not run. Writes graph.xml, graph.bin and outcome.json: the graph's ends, and what PyTorch computes from an
input of evenly spaced numbers, which the program compares with the graph.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import threading
import time
import warnings
from collections.abc import Sequence
from pathlib import Path

os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_VERBOSITY="error", HF_HUB_DISABLE_TELEMETRY="1")
warnings.simplefilter("ignore")

import openvino
import torch
import transformers

CPU_SECONDS = 3600


class Refusal(Exception):
    """Why the model cannot be exported, in a sentence."""


class Logits(torch.nn.Module):
    """A classifier reduced to one tensor in and its logits out."""

    def __init__(self, model: torch.nn.Module, name: str) -> None:
        super().__init__()
        self.model, self.name = model, name

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        return self.model(**{self.name: values}).logits


class Spectrogram(torch.nn.Module):
    """The spectrogram of `ASTFeatureExtractor`, from its own filters and window, before a classifier.

    Frames of 25 ms, 10 ms apart, without their mean and with pre-emphasis, become the logarithm of mel energies; then padding
    with zeros to the model's length, and its scale.
    """

    FRAME, STEP, SIZE, EMPHASIS, FLOOR = 400, 160, 512, 0.97, 1.192092955078125e-07

    def __init__(self, model: torch.nn.Module, extractor: transformers.ASTFeatureExtractor) -> None:
        super().__init__()
        self.model, self.length, self.scales = model, extractor.max_length, extractor.do_normalize
        self.mean, self.deviation = extractor.mean, extractor.std
        times = torch.arange(self.FRAME, dtype=torch.float64)
        angles = 2 * torch.pi / self.SIZE * torch.outer(times, torch.arange(self.SIZE // 2 + 1, dtype=torch.float64))
        window = torch.as_tensor(extractor.window, dtype=torch.float64)[:, None]
        waves = torch.cat([window * torch.cos(angles), window * torch.sin(angles)], dim=1)
        # Pre-emphasis takes 0.97 of the sample before; the first one is its own.
        emphasis = torch.eye(self.FRAME, dtype=torch.float64) - self.EMPHASIS * torch.diag(
            torch.ones(self.FRAME - 1, dtype=torch.float64), -1).T
        emphasis[0, 0] = 1 - self.EMPHASIS
        centre = torch.eye(self.FRAME, dtype=torch.float64) - 1 / self.FRAME
        self.register_buffer("waves", (centre @ emphasis @ waves).float())
        self.register_buffer("mel", torch.as_tensor(extractor.mel_filters).float())

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        frames = values.unfold(1, self.FRAME, self.STEP)
        parts = frames @ self.waves
        half = self.SIZE // 2 + 1
        power = parts[..., :half] ** 2 + parts[..., half:] ** 2
        mels = torch.log(torch.clamp(power @ self.mel, min=self.FLOOR))
        padded = torch.cat([mels, torch.zeros(1, self.length, mels.shape[-1])], dim=1)[:, : self.length]
        if self.scales:
            padded = (padded - self.mean) / (self.deviation * 2)
        return self.model(input_values=padded).logits


def loaded(task: str, folder: Path) -> torch.nn.Module:
    """The classifier with all of its numbers; a part that the files lack would be random."""
    kind = transformers.AutoModelForImageClassification if task == "image" else transformers.AutoModelForAudioClassification
    model, report = kind.from_pretrained(
        folder, local_files_only=True, trust_remote_code=False, use_safetensors=True, output_loading_info=True,
        attn_implementation="eager", dtype=torch.float32)
    missing = sorted(report["missing_keys"]) + sorted(str(key[0]) for key in report["mismatched_keys"])
    if missing:
        raise Refusal(f"the weights lack {len(missing)} tensors that the architecture has, such as {missing[0]}")
    config = json.loads((folder / "config.json").read_text())
    if type(model).__name__ not in config["architectures"]:
        raise Refusal(f"config.json names {config['architectures'][0]}, and transformers made a {type(model).__name__}")
    return model.eval()


def ramp(shape: Sequence[int], ends: tuple[float, float]) -> torch.Tensor:
    """Numbers evenly spaced from the first to the last, row-major."""
    count = int(torch.tensor(shape).prod())
    return torch.linspace(*ends, count, dtype=torch.float64).float().reshape(shape)


def export(task: str, folder: Path, out: Path, shape: tuple[int, ...]) -> None:
    """Write the graph, and what PyTorch computes."""
    torch.manual_seed(0)
    model = loaded(task, folder)
    if task == "image":
        name, ends, free = "pixel_values", (-2.0, 2.0), shape
        module = Logits(model, name)
    else:
        name, ends, free = "input_values", (-1.0, 1.0), (1, -1)
        if model.config.model_type == "audio-spectrogram-transformer":
            extractor = transformers.ASTFeatureExtractor.from_pretrained(folder, local_files_only=True)
            module = Spectrogram(model, extractor)
        else:
            module = Logits(model, name)
    example = ramp(shape, ends)
    with torch.no_grad():
        values = module(example)
        if not torch.isfinite(values).all():
            raise Refusal("the model gives no finite numbers: its weights are broken")
        graph = openvino.convert_model(module, example_input=example, input=[(free, openvino.Type.f32)])
    graph.inputs[0].set_names({name})
    graph.outputs[0].set_names({"logits"})
    openvino.save_model(graph, out / "graph.xml", compress_to_fp16=False)
    outcome = {
        "input": name, "output": "logits", "ramp": ends, "values": values.flatten().tolist(),
        "versions": {library.__name__: library.__version__ for library in (openvino, torch, transformers)},
    }
    (out / "outcome.json").write_text(json.dumps(outcome))


def watch(parent: int) -> None:
    """End when whoever started this has ended."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--task", choices=("image", "audio"), required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shape", type=int, nargs="+", required=True)
    arguments = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    threading.Thread(target=watch, args=(os.getppid(),), daemon=True).start()
    try:
        export(arguments.task, arguments.folder, arguments.out, tuple(arguments.shape))
    except Refusal as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
