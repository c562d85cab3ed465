"""Earlier checks: found by filters, exported, deleted together."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from playwright.sync_api import expect

from visitor import TEXT, Visitor


def walk(visitor: Visitor) -> None:
    """Two checks are listed, a search finds one, the table holds it, and both go at once."""
    page = visitor.page
    visitor.sign_in("history@example.org", new=True)
    visitor.go("history")
    expect(page.get_by_text("Nothing checked yet")).to_be_visible()
    visitor.drop("=hills.jpg")
    expect(page.locator("#result .card .strength").first).to_be_visible()
    visitor.check_text()
    visitor.go("history")
    names = page.locator("#history-list .name")
    expect(names).to_have_text(["Pasted text", "=hills.jpg"])

    names.nth(1).click()
    page.get_by_label("It is real").check()
    expect(page.get_by_text("2 of 2", exact=True)).to_be_visible()
    page.keyboard.press("p")
    expect(page.get_by_text("1 of 2", exact=True)).to_be_visible()
    page.get_by_role("link", name="Older").click()
    page.go_back()
    page.go_back()
    page.go_back()
    expect(page.locator("#history-list li").nth(1)).to_contain_text("You: real.")
    expect(page.locator("#history-list .chance").first).to_contain_text("in 100")

    table(visitor)

    page.keyboard.press("/")
    expect(page.locator("input[type=search]")).to_be_focused()
    page.keyboard.type("hills")
    expect(names).to_have_text(["=hills.jpg"])
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as table").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2 and "\"'=hills.jpg\",\"image\",\"jpeg\"," in lines[1], lines
    page.reload()
    expect(names).to_have_text(["=hills.jpg"])
    page.get_by_label("Kind").select_option("video")
    page.get_by_role("link", name="Show all").click()

    expect(names).to_have_count(2)
    page.get_by_label("Select all shown").check()
    page.get_by_role("region", name="What is selected").get_by_role("button", name="Delete").click()
    visitor.confirm()
    expect(page.get_by_text("Nothing checked yet")).to_be_visible()
    visitor.sign_out()
    long(visitor)


def long(visitor: Visitor) -> None:
    """A long list opens with few rows and goes on by the hundred; what is there stays as it is."""
    page = visitor.page
    for number in range(125):
        visitor.hand_in(f"Too short, {number}.")
    more = page.get_by_role("button", name="Show older ones")
    visitor.go("history")
    rows = page.locator("#history-list li")
    expect(rows).to_have_count(20)
    more.click()
    expect(rows).to_have_count(120)
    ids = rows.evaluate_all("(rows) => rows.map(({ id }) => id.replace('check-', 'row-'))")
    page.get_by_role("button", name="Dense table").click()
    lines = page.locator(".dense tbody tr")
    expect(lines).to_have_count(120)
    assert lines.evaluate_all("(rows) => rows.map(({ id }) => id)") == ids
    lines.first.evaluate("(row) => { row.dataset.stays = '1'; }")
    more.click()
    expect(lines.nth(124)).to_be_attached()
    expect(page.locator("tr[data-stays]")).to_have_count(1)
    page.get_by_role("button", name="Dense table").click()
    expect(rows.nth(124)).to_be_attached()
    assert rows.evaluate_all("(rows) => rows.slice(0, 120).map(({ id }) => id.replace('check-', 'row-'))") == ids


def table(visitor: Visitor) -> None:
    """The dense table is sorted, walked and judged by keys, and what is selected is saved."""
    page = visitor.page
    page.get_by_role("button", name="Dense table").click()
    rows = page.locator(".dense tbody tr")
    names = rows.locator("a")
    # The styles of a result, which were loaded before, leave the table alone.
    assert page.locator(".of-answer").last.evaluate("(node) => getComputedStyle(node).display") == "table-cell"
    expect(names).to_have_text(["Pasted text", "=hills.jpg"])
    page.get_by_role("button", name="Name", exact=True).click()
    expect(names).to_have_text(["=hills.jpg", "Pasted text"])
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "ascending")
    names.first.focus()
    page.keyboard.press("j")
    expect(names.nth(1)).to_be_focused()
    page.keyboard.press("2")
    expect(rows.nth(1)).to_contain_text("Synthetic")
    expect(names.nth(1)).to_be_focused()
    page.keyboard.press("x")
    bar = page.get_by_role("region", name="What is selected")
    for button, mark in (("Save as CSV", '"synthetic"'), ("Save as JSON lines", '"signature"')):
        with page.expect_download() as download:
            bar.get_by_role("button", name=button).click()
        assert mark in Path(download.value.path()).read_text(encoding="utf-8"), button
    packed(visitor)
    page.reload()
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("Synthetic")
    names.first.click()
    expect(page.get_by_text("1 of 2", exact=True)).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Dense table").click()
    expect(page.locator("#history-list li")).to_have_count(2)


def packed(visitor: Visitor) -> None:
    """What is selected comes as one zip, or not at all where the connection is cut."""
    page = visitor.page
    page.get_by_label("Select all shown").check()
    button = page.get_by_role("region", name="What is selected").get_by_role("button", name="Save as zip")
    visitor.context.set_offline(True)
    button.click()
    expect(page.locator("#problem")).to_contain_text("The server can’t be reached")
    visitor.context.set_offline(False)
    expect(button).to_be_enabled()
    with page.expect_download() as download:
        button.press("Enter")
    expect(page.get_by_text("2 selected")).to_be_visible()
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "results.csv", "001 Pasted text.txt", "001 Pasted text.txt.report.json",
            "002 =hills.jpg", "002 =hills.jpg.report.json",
        ], archive.namelist()
        assert archive.read("001 Pasted text.txt").decode().strip() == TEXT
        assert archive.read("002 =hills.jpg").startswith(b"\xff\xd8")
        assert json.loads(archive.read("002 =hills.jpg.report.json"))["signature"]
        assert archive.read("results.csv").decode().count("\n") == 3
