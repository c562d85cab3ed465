"""Detectors added to Touchstone against the transformers pipeline, on the same weights and media.

    exporters.py PROGRAM FOLDER [MEDIA] [FAMILIES]

For each architecture a small model with random weights is made from its configuration, saved as Hugging Face lays it out, added
with `touchstone models add`, and asked about every picture, sound or text. Its probability of synthetic has to be that of the
pipeline within 1e-3; for a text longer than the model reads, that of windows of it. MEDIA is a folder of JPEG or PNG pictures,
16 kHz WAV sounds and UTF-8 texts; without it, parts of the samples and made-up texts are taken. FOLDER is empty, and is left with
what was made. FAMILIES, such as `text`, is what to try; all of them by default.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import warnings
import wave
from pathlib import Path

os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_VERBOSITY="error")
warnings.simplefilter("ignore")

import numpy as np
import torch
import transformers as t
from PIL import Image

import tokenizers_made

SAMPLES = Path(__file__).parent.parent / "samples"
TOLERANCE = 1e-3
# Tokens of a window of text at most.
TOKENS = 2048
LABELS = {0: "Real", 1: "Fake"}
SMALL = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
NAMES = {"id2label": LABELS, "label2id": {name: index for index, name in LABELS.items()}}
SPEECH = {
    **SMALL, "conv_dim": (16,) * 7, "num_conv_pos_embeddings": 16, "num_conv_pos_embedding_groups": 4,
    "classifier_proj_size": 16, **NAMES,
}


def pictures() -> dict[str, tuple]:
    """Architecture, configuration and preparation of pictures, by a name for the model."""
    grid = {**SMALL, "image_size": 224, "patch_size": 32, **NAMES}
    stages = {"depths": [1, 1, 1, 1], "image_size": 224, **NAMES}
    towers = {"vision_config": {**SMALL, "image_size": 224, "patch_size": 32}, "text_config": SMALL, **NAMES}
    return {
        "vit": (t.ViTForImageClassification, t.ViTConfig(**grid), t.ViTImageProcessor()),
        "vit-older": (t.ViTForImageClassification, t.ViTConfig(**grid), t.ViTImageProcessor(resample=3)),
        "deit": (t.DeiTForImageClassification, t.DeiTConfig(**grid), t.DeiTImageProcessor()),
        "beit": (t.BeitForImageClassification, t.BeitConfig(**grid), t.BeitImageProcessor()),
        "swin": (
            t.SwinForImageClassification, t.SwinConfig(embed_dim=16, num_heads=[1, 2, 2, 4], **stages),
            t.ViTImageProcessor(image_mean=[0.485, 0.456, 0.406], image_std=[0.229, 0.224, 0.225])),
        "convnext": (
            t.ConvNextForImageClassification, t.ConvNextConfig(hidden_sizes=[8, 16, 24, 32], **stages),
            t.ConvNextImageProcessor(size={"shortest_edge": 224})),
        "convnext-large": (
            t.ConvNextV2ForImageClassification, t.ConvNextV2Config(hidden_sizes=[8, 16, 24, 32], **stages),
            t.ConvNextImageProcessor(resample=1)),
        "clip-vision": (t.CLIPForImageClassification, t.CLIPConfig(**towers), t.CLIPImageProcessor()),
        "siglip": (t.SiglipForImageClassification, t.SiglipConfig(**towers), t.SiglipImageProcessor()),
        "dinov2": (
            t.Dinov2ForImageClassification,
            t.Dinov2Config(**{**grid, "patch_size": 14, "mlp_ratio": 2}),
            t.BitImageProcessor(
                size={"shortest_edge": 256}, crop_size=224, image_mean=[0.485, 0.456, 0.406],
                image_std=[0.229, 0.224, 0.225])),
    }


def sounds() -> dict[str, tuple]:
    """The same for sounds."""
    plain = t.Wav2Vec2FeatureExtractor()
    return {
        "wav2vec2": (t.Wav2Vec2ForSequenceClassification, t.Wav2Vec2Config(**SPEECH), plain),
        "xls-r": (
            t.Wav2Vec2ForSequenceClassification,
            t.Wav2Vec2Config(**SPEECH, feat_extract_norm="layer", do_stable_layer_norm=True),
            t.Wav2Vec2FeatureExtractor(return_attention_mask=True)),
        "hubert": (t.HubertForSequenceClassification, t.HubertConfig(**SPEECH), t.Wav2Vec2FeatureExtractor(do_normalize=False)),
        "wavlm": (t.WavLMForSequenceClassification, t.WavLMConfig(**SPEECH), plain),
        "ast": (t.ASTForAudioClassification, t.ASTConfig(**SMALL, **NAMES), t.ASTFeatureExtractor()),
    }


def texts(folder: Path) -> dict[str, tuple]:
    """The same for texts; the preparation is a tokenizer."""
    made = tokenizers_made.named(folder)

    def small(name: str, **more: object) -> dict:
        return {**SMALL, **NAMES, "vocab_size": len(made[name]), "max_position_embeddings": 128, **more}

    moved = {"max_position_embeddings": 130, "pad_token_id": 1, "bos_token_id": 0, "eos_token_id": 2}
    relative = {
        "relative_attention": True, "pos_att_type": ["p2c", "c2p"], "norm_rel_ebd": "layer_norm", "share_att_key": True,
        "position_buckets": 32, "position_biased_input": False, "type_vocab_size": 0, "pooler_hidden_size": 32,
    }
    return {
        "bert": (t.BertForSequenceClassification, t.BertConfig(**small("bert")), made["bert"]),
        "bert-cased": (t.BertForSequenceClassification, t.BertConfig(**small("bert-cased")), made["bert-cased"]),
        "distilbert": (
            t.DistilBertForSequenceClassification,
            t.DistilBertConfig(
                dim=32, n_layers=2, n_heads=2, hidden_dim=64, max_position_embeddings=128, vocab_size=len(made["bert"]), **NAMES),
            t.DistilBertTokenizerFast(tokenizer_object=made["bert"].backend_tokenizer, model_max_length=128)),
        "electra": (
            t.ElectraForSequenceClassification, t.ElectraConfig(embedding_size=16, **small("bert")), made["bert"]),
        "roberta": (
            t.RobertaForSequenceClassification, t.RobertaConfig(**small("roberta", **moved)), made["roberta"]),
        "xlm-r": (t.XLMRobertaForSequenceClassification, t.XLMRobertaConfig(**small("xlm-r", **moved)), made["xlm-r"]),
        "deberta-v2": (
            t.DebertaV2ForSequenceClassification, t.DebertaV2Config(**small("deberta-v2", **relative)), made["deberta-v2"]),
        "deberta-v3": (
            t.DebertaV2ForSequenceClassification, t.DebertaV2Config(**small("deberta-v3", **relative)), made["deberta-v3"]),
        "modernbert": (
            t.ModernBertForSequenceClassification,
            t.ModernBertConfig(**small(
                "modernbert", max_position_embeddings=256, global_attn_every_n_layers=2, local_attention=16, pad_token_id=3,
                cls_token_id=1, sep_token_id=2, bos_token_id=1, eos_token_id=2, reference_compile=False)),
            made["modernbert"]),
        "longformer": (
            t.LongformerForSequenceClassification,
            t.LongformerConfig(**small("longformer", **{**moved, "max_position_embeddings": 258}, attention_window=[16, 16])),
            made["longformer"]),
    }


def parts(folder: Path) -> None:
    """Ten parts of the picture in the samples, at several sizes; what the voice there says is not read without a decoder."""
    with Image.open(SAMPLES / "landscape.jpg") as picture:
        for number in range(10):
            width, height = 180 + 83 * number, 640 - 47 * number
            left, top = number * 13, number * 4
            part = picture.crop((left, top, left + width, top + min(height, picture.height - top)))
            part.save(folder / f"part{number}.png")
    generator = np.random.default_rng(7)
    for number, seconds in enumerate((0.5, 0.9, 1.7, 2.0, 2.9, 3.3, 4.4, 5.0, 7.7, 9.9)):
        times = np.arange(int(seconds * 16_000)) / 16_000
        tone = sum(np.sin(2 * np.pi * (90 + 31 * number) * k * times + k) / k for k in range(1, 12))
        sound = tone * (1 + np.sin(2 * np.pi * 3 * times)) / 8 + generator.normal(0, 0.01, len(times))
        with wave.open(str(folder / f"tone{number}.wav"), "wb") as file:
            file.setparams((1, 2, 16_000, 0, "NONE", ""))
            file.writeframes((np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes())


def prose(folder: Path) -> None:
    """Ten texts."""
    for name, text in tokenizers_made.texts().items():
        (folder / f"{name}.txt").write_bytes(text.encode())


def samples(path: Path) -> np.ndarray:
    """The samples of a 16 kHz WAV of one channel, in −1…1."""
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 16_000), path
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32_768


def made(folder: Path, kind: type, config: object, preparation: object) -> torch.nn.Module:
    """A model with random weights, large enough that media differ, in a folder."""
    torch.manual_seed(5)
    model = kind(config).eval()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.dim() > 1:
                parameter.normal_(0, 1.2 / math.sqrt(parameter[0].numel()))
        head = [module for module in model.modules() if isinstance(module, torch.nn.Linear)][-1]
        head.weight.mul_(3)
    model.save_pretrained(folder)
    preparation.save_pretrained(folder)
    (folder / "README.md").write_text("---\nlicense: apache-2.0\n---\n")
    return model


def of_windows(pipe: t.Pipeline, text: str) -> float | None:
    """The probability of `Fake` for a text of several windows of nearly equal length, their log-odds averaged; none for a shorter one."""
    tokenizer = pipe.tokenizer
    ids = tokenizer(text, add_special_tokens=False)["input_ids"]
    around = tokenizer("")["input_ids"]
    most = min(tokenizer.model_max_length, TOKENS) - len(around)
    count = -(-len(ids) // most)
    if count <= 1:
        return None
    total = 0.0
    for number in range(count):
        part = ids[number * len(ids) // count : (number + 1) * len(ids) // count]
        with torch.no_grad():
            window = torch.tensor([[around[0], *part, *around[1:]]])
            logits = pipe.model(input_ids=window, attention_mask=torch.ones_like(window)).logits[0]
        total += float(logits[1] - logits[0]) * len(part)
    return 1 / (1 + math.exp(-total / len(ids)))


def expected(task: str, folder: Path, media: list[Path]) -> dict[str, float]:
    """The pipeline's probability of `Fake` by path."""
    pipe = t.pipeline(f"{task}-classification", model=str(folder), device="cpu", dtype=torch.float32)
    found = {}
    for path in media:
        if task == "text":
            text = path.read_bytes().decode()
            if (score := of_windows(pipe, text)) is not None:
                found[str(path)] = score
                continue
        given = {"image": lambda: str(path), "audio": lambda: samples(path), "text": lambda: text}[task]()
        answers = pipe(given, top_k=None)
        found[str(path)] = next(answer["score"] for answer in answers if answer["label"] == "Fake")
    return found


def run(program: str, *arguments: str, models: Path) -> str:
    """What the program prints; its end has to be a good one."""
    result = subprocess.run(
        [program, *arguments], env={**os.environ, "TOUCHSTONE_MODELS": str(models)}, capture_output=True, text=True)
    if result.returncode not in (0, 1) or not result.stdout:
        sys.exit(f"{' '.join(arguments)}: {result.stderr}")
    return result.stdout


def main() -> None:
    program, folder = str(Path(sys.argv[1]).absolute()), Path(sys.argv[2]).absolute()
    media, models = Path(sys.argv[3]).absolute() if sys.argv[3:] else folder / "media", folder / "models"
    if not media.exists():
        media.mkdir()
        parts(media)
        prose(media)
    families = sys.argv[4].split(",") if sys.argv[4:] else ["image", "audio", "text"]
    torch.set_num_threads(1)
    wanted: dict[str, dict[str, float]] = {}
    for task, recipes, endings in (
        ("image", pictures(), (".png", ".jpg")), ("audio", sounds(), (".wav",)),
        ("text", texts(folder / "tokenizers") if "text" in families else {}, (".txt",)),
    ):
        if task not in families:
            continue
        files = sorted(path for path in media.iterdir() if path.suffix in endings)
        for name, (kind, config, preparation) in recipes.items():
            place = folder / name
            made(place, kind, config, preparation)
            run(program, "models", "add", str(place), models=models)
            wanted[f"{task}.{name}"] = expected(task, place, files)
    answers: dict[str, dict[str, float]] = {}
    for line in run(program, "scan", "--json", str(media), models=models).splitlines():
        report = json.loads(line)
        for evidence in report.get("evidence", []):
            if "score" in evidence:
                path = str(media / Path(report["path"]).name)
                answers.setdefault(evidence["detector"], {})[path] = 1 / (1 + math.exp(-evidence["score"]))
    is_good = True
    for model, scores in wanted.items():
        found = answers.get(model, {})
        gaps = [abs(found[path] - score) for path, score in scores.items() if path in found]
        spread = max(scores.values()) - min(scores.values())
        good = len(gaps) == len(scores) > 0 and max(gaps) <= TOLERANCE and spread > 10 * TOLERANCE
        is_good &= good
        print(f"{model:22} {len(gaps):3} of {len(scores)} media, largest difference "
              f"{max(gaps, default=math.nan):.1e}, scores over a range of {spread:.3f}{'' if good else '  FAILS'}")
    sys.exit(not is_good)


if __name__ == "__main__":
    main()
