"""Pictures through taef2 (MIT), a small autoencoder of a latent diffusion model's space, and back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

WIDTH = 64
LATENT = 32
# The encoder halves each side three times.
STEP = 8


class Block(nn.Module):
    """Three convolutions around a shortcut; `pooled` ones look at the whole picture first, through group statistics."""

    def __init__(self, pooled: bool = False) -> None:
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(WIDTH, WIDTH, 3, padding=1), nn.ReLU(), nn.Conv2d(WIDTH, WIDTH, 3, padding=1), nn.ReLU(),
            nn.Conv2d(WIDTH, WIDTH, 3, padding=1))
        self.pool = nn.Sequential(
            nn.Conv2d(WIDTH, 4 * WIDTH, 1, bias=False), nn.GroupNorm(4, 4 * WIDTH), nn.ReLU(),
            nn.Conv2d(4 * WIDTH, WIDTH, 1, bias=False)) if pooled else None

    def forward(self, x: Tensor) -> Tensor:
        if self.pool is not None:
            x = x + self.pool(x)
        return torch.relu(self.conv(x) + x)


class Bounded(nn.Module):
    """Latents kept within ±3."""

    def forward(self, x: Tensor) -> Tensor:
        return torch.tanh(x / 3) * 3


def _encoder() -> nn.Sequential:
    layers: list[nn.Module] = [nn.Conv2d(3, WIDTH, 3, padding=1), Block()]
    for pooled in (False, False, True):
        layers += [nn.Conv2d(WIDTH, WIDTH, 3, padding=1, stride=2, bias=False), *(Block(pooled) for _ in range(3))]
    return nn.Sequential(*layers, nn.Conv2d(WIDTH, LATENT, 3, padding=1))


def _decoder() -> nn.Sequential:
    layers: list[nn.Module] = [Bounded(), nn.Conv2d(LATENT, WIDTH, 3, padding=1), nn.ReLU()]
    for pooled in (True, False, False):
        layers += [*(Block(pooled) for _ in range(3)), nn.Upsample(scale_factor=2),
                   nn.Conv2d(WIDTH, WIDTH, 3, padding=1, bias=False)]
    return nn.Sequential(*layers, Block(), nn.Conv2d(WIDTH, 3, 3, padding=1))


def recoded(pixels: np.ndarray, weights: Path) -> np.ndarray:
    """The picture (height × width × 3 bytes) encoded and decoded; `weights` holds taef2_encoder.pth and taef2_decoder.pth."""
    network = nn.Sequential(_encoder(), _decoder())
    for part, name in zip(network, ("encoder", "decoder")):
        part.load_state_dict(torch.load(weights / f"taef2_{name}.pth", map_location="cpu", weights_only=True))
    height, width = pixels.shape[:2]
    padding = ((0, -height % STEP), (0, -width % STEP), (0, 0))
    x = torch.from_numpy(np.pad(pixels, padding, mode="edge")).permute(2, 0, 1)[None].float() / 255
    with torch.inference_mode():
        y = network(x).clamp(0, 1)[0].permute(1, 2, 0).numpy()
    return (y[:height, :width] * 255).round().astype(np.uint8)
