"""A visitor of the page: one browser context, watched, and what people do with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from watch import Watch

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parents[1] / "Tests/TestSupport/Fixtures"
DRAW_AND_DROP = (HERE / "picture.js").read_text(encoding="utf-8")
TEXT = (HERE / "text.txt").read_text(encoding="utf-8").strip()
ANSWERS = re.compile("Signs of synthetic media|No signs of manipulation found|We can’t tell")
ANY_ANSWER = re.compile(f"{ANSWERS.pattern}|Nothing here we can check")
PASSWORD = "a long enough password"


class Visitor:
    """Somebody with a browser; `administer` runs the program's `users` command on the server's folder."""

    def __init__(self, context: BrowserContext, origin: str, administer: Callable[..., None]) -> None:
        self.context = context
        self.origin = origin
        self.administer = administer
        self.watch = Watch(context, origin)
        self.page = context.new_page()
        self.page.goto(origin)
        expect(self.page.locator("#who")).to_have_text("Guest")

    def go(self, place: str) -> None:
        """Open a page by its address."""
        self.page.goto(f"{self.origin}/#/{place}")

    def sign_in(self, email: str, password: str = PASSWORD, new: bool = False) -> None:
        """Sign in, with a new account or an old one."""
        self.go("sign-in")
        if new:
            self.page.get_by_role("button", name="Create an account").click()
        form = self.page.locator(".narrow form")
        form.get_by_label("Email").fill(email)
        form.get_by_label("Password").fill(password)
        form.get_by_role("button").click()
        expect(self.page.locator("#who")).to_have_text(email)

    def sign_out(self) -> None:
        """Sign out; the visitor is a guest again."""
        self.page.locator("header").get_by_role("button", name="Sign out").click()
        expect(self.page.locator("#who")).to_have_text("Guest")

    def check_text(self, text: str = TEXT) -> None:
        """Hand in a text and wait for its answer."""
        self.go("")
        self.page.locator("#text").fill(text)
        self.page.get_by_role("button", name="Check this text").click()
        expect(self.page.locator("#verdict")).to_have_text(ANY_ANSWER)

    def choose(self, *files: dict[str, object], button: str = "Choose files") -> None:
        """Choose files by a button: each has a `name`, a `mimeType` and a `buffer`."""
        with self.page.expect_file_chooser() as chooser:
            self.page.get_by_role("button", name=button).first.click()
        chooser.value.set_files(files if len(files) > 1 else files[0])

    def confirm(self) -> None:
        """Answer the open dialogue with its deletion."""
        self.page.get_by_role("dialog").get_by_role("button", name="Delete").click()

    def expect_refusals(self, *refusals: str) -> None:
        """Nothing was refused but this, since the last time; and nothing else went wrong."""
        seen = [re.sub(r"/[0-9a-f]{32}", "/ID", refusal) for refusal in self.watch.refusals]
        assert sorted(seen) == sorted(refusals), self.watch.refusals
        assert not self.watch.faults, self.watch.faults
