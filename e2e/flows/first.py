"""The shortest walk, a part of `make test`: a guest has a text judged and finds it again in the history."""

from __future__ import annotations

from playwright.sync_api import expect

from visitor import Visitor


def walk(visitor: Visitor) -> None:
    """An answer with its strip and evidence, listed first in the history and there after a reload."""
    page = visitor.page
    visitor.check_text()
    expect(page.locator("#result .card .strength").first).to_be_visible()
    visitor.go("history")
    name = page.locator("#history-list .name").first
    expect(name).to_have_text("Pasted text")
    page.reload()
    name.click()
    expect(page.locator("#verdict")).to_be_visible()
