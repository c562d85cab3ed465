"""SmolLM2-135M as a PyTorch module, with the very tensors that ./setup converts."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "training/convert"), str(ROOT / "training/text")]
import smollm2  # noqa: E402


def _stored(array: np.ndarray) -> torch.Tensor:
    """Rounded to float16 as the converted graph stores it."""
    return torch.from_numpy(array.astype(np.float16).astype(np.float32))


class Block(nn.Module):
    """One Llama block: grouped-query attention with rotary positions, gated feed-forward."""

    def __init__(self, file, index: int, epsilon: float):
        super().__init__()
        self.epsilon = epsilon

        def tensor(name: str) -> np.ndarray:
            return file.tensor(f"blk.{index}.{name}.weight")

        self.attention_norm, self.forward_norm = (torch.from_numpy(tensor(n)) for n in ("attn_norm", "ffn_norm"))
        self.query = _stored(smollm2._two_halves(tensor("attn_q"), smollm2.HEADS))
        self.key = _stored(smollm2._two_halves(tensor("attn_k"), smollm2.KV_HEADS))
        self.value, self.out = _stored(tensor("attn_v")), _stored(tensor("attn_output"))
        self.gate, self.up, self.down = (_stored(tensor(n)) for n in ("ffn_gate", "ffn_up", "ffn_down"))

    def forward(self, x: torch.Tensor, rotation: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        y = rms_norm(x, self.attention_norm, self.epsilon)
        query, key, value = (
            F.linear(y, weight).unflatten(2, (-1, smollm2.HEAD)).transpose(1, 2)
            for weight in (self.query, self.key, self.value)
        )
        query, key = rotate(query, rotation), rotate(key, rotation)
        repeat = smollm2.HEADS // smollm2.KV_HEADS
        key, value = key.repeat_interleave(repeat, 1), value.repeat_interleave(repeat, 1)
        mixed = F.scaled_dot_product_attention(query, key, value, is_causal=True).transpose(1, 2).flatten(2)
        x = x + F.linear(mixed, self.out)
        y = rms_norm(x, self.forward_norm, self.epsilon)
        return x + F.linear(F.silu(F.linear(y, self.gate)) * F.linear(y, self.up), self.down)


def rms_norm(x: torch.Tensor, scale: torch.Tensor, epsilon: float) -> torch.Tensor:
    return x / torch.sqrt((x * x).mean(-1, keepdim=True) + epsilon) * scale


def rotate(x: torch.Tensor, rotation: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    cosine, sine = (table[: x.shape[2]] for table in rotation)
    first, second = x.chunk(2, -1)
    return x * cosine + torch.cat([-second, first], -1) * sine


class LanguageModel(nn.Module):
    """Token ids [1, T] to the pooled states [2·3·576], as the converted graph gives them for one span of all tokens."""

    def __init__(self, file):
        super().__init__()
        self.epsilon = file.metadata["llama.attention.layer_norm_rms_epsilon"]
        tables = smollm2._rotary_tables(file.metadata["llama.rope.freq_base"])
        self.rotation = tuple(torch.from_numpy(table) for table in tables)
        self.embedding = _stored(file.tensor("token_embd.weight"))
        depth = max(smollm2.POOLED_LAYERS)
        self.blocks = nn.ModuleList(Block(file, index, self.epsilon) for index in range(depth))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        x = self.embedding[ids]
        pooled = []
        for index, block in enumerate(self.blocks, 1):
            x = block(x, self.rotation)
            if index in smollm2.POOLED_LAYERS:
                pooled += [x[0].mean(0), x[0].std(0, correction=0)]
        return torch.cat(pooled)


def load(wheel: Path) -> LanguageModel:
    """The language model out of its pinned wheel, ready for inference."""
    return LanguageModel(smollm2.read_wheel(wheel)).eval()
