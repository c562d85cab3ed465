"""Prints the CPU seconds of one core that one window costs in each network: the least of forty runs.

    python cost.py --front .deps/models/whisper-base-front/1.0.0/model.xml --models ../../Models
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

import windows
from antispoofing import Antispoofing
from features import Front

RUNS = 40


def main() -> None:
    """Measures both networks on noise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--front", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    options = parser.parse_args()
    networks = {"encoder": Front(options.front), "AASIST": Antispoofing(options.models / "aasist" / "1.0.0" / "model.xml")}
    noise = np.random.default_rng(0).normal(size=windows.LENGTH).astype(np.float32) * 0.05
    for name, network in networks.items():
        seconds = []
        for _ in range(RUNS):
            start = time.process_time()
            network(noise)
            seconds.append(time.process_time() - start)
        print(f"{name}: {min(seconds):.3f} s a window")


if __name__ == "__main__":
    main()
