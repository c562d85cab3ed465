"""A file that says where it comes from is headed by that, on its page and in the history."""

from __future__ import annotations

from playwright.sync_api import expect

from visitor import FIXTURES, Visitor

SIGNED = FIXTURES.parent / "Signed"
SAYS = "The file says it was made with Imaginator 3 (signed by Fixture Studio; intact, signer unknown here)"
ALTERED = "This file was altered after it was signed"


def walk(visitor: Visitor) -> None:
    """A claim, and a file that was changed after it was signed."""
    page = visitor.page
    signed = (SIGNED / "synthetic.jpg").read_bytes()
    changed = bytearray(signed)
    changed[-20] ^= 1
    for name, content, title in (("claim.jpg", signed, SAYS), ("changed.jpg", bytes(changed), ALTERED)):
        visitor.go("")
        visitor.choose({"name": name, "mimeType": "image/jpeg", "buffer": content})
        expect(page.locator("#verdict")).to_have_text(title)
        expect(page.locator(".answer .by-detectors")).to_contain_text("The detectors by themselves")
    visitor.go("history")
    expect(page.locator("#history-list .verdict").first).to_have_text(ALTERED)
    expect(page.locator("#history-list .verdict").nth(1)).to_have_text(SAYS)
