"""The store: what is in it, and the calm question when it is full."""

from __future__ import annotations

from playwright.sync_api import expect

from visitor import TEXT, Visitor

EMAIL = "full@example.org"


def walk(visitor: Visitor) -> None:
    """A full store analyses all the same, and nothing goes before the visitor says so."""
    page = visitor.page
    visitor.sign_in(EMAIL, new=True)
    visitor.go("storage")
    expect(page.get_by_text("Nothing is kept")).to_be_visible()
    visitor.check_text()
    visitor.administer("set-limit", EMAIL, "--bytes", str(len(TEXT.encode()) + 10), "--files", "100")

    dialog = page.get_by_role("dialog")
    visitor.go("")
    page.locator("#text").fill(TEXT.replace("Gardening", "Fishing", 1))
    page.get_by_role("button", name="Check this text").click()
    expect(dialog).to_contain_text("The oldest result")
    dialog.get_by_role("button", name="Not now").click()
    visitor.go("storage")
    waiting = page.locator("section", has=page.get_by_role("heading", name="Waiting for room"))
    expect(waiting.locator("li")).to_have_count(1)
    waiting.get_by_role("button", name="Keep this").click()
    dialog.get_by_role("button", name="Clear these and keep this").click()
    expect(page.locator("#announcer")).to_contain_text("This one is kept.")
    expect(waiting).to_have_count(0)
    expect(page.locator(".meter-legend")).to_contain_text("Texts1 result")

    visitor.go("")
    texts = [TEXT.replace("Gardening", word, 1).encode() for word in ("Sailing", "Singing")]
    visitor.choose(*[{"name": f"{at}.txt", "mimeType": "text/plain", "buffer": text} for at, text in enumerate(texts)])
    expect(page.locator(".on-its-way .notice")).to_contain_text("2 of these results will be deleted")
    expect(page.locator(".delivery .stamp").first).to_contain_text("unless you make room")
