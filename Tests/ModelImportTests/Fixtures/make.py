"""Makes the graphs of these tests: python make.py (needs openvino).

loudness: eight times the mean of the absolute values of any number of samples, less two.
broken: the same with a weight that is not a number.
tokens: the mean of a text's tokens less two, for the second of two classes; it is in the fixtures of DetectorsTests, too.
"""

from pathlib import Path

import numpy as np
import openvino as ov
import openvino.opset13 as op

FOLDER = Path(__file__).parent

for name, slope in (("loudness", 8), ("broken", np.nan)):
    samples = op.parameter([1, -1], np.float32, name="input_values")
    mean = op.reduce_mean(op.abs(samples), np.int64([1]), keep_dims=True)
    logits = op.subtract(op.multiply(mean, np.float32(slope)), np.float32(2))
    logits.output(0).set_names({"logits"})
    samples.output(0).set_names({"input_values"})
    ov.save_model(ov.Model([logits], [samples], name), FOLDER / f"{name}.xml", compress_to_fp16=False)

ids, mask = op.parameter([1, -1], np.int64, name="input_ids"), op.parameter([1, -1], np.int64, name="attention_mask")
counted = op.convert(mask, "f32")
total = op.reduce_sum(op.multiply(op.convert(ids, "f32"), counted), np.int64([1]), True)
score = op.subtract(op.divide(total, op.reduce_sum(counted, np.int64([1]), True)), np.float32(2))
tokens = ov.Model([op.concat([op.multiply(score, np.float32(0)), score], 1)], [ids, mask], "tokens")
tokens.inputs[0].set_names({"input_ids"})
tokens.inputs[1].set_names({"attention_mask"})
tokens.outputs[0].set_names({"logits"})
ov.save_model(tokens, FOLDER / "tokens.xml", compress_to_fp16=False)
