"""A file in pieces: the connection breaks, the page is reloaded, it is paused; every byte arrives once, in its place."""

from __future__ import annotations

from playwright.sync_api import expect

from sending import Line, sound, wave_file
from visitor import Visitor


def walk(visitor: Visitor) -> None:
    """Cut, reloaded and paused; what arrived is what was chosen."""
    page, context = visitor.page, visitor.context
    row = page.locator(".delivery")

    def arrived(content: bytes) -> None:
        expect(page.locator("#result")).to_be_visible()
        analysis = page.url.rsplit("/", 1)[1]
        media = context.request.get(f"{visitor.origin}/v1/analyses/{analysis}/media")
        assert media.body() == content, "the bytes are others"

    cut = sound(1)
    with Line(context, passing=1, cuts=2) as line:
        visitor.choose(wave_file(cut))
        expect(row).to_contain_text("No connection")
        arrived(cut)
        assert line.cuts == 0

    visitor.go("")
    kept = sound(2)
    with Line(context, passing=2, holds=True) as line:
        visitor.choose(wave_file(kept))
        expect(row).to_contain_text("Sending")
        line.wait()
        other = context.new_page()
        other.goto(visitor.origin)
        expect(other.locator("#choose")).to_be_visible()
        expect(other.locator(".delivery")).to_have_count(0)
        other.close()
    with Line(context) as line:
        page.reload()
        expect(row).to_contain_text("Choose the same file again")
        visitor.choose(wave_file(kept), button="Choose it again")
        arrived(kept)
        assert line.offsets[0] > 0, "it began anew"

    visitor.go("")
    paused = sound(3)
    with Line(context, passing=1, holds=True):
        visitor.choose(wave_file(paused))
        row.get_by_role("button", name="Pause").click()
        expect(row).to_contain_text("Paused")
    row.get_by_role("button", name="Go on").click()
    arrived(paused)
