"""Without a mouse: from arrival to a verdict, and through the history. The focus is always seen."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from visitor import ANSWERS, FIXTURES, TEXT, Visitor

#: What has the focus: its name, and what is wrong with how it is seen.
FOCUSED = """() => {
  const node = document.activeElement;
  const name = node.getAttribute('aria-label') ?? node.labels?.[0]?.innerText ?? node.innerText ?? '';
  const rings = [node, ...node.querySelectorAll('*')].flatMap((each) => ['', '::before', '::after'].map((part) => {
    const { outlineStyle, outlineWidth, content } = getComputedStyle(each, part || null);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && (part === '' ? each === node : content !== 'none');
  }));
  const { left, top, right, bottom } = node.getBoundingClientRect();
  const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  const above = document.elementFromPoint(x, y);
  const fault = node === document.body ? 'nothing has the focus'
    : !rings.includes(true) ? 'no ring'
    : right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight ? 'out of view'
    : !(above && (node.contains(above) || above.contains(node) || above.closest('label')?.control === node)) ? 'covered' : '';
  return { name: name.trim(), fault };
}"""
#: No way to anything is longer.
MOST_STEPS = 60


def walk(visitor: Visitor) -> None:
    """A text and a picture are checked, found again and deleted."""
    page, press = visitor.page, visitor.page.keyboard.press
    # Where the page glides to what has the focus, that is out of view for a moment.
    page.emulate_media(reduced_motion="reduce")
    # With a listener the browser is told in time that its choosers are watched.
    page.on("filechooser", lambda _: None)
    expect(page.locator("#choose")).to_be_visible()
    step_to(visitor, "Skip to the content")
    press("Enter")
    expect(page.locator("main")).to_be_focused()
    press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Keyboard shortcuts")
    assert focus(visitor) == "Close"
    press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)

    step_to(visitor, "Choose files")
    with page.expect_file_chooser() as chooser:
        press("Enter")
    plain = (FIXTURES / "plain.jpg").read_bytes()
    chooser.value.set_files({"name": "by-keyboard.jpg", "mimeType": "image/jpeg", "buffer": plain})
    verdict = page.locator("#verdict")
    expect(verdict).to_have_text("Not suited for this check")

    press("c")
    expect(page.locator("#choose")).to_be_visible()
    step_to(visitor, "Or paste a text")
    page.keyboard.insert_text(TEXT)
    step_to(visitor, "Check this text")
    press("Enter")
    expect(verdict).to_have_text(ANSWERS)
    expect(verdict).to_be_focused()
    step_to(visitor, "The text, with marked sentences", back=True)
    press("ArrowRight")
    expect(page.locator("mark").first).to_be_focused()
    expect(page.locator(".marked [role=status]")).to_contain_text("This sentence: leans")
    step_to(visitor, "Figures text.ngrams")
    press("Enter")
    expect(page.locator(".card[data-detector='text.ngrams'] dl")).to_be_visible()
    step_to(visitor, "It is real")
    press("Space")
    expect(page.locator("#announcer")).to_have_text("Kept with this result.")

    press("h")
    names = page.locator("#history-list .name")
    expect(names.first).to_have_text("Pasted text")
    press("/")
    expect(page.locator("input[type=search]")).to_be_focused()
    page.keyboard.type("by-key")
    expect(names).to_have_text(["by-keyboard.jpg"])
    step_to(visitor, "by-keyboard.jpg")
    press("Enter")
    expect(verdict).to_have_text("Not suited for this check")
    page.go_back()
    expect(names).to_have_text(["by-keyboard.jpg"])
    step_to(visitor, "Select by-keyboard.jpg")
    press("Space")
    step_to(visitor, "Delete")
    press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert focus(visitor) == "Keep it"
    step_to(visitor, "Delete")
    press("Enter")
    expect(page.get_by_text("Nothing fits")).to_be_visible()
    expect(page.locator("main")).to_be_focused()
    step_to(visitor, "Show all")
    press("Enter")
    expect(names.first).to_have_text("Pasted text")


def step_to(visitor: Visitor, name: str, back: bool = False) -> None:
    """Press Tab until that has the focus; wherever the focus goes on the way, it is seen."""
    seen = []
    for _ in range(MOST_STEPS):
        visitor.page.keyboard.press("Shift+Tab" if back else "Tab")
        seen.append(focus(visitor))
        if re.match(re.escape(name), seen[-1]):
            return
    raise AssertionError((name, seen))


def focus(visitor: Visitor) -> str:
    """The name of what has the focus, which must be seen."""
    found = visitor.page.evaluate(FOCUSED)
    assert not found["fault"], found
    return found["name"]
