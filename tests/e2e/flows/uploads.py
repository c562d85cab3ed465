"""A file in pieces: the connection breaks, the page is reloaded, it is paused; every byte arrives once, in its place."""

from __future__ import annotations

import random
import struct

from playwright.sync_api import Route, expect

from visitor import Visitor


def sound(seed: int, seconds: int = 100) -> bytes:
    """Quiet noise, as WAV of 16 kHz; every seed has other bytes."""
    count = seconds * 16_000
    noise = random.Random(seed).randbytes(count)
    samples = b"".join(struct.pack("<h", byte - 128) for byte in noise)
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(samples), b"WAVE", b"fmt ", 16, 1, 1, 16_000, 32_000, 2,
                       16, b"data", len(samples))
    return head + samples


class Line:
    """The line that pieces go over: after `passing` pieces it is cut `cuts` times, or holds for good if `holds`."""

    def __init__(self, passing: int, cuts: int = 0, holds: bool = False) -> None:
        self.passing, self.cuts, self.holds = passing, cuts, holds
        self.offsets: list[int] = []

    def carry(self, route: Route) -> None:
        """Let one request through, or not."""
        request = route.request
        if request.method != "PATCH":
            return route.continue_()
        self.offsets.append(int(request.headers["upload-offset"]))
        if len(self.offsets) > self.passing:
            if self.holds:
                return None
            if self.cuts:
                self.cuts -= 1
                return route.abort("connectionreset")
        return route.continue_()


def walk(visitor: Visitor) -> None:
    """Cut, reloaded and paused; what arrived is what was chosen."""
    page, context = visitor.page, visitor.context
    row = page.locator(".delivery")

    def arrived(content: bytes) -> None:
        expect(page.locator("#result")).to_be_visible()
        analysis = page.url.rsplit("/", 1)[1]
        media = context.request.get(f"{visitor.origin}/v1/analyses/{analysis}/media")
        assert media.body() == content, "the bytes are others"

    def file(content: bytes) -> dict[str, object]:
        return {"name": "noise.wav", "mimeType": "audio/wav", "buffer": content}

    cut = sound(1)
    line = Line(passing=1, cuts=2)
    context.route("**/v1/uploads/*", line.carry)
    visitor.choose(file(cut))
    expect(row).to_contain_text("No connection")
    arrived(cut)
    assert line.cuts == 0
    context.unroute("**/v1/uploads/*")

    visitor.go("")
    kept = sound(2)
    line = Line(passing=2, holds=True)
    context.route("**/v1/uploads/*", line.carry)
    visitor.choose(file(kept))
    expect(row).to_contain_text("Sending")
    while len(line.offsets) < 3:
        page.wait_for_timeout(50)
    other = context.new_page()
    other.goto(visitor.origin)
    expect(other.locator("#choose")).to_be_visible()
    expect(other.locator(".delivery")).to_have_count(0)
    other.close()
    context.unroute("**/v1/uploads/*")
    line = Line(passing=99)
    context.route("**/v1/uploads/*", line.carry)
    page.reload()
    expect(row).to_contain_text("Choose the same file again")
    visitor.choose(file(kept), button="Choose it again")
    arrived(kept)
    assert line.offsets[0] > 0, "it began anew"
    context.unroute("**/v1/uploads/*")

    visitor.go("")
    paused = sound(3)
    line = Line(passing=1, holds=True)
    context.route("**/v1/uploads/*", line.carry)
    visitor.choose(file(paused))
    row.get_by_role("button", name="Pause").click()
    expect(row).to_contain_text("Paused")
    context.unroute("**/v1/uploads/*")
    row.get_by_role("button", name="Go on").click()
    arrived(paused)
