"""Lines between processes that can be cut, stalled and slowed: a TCP proxy on loopback, in a process of its own.

Commands come on standard input, each answered by a line: `add NAME HOST:PORT` with the port of the new line, `set NAME MODE` with
`ok`. A mode is `open`, `cut` (connections break, new ones at once), `stall` (nothing passes, nothing breaks) or milliseconds that
each piece takes.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from pathlib import Path


class Line:
    """One listener and what it leads to."""

    def __init__(self, target: str) -> None:
        self.host, port = target.split(":")
        self.port = int(port)
        self.delay = 0.0
        self.is_cut = False
        self.flows = asyncio.Event()
        self.flows.set()
        self.writers: set[asyncio.StreamWriter] = set()

    def set(self, mode: str) -> None:
        self.is_cut = mode == "cut"
        self.delay = float(mode) / 1000 if mode.isdigit() else 0.0
        if mode == "stall":
            self.flows.clear()
        else:
            self.flows.set()
        if self.is_cut:
            for writer in self.writers:
                writer.transport.abort()

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.is_cut:
            writer.transport.abort()
            return
        await self.flows.wait()
        try:
            far_reader, far_writer = await asyncio.open_connection(self.host, self.port)
        except OSError:
            writer.transport.abort()
            return
        both = {writer, far_writer}
        self.writers |= both
        await asyncio.gather(self.carry(reader, far_writer), self.carry(far_reader, writer))
        self.writers -= both
        for each in both:
            each.close()

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while piece := await reader.read(1 << 16):
                if self.delay:
                    await asyncio.sleep(self.delay)
                await self.flows.wait()
                writer.write(piece)
                await writer.drain()
            writer.write_eof()
        except OSError:
            writer.transport.abort()


async def serve() -> None:
    lines: dict[str, Line] = {}
    loop = asyncio.get_running_loop()
    while command := (await loop.run_in_executor(None, sys.stdin.readline)).split():
        if command[0] == "add":
            line = lines[command[1]] = Line(command[2])
            server = await asyncio.start_server(line.accept, "127.0.0.1", 0)
            print(server.sockets[0].getsockname()[1], flush=True)
        else:
            lines[command[1]].set(command[2])
            print("ok", flush=True)


class Proxy:
    """The proxy's process, as the one that starts it sees it."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, Path(__file__)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.turn = threading.Lock()
        self.names: list[str] = []

    def add(self, name: str, target: str) -> int:
        self.names.append(name)
        return int(self.ask(f"add {name} {target}"))

    def set(self, part: str, mode: str) -> None:
        """Sets each line whose name holds a part: `worker-1>database` is one, `>database` all that lead there."""
        for name in self.names:
            if part in name:
                self.ask(f"set {name} {mode}")

    def ask(self, command: str) -> str:
        with self.turn:
            self.process.stdin.write(command + "\n")
            self.process.stdin.flush()
            return self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.stdin.close()
        self.process.wait()


if __name__ == "__main__":
    asyncio.run(serve())
