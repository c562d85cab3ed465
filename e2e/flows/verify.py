"""A saved report is checked in the browser: a whole one, changed ones, and the file that belongs to it."""

from __future__ import annotations

import json

from playwright.sync_api import expect

from visitor import TEXT, Visitor


def walk(visitor: Visitor) -> None:
    """Somebody saves a report; somebody else checks it without a connection, and compares the file."""
    page = visitor.page
    visitor.check_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as JSON").click()
    report = json.loads(download.value.path().read_text(encoding="utf-8"))
    page.locator("#result .tools").get_by_role("link", name="Check a saved report").click()
    expect(page.get_by_role("heading", name="Check a saved report")).to_be_visible()
    page.wait_for_load_state("networkidle")
    visitor.context.set_offline(True)
    said = page.locator("#checked")
    give(visitor, "The report", json.dumps(report))
    expect(said).to_contain_text("This report is genuine")
    expect(said).to_contain_text(report["media"]["sha256"])
    give(visitor, "Compare a file", TEXT)
    expect(said).to_contain_text("It is the very file")
    give(visitor, "Compare a file", f"{TEXT} ")
    expect(said).to_contain_text("It is another file")
    give(visitor, "The report", json.dumps({**report, "verdict": "authentic"}))
    expect(said).to_contain_text("something in it was changed")
    give(visitor, "The report", json.dumps({name: value for name, value in report.items() if name != "signature"}))
    expect(said).to_contain_text("not signed")
    give(visitor, "The report", TEXT)
    expect(said).to_contain_text("no JSON")
    page.get_by_text("It is from another server").click()
    give(visitor, "The public keys of that server", json.dumps({"keys": []}))
    give(visitor, "The report", json.dumps(report))
    expect(said).to_contain_text("not this server’s")
    visitor.context.set_offline(False)
    page.goto(f"{visitor.origin}/verify")
    expect(page.get_by_role("heading", name="Check a saved report")).to_be_visible()


def give(visitor: Visitor, label: str, text: str) -> None:
    """Choose a file with a text."""
    visitor.page.get_by_label(label, exact=True).set_input_files(
        {"name": "file.json", "mimeType": "application/json", "buffer": text.encode()})
