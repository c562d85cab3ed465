"""A session that ends while something is on its way: nothing is lost, and nobody else sees anything of it."""

from __future__ import annotations

from playwright.sync_api import expect

from sending import Line, sound, wave_file
from visitor import ANY_ANSWER, TEXT, Visitor

EMAIL, OTHER = "expiry@example.org", "somebody.else@example.org"
DRAFT = "What was typed and not sent yet."


def walk(visitor: Visitor) -> None:
    """The owner goes on at once after signing in again; after another person was there, with the same file."""
    page = visitor.page
    visitor.sign_in(EMAIL, new=True)
    first = sound(4)
    page.locator("#text").fill(DRAFT)
    interrupt(visitor, first)
    expect(page.locator("body")).not_to_contain_text("noise.wav")
    page.get_by_role("link", name="Go on as a guest").click()
    expect(page.locator("#text")).to_have_value("")
    with Line(visitor.context) as line:
        visitor.sign_in(EMAIL)
        arrived(visitor, first)
        assert line.offsets[0] > 0, "it began anew"

    visitor.go("")
    expect(page.locator("#text")).to_have_value(DRAFT)
    second = sound(5)
    interrupt(visitor, second)
    visitor.sign_in(OTHER, new=True)
    expect(page.locator("#text")).to_have_value("")
    expect(page.locator(".delivery")).to_have_count(0)
    visitor.go("history")
    expect(page.get_by_text("Nothing checked yet")).to_be_visible()
    visitor.sign_out()
    visitor.sign_in(EMAIL)
    expect(page.locator(".delivery")).to_contain_text("Choose the same file again")
    with Line(visitor.context) as line:
        visitor.choose(wave_file(second), button="Choose it again")
        arrived(visitor, second)
        assert line.offsets[0] > 0, "it began anew"

    visitor.go("")
    page.locator("#text").fill(TEXT)
    visitor.end_sessions(EMAIL)
    page.get_by_role("button", name="Check this text").click()
    expect(page.locator("#problem")).to_contain_text("You were signed out")
    visitor.sign_in(EMAIL)
    # The text is sent either way; its answer opens by itself unless the page was drawn anew meanwhile.
    listed = page.get_by_role("link", name="See the result of Pasted text")
    expect(page.locator("#verdict").or_(listed).first).to_be_visible()
    if listed.is_visible():
        listed.click()
    expect(page.locator("#verdict")).to_have_text(ANY_ANSWER)
    expect(page.locator("#result .text")).to_have_text(TEXT)

    visitor.go("history")
    expect(page.locator("#history-list .name")).to_have_text(["Pasted text", "noise.wav", "noise.wav"])
    visitor.end_sessions(EMAIL)
    page.reload()
    expect(page.locator("#who")).to_have_text("Guest")
    expect(page.locator("#problem")).to_contain_text("You were signed out")
    expect(page.locator("body")).not_to_contain_text("noise.wav")


def interrupt(visitor: Visitor, content: bytes) -> None:
    """Begin an upload, and end the session while a piece is on the line."""
    with Line(visitor.context, passing=2, holds=True) as line:
        visitor.choose(wave_file(content))
        line.wait()
        visitor.end_sessions(EMAIL)
        line.release()
        expect(visitor.page.locator("#problem")).to_contain_text("You were signed out")
    expect(visitor.page.get_by_role("heading", name="Sign in")).to_be_visible()


def arrived(visitor: Visitor, content: bytes) -> None:
    """What the server has is what was chosen."""
    expect(visitor.page.locator("#result")).to_be_visible()
    analysis = visitor.page.url.rsplit("/", 1)[1]
    assert visitor.ask(EMAIL, "GET", f"/v1/analyses/{analysis}/media") == content, "the bytes are others"
