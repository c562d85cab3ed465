"""A result: what one knows is kept, it is run again, taken along, not kept; several files become a list."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import expect

from visitor import ANSWERS, ANY_ANSWER, FIXTURES, Visitor

NOTE = "I was there <b>myself</b>."


def walk(visitor: Visitor) -> None:
    """Each of these once."""
    page = visitor.page
    visitor.drop("hills.jpg")
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    expect(page.locator(".card[data-detector='image.clip'] .strength")).to_be_visible()
    check_downloads(visitor)

    page.get_by_label("It is real").check()
    page.get_by_text("Say how you know").click()
    page.locator("#note").fill(NOTE)
    page.get_by_role("button", name="Keep this note").click()
    expect(page.locator("#announcer")).to_have_text("Kept with this result.")
    page.get_by_role("button", name="Re-run").click()
    expect(page.locator(".changes")).to_contain_text("The answer is the same.")
    expect(page.get_by_label("It is real")).to_be_checked()
    expect(page.locator("#note")).to_have_value(NOTE)
    page.get_by_role("button", name="Don’t keep this").click()
    page.get_by_role("dialog").get_by_role("button", name="Keep it").click()
    expect(page.locator(".kept h2")).to_have_text("Kept")
    page.get_by_role("button", name="Don’t keep this").click()
    visitor.confirm()
    expect(page.locator(".kept")).to_contain_text("The file is gone")
    expect(page.get_by_role("button", name="Keep the report")).to_be_visible()

    visitor.go("")
    visitor.choose(*[{"name": name, "mimeType": "", "buffer": (FIXTURES / name).read_bytes()}
                     for name in ("clip.mp4", "tone.mp3", "plain.jpg")])
    expect(page.locator(".delivery")).to_have_count(3)
    expect(page.locator(".delivery[data-verdict]:not([data-verdict=''])")).to_have_count(3)
    page.get_by_role("link", name="See the result of tone.mp3").click()
    expect(page.locator("#verdict")).to_have_text(ANY_ANSWER)
    expect(page.locator(".waveform span").first).to_be_visible()

    visitor.go("")
    page.evaluate("""() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'https://example.org/picture.jpg');
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }""")
    expect(page.locator("#problem")).to_contain_text("Links are not fetched.")


def check_downloads(visitor: Visitor) -> None:
    """The data is the report; the page opens by itself, without scripts, and says the same."""
    page = visitor.page
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as JSON").click()
    report = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert report["media"]["kind"] == "image"
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as HTML").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "<script" not in text and "data:image/jpeg" in text
    assert page.locator("#verdict").inner_text() in text
    assert len(page.pdf()) > 10_000
