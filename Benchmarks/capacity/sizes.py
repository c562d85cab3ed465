"""What so many analyses a day need: sizes.py. The costs are those that costs.py printed."""

from __future__ import annotations

from dataclasses import dataclass

PEAK = 4  # the busiest hour against the mean
BUSY = 0.7  # what processors are planned for
SECONDS = 86_400


@dataclass
class Cost:
    """One verdict: milliseconds of processor of each part, messages to the database, bytes."""

    share: float
    api: float
    worker: float
    inference: float
    messages: float
    medium: int
    tensors: int


#: Shares of kinds, and what each costs: processors and messages as measured with the samples, media as people send them.
COSTS = {
    "image": Cost(share=0.85, api=23, worker=79, inference=283, messages=44, medium=2_500_000, tensors=634_000),
    "audio": Cost(share=0.10, api=15, worker=51, inference=0, messages=41, medium=3_000_000, tensors=0),
    "text": Cost(share=0.05, api=18, worker=39, inference=395, messages=38, medium=5_000, tensors=206_000),
}
RECORD = 3_000  # bytes of an analysis with its report in the database


def table() -> list[tuple[str, ...]]:
    """A row for each need, a column for each number of analyses a day."""
    days = (10_000, 1_000_000, 100_000_000)
    mean = {name: sum(getattr(cost, name) * cost.share for cost in COSTS.values()) for name in (
        "api", "worker", "inference", "messages", "medium", "tensors")}
    peaks = [PEAK * day / SECONDS for day in days]
    rows: list[tuple[str, ...]] = [("analyses a day", *(f"{day:,}" for day in days))]
    rows.append(("a second in the busiest hour", *(f"{peak:,.1f}" for peak in peaks)))
    for name in ("api", "worker", "inference"):
        rows.append((f"processors of {name}", *(f"{peak * mean[name] / 1000 / BUSY:,.1f}" for peak in peaks)))
    rows.append(("messages to the database, a second", *(f"{peak * mean['messages']:,.0f}" for peak in peaks)))
    rows.append(("growth of the database, a day", *(bytes_(day * RECORD) for day in days)))
    rows.append(("media that arrive, in the busiest hour", *(f"{bytes_(peak * mean['medium'])}/s" for peak in peaks)))
    rows.append(("tensors to inference, in the busiest hour", *(f"{bytes_(peak * mean['tensors'])}/s" for peak in peaks)))
    rows.append(("media of 30 days, if all are kept", *(bytes_(30 * day * mean["medium"]) for day in days)))
    return rows


def bytes_(number: float) -> str:
    for unit in ("B", "kB", "MB", "GB", "TB"):
        if number < 1000:
            return f"{number:,.0f} {unit}" if number >= 10 or unit == "B" else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:,.1f} PB"


if __name__ == "__main__":
    for row in table():
        print("| " + " | ".join(row) + " |")
