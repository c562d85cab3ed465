"""The queue as arithmetic: workers with slots, who ask for work when one of theirs ends and now and then besides."""

from __future__ import annotations

import heapq
import random
from collections import deque
from collections.abc import Sequence

POLL = (0.5, 1.0)  # seconds between two looks of an idle worker, at random


def delays(
    arrivals: Sequence[float], services: Sequence[float], workers: int, slots: int, turn: float = 0.0, seed: int = 1,
) -> list[float]:
    """How long each job waits, first come first served.

    `arrivals` are seconds in ascending order, `services` how long each job takes, `turn` how much longer it keeps its slot: until its
    result is stored and the next one is looked for. A worker that has a free slot notices a
    job that came meanwhile at its next look; one whose job ends looks at once.
    """
    chance = random.Random(seed)
    free = [slots] * workers
    waiting: deque[int] = deque()
    result = [0.0] * len(arrivals)
    events: list[tuple[float, int, str, int]] = []
    count = 0

    def add(time: float, what: str, number: int) -> None:
        nonlocal count
        count += 1
        heapq.heappush(events, (time, count, what, number))

    for number, time in enumerate(arrivals):
        add(time, "arrival", number)
    for worker in range(workers):
        add(arrivals[0] + chance.uniform(0, POLL[1]), "look", worker)
    left = len(arrivals)
    while left:
        time, _, what, number = heapq.heappop(events)
        if what == "arrival":
            waiting.append(number)
            continue
        worker = number
        if what == "end":
            free[worker] += 1
        else:
            add(time + chance.uniform(*POLL), "look", worker)
        while waiting and free[worker]:
            job = waiting.popleft()
            result[job] = time - arrivals[job]
            free[worker] -= 1
            left -= 1
            add(time + services[job] + turn, "end", worker)
    return result


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the others lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
