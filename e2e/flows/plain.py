"""Without JavaScript: a form, and a page with the answer."""

from __future__ import annotations

from playwright.sync_api import expect

from visitor import ANY_ANSWER, FIXTURES, TEXT, Visitor
from watch import Watch


def walk(visitor: Visitor) -> None:
    """A file and a text are checked by a browser that runs no scripts."""
    context = visitor.context.browser.new_context(java_script_enabled=False, locale="en-GB")
    watch = Watch(context, visitor.origin)
    page = context.new_page()
    page.goto(visitor.origin)
    expect(page.get_by_role("heading", name="Was this made by a machine?")).to_be_visible()

    page.get_by_label("An image, audio, video or text file").set_input_files(FIXTURES / "plain.jpg")
    page.get_by_role("button", name="Check this file").click()
    answer = page.locator("article h2")
    expect(answer).to_have_text(ANY_ANSWER)
    expect(page.locator("article .path")).to_contain_text("plain.jpg")

    page.get_by_role("link", name="Check something else").click()
    page.get_by_label("A text").fill(TEXT)
    page.get_by_role("button", name="Check this text").click()
    expect(answer).to_have_text(ANY_ANSWER)
    page.reload()
    expect(answer).to_have_text(ANY_ANSWER)

    page.get_by_role("link", name="Check something else").click()
    page.get_by_label("A text").fill(" ")
    page.get_by_role("button", name="Check this text").click()
    expect(page.locator("article")).to_have_count(1)
    assert not watch.faults, watch.faults
    context.close()
