"""Administration: only administrators see it; what they change holds."""

from __future__ import annotations

from playwright.sync_api import expect

from visitor import Visitor


def walk(visitor: Visitor) -> None:
    """An administrator disables an account, which is signed out and cannot come back."""
    page = visitor.page
    visitor.sign_in("user@example.org", new=True)
    visitor.go("admin")
    expect(page.locator("[data-page=analyse]")).to_be_visible()
    visitor.sign_out()
    visitor.sign_in("admin@example.org", new=True)
    visitor.administer("create-admin", "admin@example.org")
    page.reload()
    expect(page.get_by_role("link", name="Administration")).to_be_visible()
    visitor.go("admin")
    row = page.get_by_role("row", name="user@example.org")
    row.get_by_role("button", name="Change user@example.org").click()
    page.get_by_label("Room for files, in megabytes").fill("5")
    page.get_by_role("checkbox", name="Disabled").check()
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(row).to_contain_text("5 MB")
    expect(row).to_contain_text("Disabled")
