"""Walk through the first page as its visitors do, in Chromium against a running server.

    page.py ADDRESS CHROMIUM SERVER DATA [SCREENSHOT]      # the screenshot shows the result of a text

SERVER is the program and DATA its folder: one visitor's storage limit is lowered on the way.

Nothing they do may breach the content security policy, write to the console or leave the server's origin.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from watch import Watch

HERE = Path(__file__).resolve().parent
SMALL_PICTURE = (HERE.parents[1] / "Tests/TestSupport/Fixtures/plain.jpg").read_bytes()
CLIP, TONE = [(HERE.parents[1] / "Tests/TestSupport/Fixtures" / name).read_bytes() for name in ("clip.mp4", "tone.mp3")]
DRAW_AND_DROP = (HERE / "picture.js").read_text(encoding="utf-8")
TEXT = (HERE / "text.txt").read_text(encoding="utf-8").strip()

ANSWERS = re.compile("Signs of synthetic media|No signs of manipulation found|We can’t tell")
CLIP_ANSWERS = re.compile(f"{ANSWERS.pattern}|Nothing here we can check")
FULL = "full@example.org"
EMAIL, PASSWORD, HOSTILE_NAME = "ann@example.org", "a long enough password", "<img src=x onerror=alert(1)>.jpg"


def choose(page: Page, name: str, kind: str, content: bytes) -> None:
    """Choose a file by the button."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files([{"name": name, "mimeType": kind, "buffer": content}])


def check_picture(page: Page) -> None:
    """A dropped picture gets an answer, its detectors are shown, and the setting's figures with it."""
    page.evaluate(DRAW_AND_DROP, "hills.jpg")
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    expect(page.locator("#result .card", has_text="image.clip").locator(".strength")).to_be_visible()
    expect(page.locator("#result .card")).to_have_count(2)
    expect(page.locator("#result figcaption")).to_contain_text("hills.jpgJPEG · 960 × 640")
    expect(page.locator("#result dl")).to_contain_text("real pictures were called synthetic")


def check_clips(page: Page) -> None:
    """A video and a sound play on the page and get an answer with their signals along the time."""
    for name, kind, content, player, detector in (
        ("clip.mp4", "video/mp4", CLIP, "video", "video.frames"), ("tone.mp3", "audio/mpeg", TONE, "audio", "audio.speech"),
    ):
        choose(page, name, kind, content)
        expect(page.locator(f"#result {player}")).to_be_visible()
        expect(page.locator("#verdict")).to_have_text(CLIP_ANSWERS)
        expect(page.locator("#result .card", has_text=detector)).to_be_visible()
        again(page)


def check_text(page: Page) -> None:
    """A pasted text is shown before it is sent, then gets an answer and marked sentences."""
    page.evaluate(
        """(text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', text);
          document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
        }""", TEXT)
    expect(page.locator("#count")).to_have_text(f"{len(TEXT.split())} words")
    page.get_by_role("button", name="Check this text").click()
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    expect(page.locator("#result .card", has_text="text.smollm2").locator(".strength")).to_be_visible()
    expect(page.locator("#result .text")).to_have_text(TEXT)
    expect(page.locator("#result mark").first).to_be_visible()


def check_hostile_name(page: Page) -> None:
    """A name made of markup stays a name; a picture that is too small is said to be so."""
    choose(page, HOSTILE_NAME, "image/jpeg", SMALL_PICTURE)
    expect(page.locator("#verdict")).to_have_text("Nothing here we can check")
    expect(page.locator(".line")).to_contain_text("The picture is too small.")
    expect(page.locator("#result figcaption .name")).to_have_text(HOSTILE_NAME)
    expect(page.locator("#history-list .name").first).to_have_text(HOSTILE_NAME)


def check_refusal(page: Page) -> None:
    """A file that is no picture is refused in words, and the form is there for the next one."""
    choose(page, "letter.pdf", "application/pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")
    expect(page.get_by_role("alert")).to_contain_text("PDF document")
    expect(page.locator("#check")).to_be_visible()


def check_history(page: Page) -> None:
    """What was checked is listed, opens again after a reload and can be deleted."""
    names = page.locator("#history-list .name")
    expect(names).to_have_text([HOSTILE_NAME, "Pasted text", "hills.jpg"])
    page.get_by_role("button", name="Delete <img").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(names).to_have_text(["Pasted text", "hills.jpg"])
    page.get_by_role("button", name="Open hills.jpg").click()
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    page.reload()
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    expect(page.locator("#result figure img")).to_have_js_property("naturalWidth", 960)
    again(page)


def check_account(page: Page) -> None:
    """An account starts empty, outlives a reload, ends on signing out and is there again on signing in."""
    for is_new in (True, False):
        page.locator("#sign-in-open").click()
        if is_new:
            page.get_by_role("button", name="Create an account").click()
        page.get_by_label("Email").fill(EMAIL)
        page.get_by_label("Password").fill(PASSWORD)
        page.locator("#account-submit").click()
        expect(page.locator("#who")).to_have_text(EMAIL)
        expect(page.locator("#history")).to_be_hidden()
        page.reload()
        expect(page.locator("#who")).to_have_text(EMAIL)
        page.get_by_role("button", name="Sign out").click()
        expect(page.locator("#who")).to_have_text("Guest")
        expect(page.locator("#history-list li")).to_have_count(4)


def check_full_store(page: Page, set_limit: Callable[[str, int], None]) -> None:
    """A full store analyses all the same, asks what may go, and deletes nothing before it is told to."""
    page.locator("#sign-in-open").click()
    page.get_by_role("button", name="Create an account").click()
    page.get_by_label("Email").fill(FULL)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("#account-submit").click()
    expect(page.locator("#who")).to_have_text(FULL)
    choose(page, "first.txt", "text/plain", TEXT.encode())
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    expect(page.locator("#result .kept")).to_contain_text("It stays until you delete it.")
    expect(page.locator("#store")).to_contain_text("1 check kept")
    again(page)
    set_limit(FULL, len(TEXT.encode()) + 10)

    names, dialog = page.locator("#history-list .name"), page.locator("#full")
    choose(page, "second.txt", "text/plain", TEXT.encode())
    expect(dialog).to_contain_text("The oldest check")
    dialog.get_by_role("button", name="Not now").click()
    expect(page.locator("#verdict")).to_have_text(ANSWERS)
    expect(page.locator("#result .kept")).to_contain_text("Waiting for room")
    expect(names).to_have_text(["second.txt", "first.txt"])
    page.get_by_role("button", name="Keep this", exact=True).click()
    dialog.get_by_role("button", name="Clear these and keep this").click()
    expect(page.locator("#result .kept")).to_contain_text("It stays until you delete it.")
    expect(names).to_have_text(["second.txt"])

    page.get_by_label("It is real").check()
    expect(page.locator("#announcer")).to_have_text("Kept with this check.")
    page.get_by_role("button", name="Check again with today’s models").click()
    expect(page.locator("#result")).to_contain_text("The answer is the same.")
    expect(page.get_by_label("It is real")).to_be_checked()
    page.get_by_role("button", name="Don’t keep this").click()
    expect(page.locator("#result .kept")).to_contain_text("Not kept")
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("#who")).to_have_text("Guest")


def again(page: Page) -> None:
    """Back to the form."""
    page.get_by_role("button", name="Check something else").click()
    expect(page.locator("#check")).to_be_visible()


def walk(
    context: BrowserContext, origin: str, set_limit: Callable[[str, int], None], screenshots: list[str]
) -> None:
    """All of it, on one page."""
    watch = Watch(context, origin)
    page = context.new_page()
    page.goto(origin)
    expect(page.locator("#who")).to_have_text("Guest")
    check_picture(page)
    again(page)
    check_text(page)
    for path in screenshots:
        page.screenshot(path=path, animations="disabled")
    again(page)
    check_hostile_name(page)
    again(page)
    check_refusal(page)
    check_history(page)
    check_clips(page)
    check_account(page)
    check_full_store(page, set_limit)
    refusals = ["415 POST /v1/analyses", "507 POST /v1/analyses", "507 PUT retention"]
    seen = [re.sub(r"PUT .*/", "PUT ", refusal) for refusal in watch.refusals]
    assert seen == refusals, watch.refusals
    assert not watch.faults, watch.faults


def main() -> None:
    """Start the browser and walk."""
    expect.set_options(timeout=60_000)
    address, chromium, server, data, *screenshots = sys.argv[1:]

    def set_limit(email: str, size: int) -> None:
        limit = ["--data", data, "--bytes", str(size), "--files", "100"]
        subprocess.run([server, "users", "set-limit", email, *limit], check=True)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        context = browser.new_context(viewport={"width": 1280, "height": 720}, color_scheme="light")
        walk(context, address, set_limit, screenshots)
        browser.close()
    print("e2e: the page works")


if __name__ == "__main__":
    main()
