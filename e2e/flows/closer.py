"""A closer look: an image zoomed and in other views, a sound as a spectrogram."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from visitor import FIXTURES, HERE, Visitor


def walk(visitor: Visitor) -> None:
    """By mouse and by keyboard; the dialogue goes with Escape and gives the focus back."""
    page = visitor.page
    visitor.drop("hills.jpg")
    expect(page.locator("#verdict")).to_be_visible()
    button = page.get_by_role("button", name="Look closer")
    button.click()
    closer = page.get_by_role("dialog", name="A closer look at hills.jpg")
    scale = closer.locator(".closer-scale")
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

    for view in ("Error level", "JPEG ghosts", "Noise", "Luminance gradient", "Copied parts", "Red channel"):
        closer.get_by_label("View").select_option(view)
        expect(closer.get_by_role("img", name=view)).to_be_visible()
        expect(closer.get_by_text("no verdict")).to_be_visible()
    closer.get_by_label("View").select_option("As it is")
    loupe(visitor)
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

    tags(visitor)
    visitor.go("")
    visitor.choose({"name": "tone.mp3", "mimeType": "", "buffer": (FIXTURES / "tone.mp3").read_bytes()})
    expect(page.locator(".waveform span").first).to_be_visible()
    page.get_by_role("button", name="Show the spectrogram").click()
    expect(page.get_by_role("img", name="Spectrogram")).to_be_visible()


def loupe(visitor: Visitor) -> None:
    """Single pixels under the mouse that is held still, and by keys; Escape puts it away before the dialogue."""
    page = visitor.page
    stage, lens = page.locator(".closer-stage"), page.locator(".loupe")
    box = stage.bounding_box()
    assert box
    expect(lens).to_be_hidden()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    expect(lens).to_be_visible()
    told = lens.locator("output")
    expect(told).to_have_text(re.compile(r"^\d+, \d+ · #[0-9a-f]{6} · 4 ×$"))
    page.mouse.up()
    expect(lens).to_be_hidden()
    stage.focus()
    page.keyboard.press("l")
    expect(page.get_by_role("button", name="Loupe")).to_have_attribute("aria-pressed", "true")
    x, y = (int(each) for each in told.inner_text().split(" · ")[0].split(", "))
    page.keyboard.press("1")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    for _ in range(9):
        page.keyboard.press("+")
    expect(told).to_have_text(re.compile("· 8 ×$"))
    # The colour that is told is that of the image at this place.
    place, colour = told.inner_text().split(" · ")[:2]
    real = page.evaluate("""([x, y]) => {
      const image = document.querySelector('.closer-stage img');
      const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
      const pen = canvas.getContext('2d');
      pen.drawImage(image, 0, 0);
      return '#' + [...pen.getImageData(x, y, 1, 1).data].slice(0, 3).map((each) => each.toString(16).padStart(2, '0')).join('');
    }""", [int(each) for each in place.split(", ")])
    assert colour == real, (place, colour, real, x, y)
    page.keyboard.press("Escape")
    expect(lens).to_be_hidden()
    expect(page.get_by_role("dialog")).to_be_visible()


def tags(visitor: Visitor) -> None:
    """What the file says about itself is read here, found by words and copied."""
    page = visitor.page
    visitor.go("")
    landscape = (HERE.parent / "samples/landscape.jpg").read_bytes()
    visitor.choose({"name": "landscape.jpg", "mimeType": "image/jpeg", "buffer": landscape})
    expect(page.locator("#verdict")).to_be_visible()
    page.get_by_text("All metadata").click()
    table = page.get_by_role("region", name="All metadata")
    source = table.get_by_role("row", name=re.compile("DigitalSourceType"))
    expect(source).to_contain_text("digitalsourcetype/algorithmicMedia")
    expect(page.get_by_text("3 of 3 tags")).to_be_visible()
    page.get_by_label("Search names and values").fill("jfif jpeg")
    expect(page.get_by_text("1 of 3 tags")).to_be_visible()
    expect(source).to_be_hidden()
    expect(table.get_by_role("row", name=re.compile("^JPEG"))).to_be_visible()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy what is shown").click()
    expect(page.locator("#announcer")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "JPEG\tJFIFVersion\t1.01"
    page.get_by_label("Search names and values").fill("no such thing")
    expect(page.get_by_text("0 of 3 tags")).to_be_visible()
