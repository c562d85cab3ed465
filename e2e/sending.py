"""Large files, and the line that their pieces go over."""

from __future__ import annotations

import random
import struct
from types import TracebackType

from playwright.sync_api import BrowserContext, Route

PIECES = "**/v1/uploads/*"


def sound(seed: int, seconds: int = 100) -> bytes:
    """Quiet noise, as WAV of 16 kHz; every seed has other bytes."""
    count = seconds * 16_000
    noise = random.Random(seed).randbytes(count)
    samples = b"".join(struct.pack("<h", byte - 128) for byte in noise)
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(samples), b"WAVE", b"fmt ", 16, 1, 1, 16_000, 32_000, 2,
                       16, b"data", len(samples))
    return head + samples


def wave_file(content: bytes) -> dict[str, object]:
    """A sound as a file to choose."""
    return {"name": "noise.wav", "mimeType": "audio/wav", "buffer": content}


class Line:
    """While it is entered, pieces go over this line: after `passing` of them it is cut `cuts` times, or holds the next."""

    def __init__(self, context: BrowserContext, passing: int = 1_000, cuts: int = 0, holds: bool = False) -> None:
        self.context, self.passing, self.cuts, self.holds = context, passing, cuts, holds
        self.offsets: list[int] = []
        self.held: list[Route] = []

    def __enter__(self) -> Line:
        self.context.route(PIECES, self._carry)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.context.unroute(PIECES)

    def wait(self) -> None:
        """Wait until a piece is held."""
        while not self.held:
            self.context.pages[0].wait_for_timeout(50)

    def release(self) -> None:
        """Let go on what is held; nothing more is."""
        self.holds = False
        for route in self.held:
            route.continue_()

    def _carry(self, route: Route) -> None:
        request = route.request
        if request.method != "PATCH":
            return route.continue_()
        self.offsets.append(int(request.headers["upload-offset"]))
        if len(self.offsets) > self.passing:
            if self.holds:
                return self.held.append(route)
            if self.cuts:
                self.cuts -= 1
                return route.abort("connectionreset")
        return route.continue_()
