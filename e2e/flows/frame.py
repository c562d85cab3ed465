"""The frame of the page: languages, keys, two tabs, no connection."""

from __future__ import annotations

from playwright.sync_api import expect

from visitor import Visitor


def walk(visitor: Visitor) -> None:
    """The page speaks German on request, goes by keys, and shows nobody what was another's."""
    page = visitor.page
    page.get_by_label("Language").select_option("de")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_role("link", name="Verlauf")).to_be_visible()
    page.get_by_label("Sprache").select_option("en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("link", name="History")).to_be_visible()

    page.locator("#main").focus()
    page.keyboard.press("h")
    expect(page.locator("[data-page=history]")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Keyboard shortcuts")
    page.keyboard.press("Escape")

    visitor.context.set_offline(True)
    expect(page.locator("#offline")).to_contain_text("No connection.")
    visitor.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()

    visitor.sign_in("tabs@example.org", new=True)
    other = visitor.context.new_page()
    other.goto(f"{visitor.origin}/#/account")
    expect(other.get_by_role("heading", name="Account", exact=True)).to_be_visible()
    visitor.sign_out()
    expect(other.locator("#who")).to_have_text("Guest")
    expect(other.locator("main")).not_to_contain_text("tabs@example.org")
    other.close()
