"""A visitor of the page: one browser context, watched, and what people do with it."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from watch import Watch

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent / "Tests/TestSupport/Fixtures"
DRAW_AND_DROP = (HERE / "picture.js").read_text(encoding="utf-8")
DRAW_FILM = (HERE / "film.js").read_text(encoding="utf-8")
TEXT = (HERE / "text.txt").read_text(encoding="utf-8").strip()
ANSWERS = re.compile("Signs of synthetic media|No signs that it was generated|We can’t tell")
ANY_ANSWER = re.compile(f"{ANSWERS.pattern}|Not suited for this check")
AGAIN = re.compile("^(Check it again|Noch einmal prüfen|فحصه مرة أخرى): ")
PASSWORD = "a long enough password"


class Visitor:
    """Somebody with a browser; `administer` runs the program's `users` command on `data`, the server's folder."""

    def __init__(self, context: BrowserContext, origin: str, data: str, administer: Callable[..., None]) -> None:
        self.context = context
        self.origin = origin
        self.data = data
        self.administer = administer
        self.watch = Watch(context, origin)
        self.page = context.new_page()
        # Whoever hands in a file a second time here wants a second answer.
        again = self.page.get_by_role("button", name=AGAIN)
        self.page.add_locator_handler(again.first, lambda: again.first.click(), no_wait_after=True)
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

    def ask(self, email: str, method: str, path: str, body: dict[str, object] | None = None) -> bytes:
        """The answer to a request of the same person from another device."""
        person = {"email": email, "password": PASSWORD, "client": "native"}
        token = json.loads(self._request("POST", "/v1/auth/login", json.dumps(person).encode()))["access_token"]
        content = json.dumps(body).encode() if body else None
        return self._request(method, path, content, Authorization=f"Bearer {token}")

    def hand_in(self, text: str) -> None:
        """A guest hands in a text from another device."""
        self._request("POST", "/v1/analyses", json.dumps({"text": text}).encode())

    def end_sessions(self, email: str) -> None:
        """The same person signs out everywhere, from another device."""
        self.ask(email, "DELETE", "/v1/auth/sessions")

    def _request(self, method: str, path: str, body: bytes | None, **headers: str) -> bytes:
        fields = {"Content-Type": "application/json", **headers} if body else headers
        request = urllib.request.Request(self.origin + path, body, fields, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()

    def drop(self, name: str) -> None:
        """Drop a picture that looks like a photograph onto the page."""
        self.page.evaluate(DRAW_AND_DROP, name)

    def film(self, name: str) -> None:
        """Drop a short video of such a picture onto the page."""
        self.page.evaluate(DRAW_FILM, name)

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
