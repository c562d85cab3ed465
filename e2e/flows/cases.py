"""Cases: several files with a note, put together from the history and from a result, changed in two tabs, printed, taken along."""

from __future__ import annotations

import json
import zipfile

from playwright.sync_api import expect

from visitor import Visitor

EMAIL = "cases@example.org"


def walk(visitor: Visitor) -> None:
    """By mouse and by keyboard; nothing that was typed is lost to a cut connection or to another tab."""
    page = visitor.page
    visitor.sign_in(EMAIL, new=True)
    visitor.go("cases")
    expect(page.get_by_text("There is no case yet")).to_be_visible()
    for name in ("hills.jpg", "valley.jpg"):
        visitor.go("")
        visitor.drop(name)
        expect(page.locator("#result .card .strength").first).to_be_visible()
    visitor.go("history")
    page.get_by_label("Select all shown").check()
    page.get_by_role("button", name="Put into a case").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Flood in the harbour")
    expect(dialog.get_by_label("A new case")).to_be_checked()
    dialog.get_by_role("button", name="Put it there").click()
    files = page.locator(".case-files > li")
    expect(files).to_have_count(2)
    expect(page).to_have_title("Flood in the harbour – Touchstone")

    note = page.get_by_label("Note")
    note.fill("The first is of 2019.")
    page.get_by_label("Tags").fill("flood, harbour, flood")
    visitor.context.set_offline(True)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#problem")).to_contain_text("The server can’t be reached")
    visitor.context.set_offline(False)
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    note.fill("Half a sentence")
    visitor.go("history")
    page.go_back()
    expect(note).to_have_value("Half a sentence")
    expect(page.get_by_text("Not saved yet.")).to_be_visible()
    page.reload()
    expect(note).to_have_value("The first is of 2019.")
    expect(page.get_by_label("Tags")).to_have_value("flood, harbour")

    two_tabs(visitor)
    report(visitor)

    page.get_by_role("link", name="Compare hills.jpg with").click()
    expect(page.locator(".closer-stage:visible")).to_have_count(2)
    page.go_back()
    page.get_by_role("link", name="valley.jpg", exact=True).click()
    page.get_by_role("button", name="Delete", exact=True).click()
    visitor.confirm()
    expect(page.locator("#history-list li")).to_have_count(1)
    visitor.go("cases")
    expect(page.locator(".lines")).to_contain_text("2 files")
    page.get_by_role("link", name="Flood in the harbour").click()
    expect(files.filter(has_text="A file that was deleted since")).to_have_count(1)
    page.get_by_role("button", name="Take A file that was deleted since").click()
    expect(files).to_have_count(1)

    phone(visitor)
    page.get_by_role("button", name="Delete the case").click()
    visitor.confirm()
    expect(page.get_by_text("There is no case yet")).to_be_visible()
    visitor.go("history")
    expect(page.locator("#history-list li")).to_have_count(1)

    address = made(visitor)
    visitor.sign_out()
    visitor.sign_in("other@example.org", new=True)
    page.goto(address)
    expect(page.locator("main")).to_contain_text("This is not here")


def two_tabs(visitor: Visitor) -> None:
    """Who saves second is told, also after a look elsewhere, and has what they wrote."""
    page = visitor.page
    other = visitor.context.new_page()
    other.goto(page.url)
    other.get_by_label("Note").fill("The other tab was here.")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.get_by_text("Saved.", exact=True)).to_be_visible()
    other.close()
    page.get_by_label("Note").fill("Written meanwhile.")
    visitor.go("history")
    page.go_back()
    expect(page.get_by_text("Not saved yet.")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#problem")).to_contain_text("This case was changed elsewhere")
    expect(page.get_by_label("Note")).to_have_value("Written meanwhile.")
    page.reload()
    expect(page.get_by_label("Note")).to_have_value("The other tab was here.")


def report(visitor: Visitor) -> None:
    """On paper there is no form; the zip has the case beside its files."""
    page = visitor.page
    page.emulate_media(media="print")
    expect(page.locator("main .masthead")).to_contain_text("The other tab was here.")
    expect(page.get_by_label("Note")).to_be_hidden()
    expect(page.locator(".case-files code").first).to_be_visible()
    page.emulate_media(media="screen")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as zip").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:2] == ["case.json", "results.csv"] and len(archive.namelist()) == 6
        assert json.loads(archive.read("case.json"))["title"] == "Flood in the harbour"


def phone(visitor: Visitor) -> None:
    """At 360 pixels nothing is wider than the window."""
    page = visitor.page
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1280, "height": 720})


def made(visitor: Visitor) -> str:
    """The address of a new case, made on its page."""
    page = visitor.page
    visitor.go("cases")
    page.get_by_label("Title").fill("Mine")
    page.get_by_label("Title").press("Enter")
    expect(page.get_by_text("Nothing yet: select results")).to_be_visible()
    address = page.url
    for number in range(8):
        visitor.ask(EMAIL, "POST", "/v1/cases", {"title": f"Number {number}", "tags": [f"tag {number}"]})
    visitor.go("cases")
    page.get_by_label("Title or tag").fill("TAG 3")
    expect(page.locator(".lines li:visible strong")).to_have_text(["Number 3"])
    page.get_by_label("Title or tag").fill("no such tag")
    expect(page.get_by_text("Nothing fits")).to_be_visible()
    return address
