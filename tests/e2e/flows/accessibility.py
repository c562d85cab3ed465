"""No page breaks a rule of WCAG 2.2 AA that a machine can check, in light and dark, wide and narrow."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from visitor import ANY_ANSWER, DRAW_AND_DROP, FIXTURES, Visitor

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


def walk(visitor: Visitor) -> None:
    """Every page, and the results of every medium."""
    page = visitor.page
    places = ["", "history", "sign-in", "storage"]
    page.evaluate(DRAW_AND_DROP, "hills.jpg")
    expect(page.locator("#verdict")).to_have_text(ANY_ANSWER)
    places.append(page.url.split("#/")[1])
    visitor.check_text()
    places.append(page.url.split("#/")[1])
    for name, kind in (("clip.mp4", "video/mp4"), ("tone.mp3", "audio/mpeg")):
        visitor.go("")
        visitor.choose({"name": name, "mimeType": kind, "buffer": (FIXTURES / name).read_bytes()})
        expect(page.locator("#verdict")).to_have_text(ANY_ANSWER)
        places.append(page.url.split("#/")[1])
    check(visitor, places)
    visitor.sign_in("axe@example.org", new=True)
    check(visitor, ["", "history", "storage", "account"])


def check(visitor: Visitor, places: list[str]) -> None:
    """Run the rules on each page four times."""
    page = visitor.page
    for place in places:
        for scheme, width in (("light", 1280), ("dark", 390), ("dark", 1280), ("light", 390)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            visitor.go(place)
            expect(page.locator("main h1").first).to_be_visible()
            found = Axe().run(page, options=RULES).response["violations"]
            faults = [(each["id"], each["nodes"][0]["html"][:200], each["nodes"][0]["failureSummary"]) for each in found]
            assert not faults, (place, scheme, width, faults)
