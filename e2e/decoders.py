"""The processes that decode media for the server under test: to hold them in the middle of a job, and to kill them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = {"touchstone-decoder", "touchstone-track-decoder", "touchstone-reader"}


def decoders(data: str) -> list[int]:
    """The ids of the processes that decode for the server with this data folder."""
    commands = {int(each.name): _command(each) for each in Path("/proc").iterdir() if each.name.isdigit()}
    servers = {each for each, command in commands.items() if "serve" in command and data in command}
    return [each for each, command in commands.items()
            if command[:1] and command[0] in PROGRAMS and _parent(each) in servers]


@contextmanager
def held(data: str) -> Iterator[list[int]]:
    """Every decoder stands still while this is entered; those that live then go on."""
    processes = decoders(data)
    assert processes, "no decoder runs: hand in a picture first"
    _signal(processes, signal.SIGSTOP)
    try:
        yield processes
    finally:
        _signal(processes, signal.SIGCONT)


def kill(processes: list[int]) -> None:
    """End them as a crash would."""
    _signal(processes, signal.SIGKILL)


def _signal(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        try:
            os.kill(process, what)
        except ProcessLookupError:
            pass


def _command(process: Path) -> list[str]:
    try:
        return (process / "cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return []


def _parent(process: int) -> int | None:
    try:
        # The name before it may hold anything but ends with the last parenthesis.
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None
