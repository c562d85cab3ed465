"""Make an OpenVINO graph of a classifier as Hugging Face lays it out, for `touchstone models add`.

    python -I training/convert/checkpoint.py --task image --folder FOLDER --out OUT --shape 1 3 224 224
    python -I training/convert/checkpoint.py --task text --folder FOLDER --out OUT --shape 1 512

Runs in the virtual environment of `./setup exporters`. Numbers come from safetensors only; pickles are not opened and code
beside the model is not run. Writes graph.xml, graph.bin and outcome.json: the graph's ends, and what PyTorch computes from an
input of evenly spaced numbers, or from some tokens, which the program compares with the graph. For a model of texts tokenizer.json
too, as the model's own library uses it.
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
TOLERANCE = 1e-3
# Texts on which the program's tokenizer has to agree with the model's own.
PROBES = (
    "The committee's vote, on Tuesday, was close: we'll count them AGAIN (all 1,234 -- more than 50%)!",
    "Größere Städte wie Köln überlegen, ob das „Maßnahmen“ sind; NAÏVE façade, ẞ und Übermut.",
    "قالت اللجنة إنها ستعلن النتائج يوم الثلاثاء، السَّلامُ عَلَيْكُمْ",
    "委员会星期二开会，决定由谁发言。東京タワーは高いです。서울의 봄은 짧다. ２０２４年ＡＢＣ",
    "🎉🎉 👩‍👩‍👧‍👦 🇩🇪🇫🇷 👍🏽 ❤️ 5️⃣ ☺︎",
    "ﬁne №5 ½ Ⅷ ｆｕｌｌ\u3000wide\u00a0no\u2009thin\u200bzero\ufeffmark e\u0301a\u0308 İ ΟΔΥΣΣΕΎΣ 가각 क्षि ㋿ \u00ad \ufffd ‘q’ “b” …—–",
    "def f(x):\n    return x[0] ** 2  # squares\n\tif a_b != 'x' and c >= 1e-5:\r\n<div class=\"a-b\">&nbsp;</div>",
    "A [CLS] token, [SEP], <s>one</s> and [MASK]ed <mask> words,[UNK] <unk>  [PAD]<pad>.",
    "  two  three   and    more \n\n lines\t\tand   the end   ", "", " ", "a",
)


class Refusal(Exception):
    """Why the model cannot be exported, in a sentence."""


class Logits(torch.nn.Module):
    """A classifier reduced to one tensor in and its logits out."""

    def __init__(self, model: torch.nn.Module, name: str) -> None:
        super().__init__()
        self.model, self.name = model, name

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        return self.model(**{self.name: values}).logits


class Reader(torch.nn.Module):
    """A classifier of texts reduced to tokens in, all of which count, and its logits out.

    Longformer's attention is cut into chunks when the graph is made, so its graph fills every text up to one length.
    """

    def __init__(self, model: torch.nn.Module, most: int) -> None:
        super().__init__()
        self.model, self.most = model, most if model.config.model_type == "longformer" else 0

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        mask = torch.ones_like(ids)
        if self.most:
            filling = torch.full((1, self.most), self.model.config.pad_token_id)
            ids = torch.cat([ids, filling], dim=1)[:, : self.most]
            mask = torch.cat([mask, torch.zeros_like(filling)], dim=1)[:, : self.most]
        return self.model(input_ids=ids, attention_mask=mask).logits


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
    kind = {
        "image": transformers.AutoModelForImageClassification, "audio": transformers.AutoModelForAudioClassification,
        "text": transformers.AutoModelForSequenceClassification,
    }[task]
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


def described(folder: Path, out: Path) -> list[dict]:
    """Write the tokenizer as the model's own library uses it; what it makes of some texts."""
    tokenizer = transformers.AutoTokenizer.from_pretrained(
        folder, local_files_only=True, trust_remote_code=False, use_fast=True)
    if not tokenizer.is_fast:
        raise Refusal(f"{type(tokenizer).__name__} has no form that tokenizer.json could describe")
    backend = tokenizer.backend_tokenizer
    backend.no_padding()
    backend.no_truncation()
    (out / "tokenizer.json").write_text(backend.to_str())
    return [{"text": text, "ids": backend.encode(text).ids} for text in PROBES]


def close(found: object, wanted: torch.Tensor) -> bool:
    """Whether the graph gives what PyTorch does."""
    gap = (torch.as_tensor(found) - wanted).abs() / wanted.abs().clamp(min=1)
    return bool(torch.isfinite(gap).all() and gap.max() <= TOLERANCE)


def export_text(folder: Path, out: Path, most: int) -> None:
    """Write the graph of a classifier of texts, compared at several lengths, and its tokenizer."""
    torch.manual_seed(0)
    model = loaded("text", folder)
    tokens = described(folder, out)
    whole = [number for probe in tokens for number in probe["ids"][1:-1]]
    first, last = tokens[0]["ids"][0], tokens[0]["ids"][-1]

    def ids(length: int) -> torch.Tensor:
        middle = [whole[place % len(whole)] for place in range(length - 2)]
        return torch.tensor([[first, *middle, last]])

    module, example = Reader(model, most), ids(min(most, 24))
    with torch.no_grad():
        values = module(example)
        if not torch.isfinite(values).all():
            raise Refusal("the model gives no finite numbers: its weights are broken")
        graph = openvino.convert_model(module, example_input=example, input=[((1, -1), openvino.Type.i64)])
        compiled = openvino.Core().compile_model(graph, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
        for length in sorted({3, 17, min(most, 24), min(most, 131), most}):
            trial = ids(length)
            wanted = model(input_ids=trial, attention_mask=torch.ones_like(trial)).logits
            if not close(compiled(trial.numpy())[0], wanted):
                raise Refusal(f"the graph does not give what the model does with {length} tokens")
    graph.inputs[0].set_names({"input_ids"})
    graph.outputs[0].set_names({"logits"})
    openvino.save_model(graph, out / "graph.xml", compress_to_fp16=False)
    write(out, {"input": "input_ids", "output": "logits", "ids": example[0].tolist(), "tokens": tokens}, values)


def write(out: Path, outcome: dict, values: torch.Tensor) -> None:
    """Write what the program needs to know of the graph."""
    versions = {library.__name__: library.__version__ for library in (openvino, torch, transformers)}
    outcome = {**outcome, "values": values.flatten().tolist(), "versions": versions}
    (out / "outcome.json").write_text(json.dumps(outcome))


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
    write(out, {"input": name, "output": "logits", "ramp": ends}, values)


def watch(parent: int) -> None:
    """End when whoever started this has ended."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--task", choices=("image", "audio", "text"), required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shape", type=int, nargs="+", required=True)
    arguments = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    threading.Thread(target=watch, args=(os.getppid(),), daemon=True).start()
    try:
        if arguments.task == "text":
            export_text(arguments.folder, arguments.out, arguments.shape[-1])
            return
        export(arguments.task, arguments.folder, arguments.out, tuple(arguments.shape))
    except Refusal as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
