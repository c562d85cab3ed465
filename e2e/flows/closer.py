"""A closer look: an image zoomed and in other views, a sound as a spectrogram."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from visitor import FIXTURES, Visitor


def walk(visitor: Visitor) -> None:
    """By mouse and by keyboard; the dialogue goes with Escape and gives the focus back."""
    page = visitor.page
    visitor.drop("hills.jpg")
    expect(page.locator("#verdict")).to_be_visible()
    button = page.get_by_role("button", name="Look closer")
    button.click()
    closer = page.get_by_role("dialog", name="A closer look at hills.jpg")
    scale = closer.locator("output")
    stage = closer.locator(".closer-stage")
    expect(closer.get_by_role("img", name="hills.jpg")).to_be_visible()
    expect(scale).to_have_text(re.compile("%"))
    stage.focus()
    # Asked for, it is the scale of the stage as it is now.
    page.keyboard.press("0")
    whole = scale.inner_text()
    page.keyboard.press("1")
    expect(scale).to_have_text("100%")
    page.keyboard.press("+")
    expect(scale).to_have_text("150%")
    stage.hover(position={"x": 200, "y": 200})
    page.mouse.wheel(0, -600)
    expect(scale).to_have_text("600%")
    page.keyboard.press("0")
    expect(scale).to_have_text(whole)

    for view in ("Error level", "JPEG ghosts", "Noise", "Luminance gradient", "Red channel"):
        closer.get_by_label("View").select_option(view)
        expect(closer.get_by_role("img", name=view)).to_be_visible()
        expect(closer.get_by_text("no verdict")).to_be_visible()
    closer.get_by_label("View").select_option("As it is")
    with page.expect_download() as download:
        closer.get_by_role("link", name="Save the file").click()
    assert download.value.suggested_filename == "hills.jpg"
    page.keyboard.press("Escape")
    expect(closer).to_have_count(0)
    expect(button).to_be_focused()

    page.locator("#result img").click()
    expect(closer).to_be_visible()
    page.go_back()
    expect(closer).to_have_count(0)

    visitor.go("")
    visitor.choose({"name": "tone.mp3", "mimeType": "", "buffer": (FIXTURES / "tone.mp3").read_bytes()})
    expect(page.locator(".waveform span").first).to_be_visible()
    page.get_by_role("button", name="Show the spectrogram").click()
    expect(page.get_by_role("img", name="Spectrogram")).to_be_visible()
