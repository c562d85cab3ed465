"""Trains the classifier on self-blends, in pieces: each call goes on where the last one stopped.

    python train.py --data DATA --finder DIR --wheel EFFICIENTNET.whl --state STATE.pt --minutes 7 --steps 4000
"""

from __future__ import annotations

import argparse
import math
import random
import time
from pathlib import Path

import numpy as np
import openvino as ov
import torch
import torch.nn.functional as F
from torch import nn

import crop
import network
import pairs
import sources
from finder import Finder

PAIRS = 8
RATE_BLOCKS, RATE_HEADS, WARM, DECAY, AVERAGE = 6e-4, 2e-3, 100, 1e-4, 0.998
# Steps until every pair travels; the first ones are shown as they were made.
JOURNEY = 600


def pools(data: Path, finder: Finder, cache: Path) -> list[tuple[float, list[sources.Source]]]:
    """What pairs are drawn from: studio faces, camera faces, generated faces (pasting is the same there), camera pictures."""
    if cache.exists():
        return torch.load(cache, weights_only=False)
    drawn = [
        (0.5, sources.studio(data, "train", finder)),
        (0.15, [source for _, source in sources.camera(data, "train", finder, permissive=True)]),
        (0.15, [source for _, source in sources.camera(data, "train", finder, permissive=True, label=1)]),
        (0.2, sources.patches(data)),
    ]
    torch.save(drawn, cache)
    return drawn


def main() -> None:
    """Trains for some minutes and saves the state."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--finder", type=Path, required=True, help="folder of BlazeFace's model.xml")
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=7)
    parser.add_argument("--steps", type=int, default=4000, help="steps of the whole schedule")
    options = parser.parse_args()
    torch.set_num_threads(1)
    began = time.monotonic()

    drawn = pools(options.data, Finder(options.finder), options.state.with_suffix(".pools"))
    print("sources", [len(found) for _, found in drawn], flush=True)
    model = network.pretrained(options.wheel)
    core = ov.Core()
    core.set_property("CPU", {"INFERENCE_NUM_THREADS": 1})
    front = core.compile_model(ov.convert_model(model.front(), example_input=torch.zeros(1, 3, crop.SIDE, crop.SIDE)), "CPU")
    trained = nn.ModuleList([*model.blocks[network.FROZEN:], model.scale, model.cells, model.whole])
    trained.to(memory_format=torch.channels_last)
    heads = [*model.cells.parameters(), *model.whole.parameters()]
    body = [*model.blocks[network.FROZEN:].parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": RATE_BLOCKS}, {"params": heads, "lr": RATE_HEADS}], weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / WARM) * (0.02 + 0.49 * (1 + math.cos(math.pi * step / options.steps))))
    average = {name: value.clone() for name, value in model.state_dict().items()}
    step = 0
    if options.state.exists():
        saved = torch.load(options.state, weights_only=True)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        average, step = saved["average"], saved["step"]

    def save() -> None:
        torch.save(
            {"model": model.state_dict(), "average": average, "optimiser": optimiser.state_dict(),
             "schedule": schedule.state_dict(), "step": step}, options.state.with_suffix(".part"))
        options.state.with_suffix(".part").rename(options.state)

    trained.train()
    rng, seen = random.Random(1000 + step), []
    while time.monotonic() - began < options.minutes * 60 and step < options.steps:
        crops, labels, cells = pairs.batch(rng, drawn, PAIRS, journey=min(1.0, step / JOURNEY))
        maps = torch.from_numpy(front(crop.tensor(crops))[0])
        whole, map_ = model.behind(maps.contiguous(memory_format=torch.channels_last))
        loss = F.binary_cross_entropy_with_logits(whole, torch.from_numpy(labels))
        loss = loss + F.binary_cross_entropy_with_logits(map_, torch.from_numpy(cells))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*body, *heads], 5.0)
        optimiser.step()
        schedule.step()
        step += 1
        keep = min(AVERAGE, step / (step + 10))
        for name, value in model.state_dict().items():
            if value.is_floating_point():
                average[name].lerp_(value, 1 - keep)
        seen.append((loss.item(), ((whole.detach() > 0).float() == torch.from_numpy(labels)).float().mean().item()))
        if step % 50 == 0:
            print(step, np.mean(seen[-50:], axis=0).round(4), f"{time.monotonic() - began:.0f} s", flush=True)
        if step % 500 == 0:
            save()
    save()


if __name__ == "__main__":
    main()
