"""The first load is small and quick: sixty kilobytes, and half a second until somebody can choose a file."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from visitor import Visitor

MOST_BYTES, MOST_MILLISECONDS, LOADS = 60_000, 500, 4
TRANSFERRED = """() => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
  .reduce((sum, each) => sum + each.transferSize, 0)"""
#: Notes when the button is there that a visit begins with.
WATCH = """new MutationObserver((_, observer) => {
  if (!document.querySelector('#choose')) return;
  performance.mark('interactive');
  observer.disconnect();
}).observe(document, { subtree: true, childList: true });"""
INTERACTIVE = "performance.getEntriesByName('interactive')[0].startTime"
#: A piece of work, and how many milliseconds it takes an idle core of a usual server.
WORK = """() => {
  const started = performance.now();
  let sum = 0;
  for (let at = 0; at < 2e7; at += 1) sum = (sum * 31 + at) % 65521;
  return sum < 0 ? 0 : performance.now() - started;
}"""
USUAL = 75


def walk(visitor: Visitor) -> None:
    """By browsers that have never been here; the best of some loads counts, and a machine that is busy is given longer."""
    loads = [load(visitor, language) for _ in range(LOADS) for language in ("en-GB", "de-DE", "ar-EG")]
    size = max(size for size, _, _ in loads)
    ready, slowness = min(((ready, slowness) for _, ready, slowness in loads), key=lambda each: each[0] / each[1])
    print(f"e2e: the first load takes {size / 1000:.0f} kB and {ready:.0f} ms, by a core {slowness:.1f} times as busy or "
          "slow as usual")
    assert 0 < size <= MOST_BYTES, size
    assert ready / slowness <= MOST_MILLISECONDS, (ready, slowness)


def load(visitor: Visitor, language: str) -> tuple[int, float, float]:
    """Bytes, milliseconds until interactive, and how much longer than usual the machine takes for anything now."""
    assert visitor.context.browser is not None
    context = visitor.context.browser.new_context(locale=language)
    page = context.new_page()
    before = slowness(page)
    page.add_init_script(WATCH)
    page.goto(visitor.origin)
    expect(page.locator("#choose")).to_be_visible()
    page.wait_for_load_state("networkidle")
    size, ready = page.evaluate(TRANSFERRED), page.evaluate(INTERACTIVE)
    after = slowness(page)
    context.close()
    return size, ready, max(1, (before + after) / 2)


def slowness(page: Page) -> float:
    """How much longer than usual the machine takes for some work."""
    return page.evaluate(WORK) / USUAL
