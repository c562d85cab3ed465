"""The queue's arithmetic against what is known in closed form."""

from __future__ import annotations

import random
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import model  # noqa: E402


def load(rate: float, count: int, seed: int) -> tuple[list[float], list[float]]:
    """Jobs of one second on average at random moments."""
    chance, time, arrivals = random.Random(seed), 0.0, []
    for _ in range(count):
        time += chance.expovariate(rate)
        arrivals.append(time)
    return arrivals, [chance.expovariate(1) for _ in arrivals]


def erlang(rate: float, servers: int) -> float:
    """Mean wait before so many servers (Erlang's formula C), for jobs of one second."""
    busy = rate / servers
    term, total = 1.0, 1.0
    for number in range(1, servers):
        term *= rate / number
        total += term
    last = term * rate / servers / (1 - busy)
    return last / (total + last) / (servers - rate)


class ModelTests(unittest.TestCase):
    def test_workers_that_look_all_the_time_wait_as_erlang_says(self) -> None:
        kept = model.POLL
        model.POLL = (0.02, 0.04)
        try:
            for rate, workers in ((0.7, 1), (1.4, 2), (3.2, 4)):
                waits = model.delays(*load(rate, 30_000, 2), workers=workers, slots=1)
                mean = sum(waits) / len(waits)
                self.assertAlmostEqual(mean / erlang(rate, workers), 1, delta=0.12, msg=f"{workers} workers")
        finally:
            model.POLL = kept

    def test_an_idle_worker_notices_a_job_at_its_next_look(self) -> None:
        arrivals = [100.0 + 50 * number for number in range(400)]
        waits = model.delays(arrivals, [1.0] * 400, workers=1, slots=1)
        self.assertLessEqual(max(waits), model.POLL[1])
        # The mean of what is left of an interval between 0.5 and 1 s.
        self.assertAlmostEqual(sum(waits) / len(waits), 0.389, delta=0.03)

    def test_jobs_are_taken_in_the_order_in_which_they_came(self) -> None:
        waits = model.delays([0.0, 0.0, 0.0], [10.0, 10.0, 10.0], workers=1, slots=1)
        self.assertAlmostEqual(waits[1] - waits[0], 10)
        self.assertAlmostEqual(waits[2] - waits[1], 10)


if __name__ == "__main__":
    unittest.main()
