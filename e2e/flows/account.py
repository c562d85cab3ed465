"""An account: made, used, changed, secured, deleted."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from visitor import Visitor

EMAIL, NEW_PASSWORD = "ann@example.org", "another long password"


def walk(visitor: Visitor) -> None:
    """An account outlives a reload, its keys are shown once, its end takes everything with it."""
    page = visitor.page
    visitor.sign_in(EMAIL, new=True)
    page.reload()
    expect(page.locator("#who")).to_have_text(EMAIL)
    visitor.go("account")

    keys = page.locator("section", has=page.get_by_role("heading", name="API keys"))
    keys.get_by_text("Make a key").click()
    keys.get_by_label("Name").fill("<b>nightly")
    keys.get_by_role("button", name="Make the key").click()
    expect(keys.locator(".secret code")).to_contain_text("tsk_")
    page.reload()
    expect(keys.locator("strong")).to_have_text(["<b>nightly", "It may check files and delete results"])
    expect(keys.locator(".secret")).to_have_count(0)
    keys.get_by_role("button", name="Delete <b>nightly").click()
    visitor.confirm()
    expect(keys.locator(".lines")).to_have_count(0)

    page.get_by_label("Do not keep them").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#announcer")).to_have_text("Saved.")

    page.get_by_label("Current password").fill("a long enough password")
    page.get_by_label("New password").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Change the password").click()
    expect(page.locator("#announcer")).to_contain_text("The password is changed.")
    expect(page.locator(".hint", has_text="The password is changed.")).to_be_visible()
    visitor.sign_out()
    visitor.sign_in(EMAIL, NEW_PASSWORD)

    # The server wants the password some minutes after signing in; here the visitor is asked at once.
    visitor.go("account")
    devices = page.locator("section", has=page.get_by_role("heading", name="Signed in"))
    everywhere = devices.get_by_role("button", name="Sign out everywhere")
    expect(everywhere).to_be_visible()
    page.route("**/v1/auth/sessions", want_password, times=1)
    everywhere.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Password").fill(NEW_PASSWORD)
    dialog.get_by_role("button", name="Sign out").click()
    expect(page.locator("#who")).to_have_text("Guest")
    visitor.sign_in(EMAIL, NEW_PASSWORD)

    visitor.go("account")
    page.get_by_text("I want to delete it").click()
    page.locator("section", has=page.get_by_role("heading", name="Delete the account")).get_by_label("Password").fill(
        NEW_PASSWORD)
    page.get_by_role("button", name="Delete the account").click()
    visitor.confirm()
    expect(page.locator("#who")).to_have_text("Guest")


def want_password(route: Route) -> None:
    """Answer as the server does when a session is older."""
    route.fulfill(status=403, json={"code": "forbidden", "cause": "password_needed", "status": 403})
