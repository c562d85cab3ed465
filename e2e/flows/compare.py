"""Two results beside each other: pictures zoomed together, the slider, the difference; videos; other kinds."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from visitor import ANY_ANSWER, FIXTURES, Visitor


def walk(visitor: Visitor) -> None:
    """From the history and from a result, by mouse and by keyboard, on a phone, and with a cut connection."""
    page = visitor.page
    visitor.sign_in("compare@example.org", new=True)
    for name in ("hills.jpg", "valley.jpg"):
        visitor.drop(name)
        expect(page.locator("#result .card .strength").first).to_be_visible()
    given(visitor, "clip.mp4", "clip.webm")

    visitor.go("history")
    for name in ("hills.jpg", "valley.jpg"):
        page.get_by_label(f"Select {name}").check()
    page.get_by_role("link", name="Compare these two").click()
    pictures(visitor)
    evidence(visitor)
    phone(visitor)

    visitor.go("history")
    page.get_by_role("link", name="valley.jpg").click()
    page.get_by_role("link", name="Compare with …").click()
    expect(page.locator(".partners .name")).to_have_text(["hills.jpg"])
    page.get_by_label("Name").fill("nothing of this name")
    expect(page.get_by_text("There is nothing to compare it with")).to_be_visible()
    page.get_by_label("Name").fill("hill")
    page.locator(".partners .name").click()
    expect(page.get_by_role("heading", name="Two results beside each other")).to_be_visible()
    expect(page.locator(".aligned thead a")).to_have_text(["valley.jpg", "hills.jpg"])

    videos(visitor)
    cut(visitor)
    texts(visitor)


def given(visitor: Visitor, *names: str) -> None:
    """Hand in fixtures, one after the other."""
    for name in names:
        visitor.go("")
        visitor.choose({"name": name, "mimeType": "", "buffer": Path(FIXTURES / name).read_bytes()})
        expect(visitor.page.locator("#verdict")).to_have_text(ANY_ANSWER)


def pictures(visitor: Visitor) -> None:
    """Both move as one; the line between them and the strength of the difference follow their sliders."""
    page = visitor.page
    stages = page.locator(".closer-stage:visible")
    scale = page.locator(".closer-scale")
    expect(stages).to_have_count(2)
    page.keyboard.press("Tab")
    stages.nth(1).focus()
    page.keyboard.press("1")
    expect(scale).to_have_text("100%")
    page.keyboard.press("+")
    expect(scale).to_have_text("150%")
    page.keyboard.press("ArrowRight")
    places = page.evaluate("[...document.querySelectorAll('.layer > img')].map((each) => each.style.left)")
    assert places[0] == places[1], places
    page.keyboard.press("0")

    page.get_by_label("View").select_option("One over the other")
    expect(stages).to_have_count(1)
    slider = page.get_by_label("How much of the first one")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".closer-stage").first.evaluate("(each) => each.style.getPropertyValue('--cut')") == "51%"
    box = page.locator(".divider").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] - 100, box["y"] + 40)
    page.mouse.up()
    assert int(slider.input_value()) < 50, slider.input_value()

    page.get_by_label("View").select_option("Difference")
    # The drawing of a dropped picture is the same each time.
    expect(page.get_by_role("img", name="0% of the pixels differ clearly.")).to_be_visible()
    page.get_by_label("The difference made stronger").fill("20")
    expect(page.get_by_text("no verdict")).to_be_visible()


def evidence(visitor: Visitor) -> None:
    """What is known stands row by row; what differs says so, in words too."""
    rows = visitor.page.locator(".aligned tbody tr")
    expect(visitor.page.get_by_text("Both are the very same file.")).to_be_visible()
    expect(rows.filter(has_text="Answer").locator("td").nth(1)).not_to_be_empty()
    expect(rows.filter(has_text="Look of the image").locator("td")).to_have_text([re.compile("lean"), re.compile("lean")])
    expect(rows.filter(has_text="SHA-256")).not_to_contain_text("differs")


def phone(visitor: Visitor) -> None:
    """At 360 pixels nothing is wider than the window."""
    page = visitor.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_label("View").select_option("Side by side")
    expect(page.locator(".closer-stage:visible")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1280, "height": 720})


def videos(visitor: Visitor) -> None:
    """Videos go to the same moment, and differ by the frame that is shown."""
    page = visitor.page
    visitor.go("history")
    for name in ("clip.mp4", "clip.webm"):
        page.get_by_label(f"Select {name}").check()
    page.get_by_role("link", name="Compare these two").click()
    moment = page.get_by_label("Moment in both")
    expect(moment).to_be_visible()
    moment.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("[...document.querySelectorAll('.layer video')].every((each) => each.currentTime > 0.1)")
    page.get_by_label("View").select_option("Difference")
    expect(page.get_by_role("img", name="of the pixels differ clearly.")).to_be_visible()
    page.get_by_role("button", name="Play both").click()
    expect(page.get_by_role("button", name="Play both")).to_be_visible()
    expect(page.locator(".aligned .differs").filter(has_text="File")).to_contain_text("(differs)")


def cut(visitor: Visitor) -> None:
    """Without a connection it says so; with one, trying again shows both."""
    page = visitor.page
    visitor.go("history")
    for name in ("hills.jpg", "valley.jpg"):
        page.get_by_label(f"Select {name}").check()
    visitor.context.set_offline(True)
    page.get_by_role("link", name="Compare these two").click()
    expect(page.get_by_text("The server can’t be reached")).to_be_visible()
    visitor.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".closer-stage:visible")).to_have_count(2)


def texts(visitor: Visitor) -> None:
    """What is no picture stands beside the other one as it is; what is not there is told."""
    page = visitor.page
    visitor.check_text()
    visitor.go("history")
    for name in ("Pasted text", "hills.jpg"):
        page.get_by_label(f"Select {name}").check()
    page.get_by_role("link", name="Compare these two").click()
    expect(page.locator(".media .medium")).to_have_count(2)
    expect(page.locator(".aligned")).to_contain_text("Choice and order of words")
    visitor.go("compare/none/none")
    expect(page.locator("main")).to_contain_text("This is not here")
