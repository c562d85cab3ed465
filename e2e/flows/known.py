"""A file that was checked before: the earlier result is offered, and a second one made only on request."""

from __future__ import annotations

from playwright.sync_api import expect

from sending import sound, wave_file
from visitor import AGAIN, ANY_ANSWER, FIXTURES, Visitor


def walk(visitor: Visitor) -> None:
    """Small files in one request and large ones in pieces; another account is told nothing."""
    page = visitor.page
    page.remove_locator_handler(page.get_by_role("button", name=AGAIN).first)
    visitor.sign_in("known@example.org", new=True)
    small = {"name": "plain.jpg", "mimeType": "image/jpeg", "buffer": (FIXTURES / "plain.jpg").read_bytes()}
    large = wave_file(sound(7))
    for file in (small, large):
        visitor.go("")
        visitor.choose(file)
        expect(page.locator("#verdict")).to_have_text(ANY_ANSWER)
        first = page.url
        visitor.go("")
        visitor.choose({**file, "name": "renamed"})
        row = page.locator(".delivery[data-state=known]")
        expect(row).to_contain_text("You have a result of this very file")
        row.get_by_role("link", name="See the result of renamed").click()
        expect(page.locator("#verdict")).to_have_text(ANY_ANSWER)
        assert page.url == first, (page.url, first)
        visitor.go("")
        page.get_by_role("button", name="Check it again: renamed").click()
        expect(page.locator("#verdict")).to_have_text(ANY_ANSWER)
        assert page.url != first
    visitor.sign_out()
    visitor.sign_in("unknown@example.org", new=True)
    visitor.go("")
    visitor.choose(small)
    expect(page.locator("#verdict")).to_have_text(ANY_ANSWER)
