"""A network with one hidden layer of rectified units, trained with Adam and dropout; numpy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

UNITS = 64
EPOCHS = 12
BATCH = 128
RATE = 2e-3
DECAY = 1e-2
DROPOUT = 0.3


@dataclass(frozen=True)
class Network:
    """Weights `inner` [inputs, units], `shift` [units], `outer` [units], and the bias."""

    inner: np.ndarray
    shift: np.ndarray
    outer: np.ndarray
    bias: float

    def __call__(self, states: np.ndarray) -> np.ndarray:
        """Log-odds of rows, before calibration."""
        return np.maximum(states @ self.inner + self.shift, 0) @ self.outer + self.bias

    @staticmethod
    def mean(networks: list[Network]) -> Network:
        """One network that gives the mean of several."""
        count = len(networks)
        return Network(
            np.concatenate([n.inner for n in networks], axis=1), np.concatenate([n.shift for n in networks]),
            np.concatenate([n.outer for n in networks]) / count, sum(n.bias for n in networks) / count)

    def bytes(self) -> bytes:
        """The bias, then for each unit its outgoing weight, its bias and its weights; float32, little endian."""
        units = np.concatenate([self.outer[:, None], self.shift[:, None], self.inner.T], axis=1)
        return np.concatenate([[self.bias], units.ravel()]).astype("<f4").tobytes()

    @staticmethod
    def read(content: bytes, inputs: int) -> Network:
        """What `bytes` wrote."""
        numbers = np.frombuffer(content, "<f4")
        units = numbers[1:].reshape(-1, 2 + inputs)
        return Network(units[:, 2:].T.copy(), units[:, 1].copy(), units[:, 0].copy(), float(numbers[0]))


def train(states: np.ndarray, labels: np.ndarray, weights: np.ndarray, seed: int) -> Network:
    """A network trained on rows of states, standardisation folded in."""
    source = np.random.default_rng(seed)
    mean, deviation = states.mean(0), states.std(0) + 1e-6
    inputs = ((states - mean) / deviation).astype(np.float32)
    labels, weights = labels.astype(np.float32), weights.astype(np.float32)
    count, width = inputs.shape
    parameters = [source.normal(0, width**-0.5, (width, UNITS)).astype(np.float32), np.zeros(UNITS, np.float32),
                  source.normal(0, UNITS**-0.5, UNITS).astype(np.float32), np.zeros(1, np.float32)]
    first, second = ([np.zeros_like(p) for p in parameters] for _ in range(2))
    total, step = EPOCHS * -(-count // BATCH), 0
    for _ in range(EPOCHS):
        order = source.permutation(count)
        for start in range(0, count, BATCH):
            batch = order[start:start + BATCH]
            step += 1
            gradients = _gradients(parameters, inputs[batch], labels[batch], weights[batch], source)
            rate = RATE * min(1, step / (0.2 * total)) * (0.5 + 0.5 * np.cos(np.pi * step / total))
            for parameter, gradient, m, v in zip(parameters, gradients, first, second):
                m += 0.1 * (gradient - m)
                v += 0.001 * (gradient * gradient - v)
                decay = DECAY * parameter if parameter.ndim == 2 else 0
                parameter -= rate * (m / (1 - 0.9**step) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8) + decay)
    inner = parameters[0] / deviation[:, None]
    return Network(inner, parameters[1] - mean @ inner, parameters[2], float(parameters[3][0]))


def _gradients(parameters, inputs, labels, weights, source) -> list[np.ndarray]:
    """Gradients of the weighted logistic loss of one batch under dropout."""
    inner, shift, outer, bias = parameters
    inputs = inputs * _kept(inputs.shape, source)
    sums = inputs @ inner + shift
    gate = (sums > 0) * _kept(sums.shape, source)
    hidden = sums * gate
    loss = (1 / (1 + np.exp(-(hidden @ outer + bias))) - labels) * weights / len(labels)
    back = loss[:, None] * outer * gate
    return [inputs.T @ back, back.sum(0), hidden.T @ loss, loss.sum(keepdims=True)]


def _kept(shape: tuple[int, ...], source) -> np.ndarray:
    return (source.random(shape, dtype=np.float32) > DROPOUT) / np.float32(1 - DROPOUT)
