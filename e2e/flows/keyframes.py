"""The frames of a video that were looked at: saved one by one and together, checked alone; where else to look for a picture."""

from __future__ import annotations

import re
import zipfile

from playwright.sync_api import expect

from visitor import ANY_ANSWER, Visitor


def walk(visitor: Visitor) -> None:
    """By keyboard and by mouse, on a phone, without a connection; the stills are pictures of the video's size."""
    page = visitor.page
    visitor.sign_in("keyframes@example.org", new=True)
    visitor.film("clip.webm")
    expect(page.locator("#verdict")).to_have_text(ANY_ANSWER)
    summary = page.locator(".stills > summary")
    expect(summary).to_have_text(re.compile("looked at$"))
    summary.focus()
    page.keyboard.press("Enter")
    stills = page.locator(".stills li canvas")
    frames = page.locator(".stills > ul > li").filter(has=page.locator("canvas"))
    count = frames.count()
    assert 1 <= count <= 60, count

    # What was loaded stays usable without a connection.
    visitor.context.set_offline(True)
    with page.expect_download() as download:
        frames.first.get_by_role("button", name=re.compile("^Save the frame at")).press("Enter")
    visitor.context.set_offline(False)
    assert re.fullmatch(r"clip \d\dh\d\dm\d\ds\d\d\d\.png", download.value.suggested_filename), download.value
    size = page.locator("#result video").evaluate("(each) => [each.videoWidth, each.videoHeight]")
    assert size_of(download.value.path().read_bytes()) == tuple(size)

    with page.expect_download() as download:
        page.get_by_role("button", name="Save all as a zip").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == count and all(re.fullmatch(r"\d\d\d clip \d\dh.*\.png", name) for name in names), names
        assert all(size_of(archive.read(name)) == tuple(size) for name in names)

    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert stills.first.evaluate("(each) => each.getBoundingClientRect().width") > 200
    page.set_viewport_size({"width": 1280, "height": 720})

    video = page.url
    frames.first.get_by_role("button", name=re.compile("alone$")).click()
    expect(page.locator("figcaption .name")).to_have_text(re.compile(r"^clip \d\dh"))
    expect(page.locator("#verdict")).to_have_text(ANY_ANSWER)
    assert page.url != video
    elsewhere(visitor)


def elsewhere(visitor: Visitor) -> None:
    """The pages of other searches open on a click, in a tab of their own that knows nothing of this one."""
    page = visitor.page
    page.locator(".search > summary").click()
    expect(page.locator(".search")).to_contain_text("The picture leaves this machine when you paste it")
    links = page.locator(".search a")
    assert links.count() >= 3
    for link in links.all():
        assert link.get_attribute("rel") == "noopener noreferrer" and link.get_attribute("target") == "_blank"
        assert link.get_attribute("href").startswith("https://")
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=visitor.origin)
    page.get_by_role("button", name="Copy the picture").click()
    expect(page.get_by_text("Copied: paste it there.")).to_be_visible()
    kinds = page.evaluate("navigator.clipboard.read().then((items) => items.flatMap((each) => each.types))")
    assert kinds == ["image/png"], kinds


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height as the head of a PNG says."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n", png[:8]
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
