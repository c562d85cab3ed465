"""What people set on their device holds: colours of their own, less motion."""

from __future__ import annotations

from playwright.sync_api import expect

from decoders import held
from visitor import ANSWERS, Visitor

MOVING = "document.getAnimations().map((each) => each.animationName ?? each.transitionProperty)"
#: Pairs of things that must not have the same colour, for they are told apart by it.
SAME = """(pairs) => pairs.filter(([one, other]) => {
  const [a, b] = [one, other].map(([selector, property]) => {
    const node = document.querySelector(selector);
    return node ? getComputedStyle(node)[property] : `no ${selector}`;
  });
  return a === b || a.startsWith('no ') || b.startsWith('no ');
})"""
CURRENT = [["#nav a[aria-current]", "borderBottomColor"], ["#nav a:not([aria-current])", "borderBottomColor"]]
RESULT = [
    [[".needle", "backgroundColor"], [".bar", "borderTopColor"]],
    [[".threshold", "backgroundColor"], ["body", "backgroundColor"]],
    [[".step.on", "outlineColor"], ["body", "backgroundColor"]],
    [[".seal", "borderTopColor"], ["body", "backgroundColor"]],
]


def walk(visitor: Visitor) -> None:
    """Nothing moves where that is not wanted, and nothing is told by a colour that is gone."""
    page = visitor.page
    visitor.drop("warm.jpg")
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    with held(visitor.data):
        visitor.drop("hills.jpg")
        expect(page.locator("#verdict")).to_have_text("Looking for signs…")
        page.emulate_media(reduced_motion="no-preference")
        assert page.evaluate(MOVING), "nothing moves at all"
        page.emulate_media(reduced_motion="reduce")
        assert not page.evaluate(MOVING), page.evaluate(MOVING)
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    for scheme in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=scheme)
        assert not page.evaluate(SAME, RESULT), page.evaluate(SAME, RESULT)
        visitor.go("history")
        expect(page.locator("#history-list li").first).to_be_visible()
        assert not page.evaluate(SAME, [CURRENT]), page.evaluate(SAME, [CURRENT])
        page.locator("#history-list .name").first.click()
        expect(page.locator("#verdict")).to_have_text(ANSWERS)
