"""Handing in: a picture, a text, a name made of markup, and what is refused."""

from __future__ import annotations

from playwright.sync_api import expect

from visitor import ANSWERS, FIXTURES, TEXT, Visitor

HOSTILE_NAME = "<img src=x onerror=alert(1)>.jpg"


def walk(visitor: Visitor) -> None:
    """Each gets its answer, and names stay names."""
    page = visitor.page
    visitor.drop("hills.jpg")
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    expect(page.locator("#result figcaption")).to_contain_text("hills.jpg")

    visitor.check_text()
    expect(page.locator("#result .text")).to_have_text(TEXT)
    expect(page.locator("#result mark").first).to_be_visible()

    visitor.go("")
    small = (FIXTURES / "plain.jpg").read_bytes()
    visitor.choose({"name": HOSTILE_NAME, "mimeType": "image/jpeg", "buffer": small})
    expect(page.locator("#verdict")).to_have_text("Not suited for this check")
    expect(page.locator("#result figcaption .name")).to_have_text(HOSTILE_NAME)
    visitor.go("history")
    expect(page.locator("#history-list .name").first).to_have_text(HOSTILE_NAME)
