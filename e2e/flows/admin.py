"""Administration: only administrators see it; what they change holds, the trust list from the next check on."""

from __future__ import annotations

from playwright.sync_api import expect

from visitor import FIXTURES, Visitor

SIGNED = FIXTURES.parent / "Signed"


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
    let_in(visitor)
    trust(visitor)


def trust(visitor: Visitor) -> None:
    """An administrator uploads a list, which proves a signature at once; a damaged one changes nothing."""
    page = visitor.page
    check_signed(visitor)
    expect(page.locator("#verdict")).to_contain_text("signer unknown here")
    visitor.go("admin")
    panel = page.locator("section", has=page.get_by_role("heading", name="Trust list"))
    expect(panel).to_contain_text("No list is in force")
    whole = (SIGNED / "trust.pem").read_text(encoding="utf-8")
    upload(visitor, "cut.pem", whole + whole.replace("-----END CERTIFICATE-----", ""))
    expect(page.locator("#problem")).to_contain_text("cut.pem, certificate 2.")
    expect(panel).to_contain_text("No list is in force")
    upload(visitor, "trust.pem", whole)
    expect(panel.locator("#trust-list")).to_contain_text("Uploaded")
    digest = panel.locator("#trust-list code").inner_text()
    check_signed(visitor)
    expect(page.locator("#verdict")).to_contain_text("Signed by Fixture Studio")
    page.get_by_text("Exact figures, models and digests").click()
    expect(page.locator("#result")).to_contain_text(digest)
    visitor.go("admin")
    panel.get_by_role("button", name="Remove the list").click()
    visitor.confirm()
    expect(panel).to_contain_text("No list is in force")


def check_signed(visitor: Visitor) -> None:
    """Hand in a signed picture."""
    visitor.go("")
    picture = (SIGNED / "synthetic.jpg").read_bytes()
    visitor.choose({"name": "synthetic.jpg", "mimeType": "image/jpeg", "buffer": picture})


def upload(visitor: Visitor, name: str, text: str) -> None:
    """Put a list in force, or try to."""
    page = visitor.page
    page.get_by_label("Lists of certificates (PEM)").set_input_files(
        {"name": name, "mimeType": "application/x-pem-file", "buffer": text.encode()})
    page.get_by_role("button", name="Put in force").click()


def let_in(visitor: Visitor) -> None:
    """Somebody makes an account with an invitation, forgets the password, and chooses another with a link."""
    page = visitor.page
    visitor.go("admin")
    panel = page.locator("section", has=page.get_by_role("heading", name="Invite somebody"))
    panel.get_by_label("Email").fill("guest-editor@example.org")
    panel.get_by_role("button", name="Make the link").click()
    invitation = panel.locator("code").inner_text()
    page.goto(invitation)
    expect(page.get_by_text("You are signed in as admin@example.org")).to_be_visible()
    visitor.sign_out()
    page.goto(invitation)
    expect(page.get_by_label("Email")).to_have_value("guest-editor@example.org")
    page.get_by_label("Password").fill("a long enough phrase")
    page.get_by_role("button", name="Create an account").click()
    expect(page.locator("[data-page=analyse]")).to_be_visible()
    visitor.sign_out()
    visitor.sign_in("admin@example.org")
    visitor.go("admin")
    page.get_by_role("button", name="Password of guest-editor@example.org").click()
    page.get_by_role("dialog").get_by_role("button", name="Make the link").click()
    reset = page.get_by_role("dialog").locator("code").inner_text()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    visitor.sign_out()
    page.goto(reset)
    page.get_by_label("New password").fill("another long phrase")
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_text("The password is changed. Sign in with it.").first).to_be_visible()
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("[data-page=entry]")).to_be_visible()
    page.goto(reset)
    page.get_by_label("New password").fill("yet another phrase")
    page.get_by_role("button", name="Change the password").click()
    expect(page.locator("#problem")).to_contain_text("This link was used, or has expired")
    visitor.sign_in("admin@example.org")
