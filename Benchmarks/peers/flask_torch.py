"""Flask + PyTorch eager + Pillow: the shape most published detectors are served in.

    python flask_torch.py PORT CLIP_WHEEL SMOLLM2_WHEEL
"""

import logging
import os
import sys
from pathlib import Path

# Threads that spin while they wait would count as this contender's work; read when PyTorch loads OpenMP.
os.environ["OMP_WAIT_POLICY"] = "PASSIVE"

import torch
from flask import Flask, jsonify, request

import clip_network
import smollm2_network
from image_verdict import ROOT, Head, pixels
from tokenizer import load_tokenizer

app = Flask(__name__)
head = Head()
torch.set_num_threads(2)
tower = clip_network.load(Path(sys.argv[2]))
language_model = smollm2_network.load(Path(sys.argv[3]))
tokenizer = load_tokenizer(ROOT / ".deps/models/smollm2-135m/1.0.0/vocabulary.txt")


@app.post("/image")
def image():
    with torch.inference_mode():
        layers = tower(torch.from_numpy(pixels(request.get_data())))[0].numpy()
    return jsonify(head.answer(layers))


@app.post("/text")
def text():
    with torch.inference_mode():
        ids = tokenizer.encode(request.get_data(as_text=True), add_special_tokens=False).ids[:512]
        pooled = language_model(torch.tensor([ids]))
    return jsonify({"tokens": len(ids), "first": float(pooled[0]), "count": len(pooled)})


if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app.run(host="127.0.0.1", port=int(sys.argv[1]), threaded=True)
