"""No page breaks a rule of WCAG 2.2 AA that a machine can check, in any of its states, light and dark, wide and narrow."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from decoders import held
from sending import Line, sound, wave_file
from visitor import ANSWERS, ANY_ANSWER, FIXTURES, TEXT, Visitor

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
LOOKS = (("light", 1280), ("dark", 360))
ADMIN = "axe.admin@example.org"


def walk(visitor: Visitor) -> None:
    """As a guest, as a person, as an administrator."""
    arrival(visitor)
    results(visitor)
    person(visitor)
    administrator(visitor)
    saved(visitor)
    documents(visitor)


def arrival(visitor: Visitor) -> None:
    """Handing something in, and the frame around it."""
    page = visitor.page
    check(visitor, "analyse, empty")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    check(visitor, "shortcuts")
    page.keyboard.press("Escape")
    visitor.context.set_offline(True)
    expect(page.locator("#offline")).to_be_visible()
    check(visitor, "offline")
    visitor.context.set_offline(False)
    page.get_by_role("button", name="Check this text").click()
    expect(page.locator("#problem")).to_contain_text("There is no text")
    check(visitor, "a problem")
    with Line(visitor.context, passing=1, holds=True) as line:
        unreadable = {"name": "notes.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}
        visitor.choose(wave_file(sound(6)), unreadable)
        line.wait()
        expect(page.locator(".delivery[data-state=refused]")).to_have_count(1)
        page.get_by_role("button", name="Pause").click()
        check(visitor, "analyse, with a list")
    for name in ("noise.wav", "notes.jpg"):
        page.get_by_role("button", name=f"Remove: {name}").click()
    visitor.go("sign-in")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    check(visitor, "sign in")
    page.get_by_role("button", name="Create an account").click()
    check(visitor, "create an account")
    visitor.go("history")
    expect(page.locator("main h1")).to_be_visible()
    check(visitor, "history of a guest")
    visitor.go("result/0123456789abcdef0123456789abcdef")
    expect(page.locator("main")).to_contain_text("This is not here")
    check(visitor, "no such result")


def results(visitor: Visitor) -> None:
    """A result while it comes in, each way it can end, each kind of medium."""
    page = visitor.page
    verdict = page.locator("#verdict")
    visitor.drop("hills.jpg")
    expect(verdict).to_have_text(ANSWERS)
    opened(visitor)
    check(visitor, "a picture")
    page.get_by_role("button", name="Look closer").click()
    page.get_by_label("View").select_option("Error level")
    expect(page.get_by_role("img", name="Error level")).to_be_visible()
    check(visitor, "a closer look")
    page.get_by_role("button", name="Loupe").click()
    check(visitor, "the loupe")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Compare with …").click()
    expect(page.get_by_role("heading", name="Compare hills.jpg with …")).to_be_visible()
    check(visitor, "what to compare with")
    picture = page.url.split("/")[-1]
    visitor.film("film.webm")
    page.locator(".stills > summary").click()
    opened(visitor)
    check(visitor, "a video, its stills")
    visitor.go(f"compare/{picture}/{picture}")
    for view in ("Side by side", "One over the other", "Difference"):
        page.get_by_label("View").select_option(view)
        check(visitor, f"compared, {view}")
    with held(visitor.data):
        visitor.drop("hills.jpg")
        expect(verdict).to_have_text("Looking for signs…")
        check(visitor, "running")
        page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    check(visitor, "unanswered")
    visitor.check_text()
    page.get_by_text("Make a link").first.click()
    page.get_by_role("button", name="Make the link").click()
    expect(page.locator(".hand-on .quote").first).to_contain_text("/s/")
    opened(visitor)
    check(visitor, "a text")
    page.goto(page.locator(".hand-on .quote").first.inner_text())
    expect(page.locator(".shared")).to_be_visible()
    check(visitor, "a result by a link")
    page.goto(f"{visitor.origin}/s/none")
    expect(page.locator("main")).to_contain_text("This link does not exist")
    check(visitor, "no such link")
    visitor.page.goto(visitor.origin)
    for name, kind in (("clip.mp4", "video/mp4"), ("tone.mp3", "audio/mpeg"), ("plain.jpg", "image/jpeg")):
        visitor.go("")
        visitor.choose({"name": name, "mimeType": kind, "buffer": (FIXTURES / name).read_bytes()})
        expect(verdict).to_have_text(ANY_ANSWER)
        check(visitor, name)


def opened(visitor: Visitor) -> None:
    """Open everything that can be opened."""
    visitor.page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")


def person(visitor: Visitor) -> None:
    """History, storage and account of somebody with an account."""
    page = visitor.page
    email = "axe@example.org"
    visitor.sign_in(email, new=True)
    for place in ("history", "storage"):
        visitor.go(place)
        expect(page.locator(".empty")).to_be_visible()
        check(visitor, f"{place}, empty")
    visitor.check_text()
    visitor.go("history")
    page.get_by_label("Select all shown").check()
    check(visitor, "history, selected")
    page.get_by_role("button", name="Put into a case").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check(visitor, "into which case")
    page.get_by_role("dialog").get_by_role("button", name="Put it there").click()
    expect(page.locator(".case-files > li")).to_have_count(1)
    check(visitor, "a case")
    visitor.go("cases")
    expect(page.locator(".lines li")).to_have_count(1)
    check(visitor, "cases")
    visitor.go("history")
    page.get_by_role("button", name="Dense table").click()
    expect(page.locator(".dense tbody tr")).to_have_count(1)
    check(visitor, "history, as a table")
    page.get_by_role("button", name="Dense table").click()
    page.locator(".finding > summary").click()
    page.get_by_label("Kind").select_option("video")
    expect(page.get_by_text("Nothing fits")).to_be_visible()
    check(visitor, "history, nothing found")
    visitor.administer("set-limit", email, "--bytes", str(len(TEXT.encode()) + 10), "--files", "100")
    visitor.go("")
    page.locator("#text").fill(f"Again. {TEXT}")
    page.get_by_role("button", name="Check this text").click()
    expect(page.get_by_role("dialog")).to_contain_text("Your storage is full")
    check(visitor, "store full")
    page.get_by_role("dialog").get_by_role("button", name="Not now").click()
    visitor.go("storage")
    expect(page.get_by_role("heading", name="Waiting for room")).to_be_visible()
    check(visitor, "storage")
    visitor.go("account")
    page.get_by_text("Make a key").click()
    page.get_by_label("Name").fill("nightly")
    page.get_by_role("button", name="Make the key").click()
    expect(page.locator(".secret code")).to_be_visible()
    opened(visitor)
    check(visitor, "account")
    visitor.sign_out()


def administrator(visitor: Visitor) -> None:
    """The accounts, and the question about one of them."""
    page = visitor.page
    visitor.sign_in(ADMIN, new=True)
    visitor.administer("create-admin", ADMIN)
    page.reload()
    visitor.go("admin")
    page.get_by_role("button", name=f"Change {ADMIN}").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check(visitor, "an account")
    page.keyboard.press("Escape")
    check(visitor, "administration")
    published = page.get_by_role("checkbox", name="With the published lists")
    if published.count():
        published.check()
        page.get_by_role("button", name="Put in force").click()
        expect(page.locator("#trust-list")).to_be_visible()
        opened(visitor)
        check(visitor, "the trust list")
        # Other walks begin without one.
        page.get_by_role("button", name="Remove the list").click()
        visitor.confirm()
        expect(page.locator("#trust-list")).to_have_count(0)


def saved(visitor: Visitor) -> None:
    """Checking a saved report, before and after."""
    page = visitor.page
    visitor.check_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as JSON").click()
    visitor.go("verify")
    opened(visitor)
    check(visitor, "checking a report")
    for place in (str(download.value.path()), FIXTURES / "plain.png"):
        page.get_by_label("The report", exact=True).set_input_files(place)
        expect(page.locator("#checked h2")).to_be_visible()
        check(visitor, f"a report that was checked: {place}")


def documents(visitor: Visitor) -> None:
    """The page of the API, opened."""
    visitor.page.goto(f"{visitor.origin}/docs")
    check(visitor, "the API, closed")
    visitor.page.evaluate("for (const each of [...document.querySelectorAll('details')].slice(0, 5)) each.open = true")
    check(visitor, "the API")


def check(visitor: Visitor, state: str) -> None:
    """Run the rules on what is in view."""
    page = visitor.page
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(page, options=RULES).response["violations"]
        faults = [(each["id"], each["nodes"][0]["html"][:200], each["nodes"][0]["failureSummary"]) for each in found]
        assert not faults, (state, scheme, width, faults)
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, (state, width, f"{overflow} pixels too wide")
