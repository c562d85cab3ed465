"""A queue under load beside its simulation: waiting.py PROGRAM [MINUTES] [LOAD] [KIND].

Two workers of one job each; media of a KIND (`image`; `noise` needs no model) come at random moments so that LOAD (0.7) of the
workers' time is taken. Waiting and working times are
those that the database holds. The simulation gets when jobs came and how long each took, and says how long they wait.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from deployment import Deployment, medium
from model import delays, quantile

WORKERS = 2
WARM = 40


def main(program: str, minutes: float, load: float, kind: str) -> None:
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        deployment = Deployment(program, Path(name), workers=WORKERS)
        try:
            # How long a job takes while both workers have one.
            for number in range(WARM):
                deployment.upload(*medium(kind, number))
            deployment.wait()
            warm = jobs(deployment)[WARM // 2:]
            service = sum(took for _, _, took in warm) / len(warm)
            # What a slot needs beside its job, seen where no worker ever was without one.
            starts = sorted(created + waited for created, waited, _ in warm)
            turn = max(0.0, (starts[-1] - starts[0]) / (len(starts) - 1) * WORKERS - service)
            gap = (service + turn) / WORKERS / load
            end, number = time.monotonic() + 60 * minutes, WARM
            first = time.time()
            with ThreadPoolExecutor(8) as pool:
                at = time.monotonic()
                while at < end:
                    time.sleep(max(0, at - time.monotonic()))
                    pool.submit(deployment.upload, *medium(kind, number))
                    number += 1
                    at += chance.expovariate(1 / gap)
            deployment.wait()
            found = [each for each in jobs(deployment) if each[0] >= first]
        finally:
            deployment.end()
    arrivals, waits, services = zip(*found, strict=True)
    busy = (sum(services) + turn * len(services)) / WORKERS / (arrivals[-1] - arrivals[0])
    print(f"{len(found)} analyses ({kind}) in {minutes:.0f} minutes, one every {gap:.2f} s; {sum(services) / len(services):.2f} s a job and "
          f"{turn:.2f} s until the next, workers busy {busy:.0%}")
    exact = delays(arrivals, services, WORKERS, 1, turn)
    shuffled = list(services)
    chance.shuffle(shuffled)
    mixed = delays(arrivals, shuffled, WORKERS, 1, turn)
    for what, values in (("measured", waits), ("simulated, each job's own time", exact), ("simulated, times in another order", mixed)):
        print(f"{what:<36} wait p50 {quantile(values, 0.5):.2f} s, p90 {quantile(values, 0.9):.2f} s, p99 {quantile(values, 0.99):.2f} s")
    for share in (0.5, 0.99):
        print(f"p{100 * share:.0f}: simulation is off by {quantile(exact, share) / quantile(waits, share) - 1:+.0%}")


def jobs(deployment: Deployment) -> list[tuple[float, float, float]]:
    """When each came, how long it waited and how long it took, in the order in which they came."""
    found = []
    for record in deployment.records.find({"state": "done"}):
        created, started, finished = (record[name] / 1e6 for name in ("created", "started", "finished"))
        found.append((created, started - created, finished - started))
    return sorted(found)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 15.0, float(sys.argv[3]) if len(sys.argv) > 3 else 0.7,
         sys.argv[4] if len(sys.argv) > 4 else "image")
