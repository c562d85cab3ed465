"""A result handed on by a link: seen without an account, on a phone, with the file or without, until it is revoked."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from visitor import ANSWERS, TEXT, Visitor


def walk(visitor: Visitor) -> None:
    """Two links to one result; a stranger reads what each shows; revoked by the owner, and by an administrator."""
    page = visitor.page
    visitor.sign_in("links@example.org", new=True)
    visitor.check_text()
    address = page.url
    bare, whole = make(visitor), make(visitor, with_file=True)
    browser = visitor.context.browser
    assert browser
    phone = browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB").new_page()
    read(phone, bare)
    expect(phone.locator("#result .text")).to_have_count(0)
    expect(phone.locator(".shared")).to_contain_text("The file itself is not shown.")
    read(phone, whole)
    expect(phone.locator("#result .text")).to_have_text(TEXT)
    for name in ("Delete", "Re-run", "Make the link", "It is real"):
        expect(phone.get_by_role("button", name=name)).to_have_count(0)
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

    page.goto(address)
    rows = page.locator(".hand-on .lines li")
    expect(rows).to_have_count(2)
    assert bare not in page.content(), "a link is shown twice"
    # The newest stands first: the one with the file.
    rows.first.get_by_role("button").click()
    visitor.confirm()
    expect(rows).to_have_count(1)
    phone.goto(whole)
    expect(phone.locator("main")).to_contain_text("This link does not exist, or was revoked")
    read(phone, bare)

    visitor.administer("create-admin", "links@example.org")
    page.reload()
    visitor.go("admin")
    panel = page.locator("section", has=page.get_by_role("heading", name="Links to results"))
    row = panel.get_by_role("listitem").filter(has_text="links@example.org")
    row.get_by_role("button").click()
    visitor.confirm()
    expect(row).to_have_count(0)
    phone.goto(bare)
    expect(phone.locator("main")).to_contain_text("This link does not exist, or was revoked")
    phone.context.close()


def make(visitor: Visitor, with_file: bool = False) -> str:
    """The address of a new link."""
    part = visitor.page.locator(".hand-on")
    quote = part.locator(".quote").first
    before = quote.inner_text() if quote.is_visible() else ""
    if not part.get_by_role("button", name="Make the link").is_visible():
        part.get_by_text("Make a link").click()
    part.get_by_role("checkbox").set_checked(with_file)
    part.get_by_role("button", name="Make the link").click()
    expect(quote).not_to_have_text(before or "none")
    expect(quote).to_contain_text(f"{visitor.origin}/s/")
    return quote.inner_text()


def read(page: Page, link: str) -> None:
    """Open a link and see the answer."""
    page.goto(link)
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    expect(page.locator(".shared")).to_contain_text("shared with you by a link")
