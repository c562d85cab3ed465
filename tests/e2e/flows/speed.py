"""The first load is small and quick; how quick is printed, because machines differ."""

from __future__ import annotations

from playwright.sync_api import expect

from visitor import Visitor

LIMIT = 150_000
TRANSFERRED = """() => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
  .reduce((sum, each) => sum + each.transferSize, 0)"""


def walk(visitor: Visitor) -> None:
    """By a browser that has never been here."""
    page = visitor.page
    expect(page.locator("#choose")).to_be_visible()
    size = page.evaluate(TRANSFERRED)
    ready = page.evaluate("performance.getEntriesByType('resource').at(-1).responseEnd")
    print(f"e2e: the first load takes {size / 1000:.0f} kB and {ready:.0f} ms")
    assert 0 < size <= LIMIT, size
