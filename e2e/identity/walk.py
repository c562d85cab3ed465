"""Signing in with an identity provider, in Chromium: the provider is Canaille, a program of its own.

    walk.py PROGRAM CHROMIUM PYTHON FOLDER      # PYTHON runs the provider, FOLDER holds data and logs
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from flows.accessibility import RULES  # noqa: E402
from server import Server  # noqa: E402

SECRET, PASSWORD = "a secret of the client & more", "correct horse battery staple"
EMAIL, OWN = "ann@example.org", "another long enough password"


def main() -> None:
    """A provider, a server that knows it, and somebody with a browser."""
    program, chromium, python, folder = sys.argv[1:]
    (port, ours) = free_port(), free_port()
    address = f"http://127.0.0.1:{ours}"
    provider = Provider(python, port, f"{address}/v1/auth/openid/callback", Path(folder) / "provider.log")
    server = Server(
        program, Path(folder) / "data", port=ours, openid_issuer=f"http://127.0.0.1:{port}/",
        openid_client_id="touchstone", openid_client_secret=SECRET, openid_address=address, openid_label="Canaille")
    provider.start()
    server.start()
    expect.set_options(timeout=60_000)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium)
            context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="en-GB")
            page = context.new_page()
            faults: list[str] = []
            page.on("pageerror", lambda error: faults.append(str(error)))
            declined(page, address)
            taken = first(page, address)
            replayed(page, taken)
            linked(page, address, server)
            log = server.log.read_text()
            provider.stop()
            server.process.terminate()
            server.process.wait()
            # What the provider says of itself is kept for an hour, but not by another process.
            server.start()
            away(page, address)
            assert not faults, faults
            browser.close()
        check_log(log, taken)
    finally:
        provider.stop()
        server.process.terminate()
        server.process.wait()


def declined(page: Page, address: str) -> None:
    """Whoever says no at the provider is told so, in their language, and is not signed in."""
    page.goto(f"{address}/#/sign-in")
    expect(page.get_by_role("button", name="Sign in with Canaille")).to_be_visible()
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()
    go(page)
    authenticate(page)
    page.get_by_role("button", name="Deny").click()
    expect(page.locator("#problem")).to_contain_text("You were not let in")
    assert page.url == f"{address}/#/sign-in", page.url
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    for code, words in (("de", "Sie wurden nicht eingelassen"), ("ar", "لم يُسمح لك بالدخول")):
        page.evaluate("code => localStorage.setItem('touchstone.language', code)", code)
        page.goto("about:blank")
        page.goto(f"{address}/#/sign-in?problem=openid_declined")
        expect(page.locator("#problem")).to_contain_text(words)
    page.evaluate("localStorage.removeItem('touchstone.language')")


def first(page: Page, address: str) -> str:
    """The first sign-in makes the account; the next one needs no password, because signing out here is not signing out there."""
    page.goto("about:blank")
    page.goto(f"{address}/#/sign-in")
    went: list[str] = []
    page.on("request", lambda request: went.append(request.url) if "/callback?" in request.url else None)
    go(page)
    page.get_by_role("button", name="Accept").click()
    expect(page.locator("#who")).to_have_text(EMAIL)
    assert page.url == f"{address}/#/", page.url
    page.reload()
    expect(page.locator("#who")).to_have_text(EMAIL)
    page.goto(f"{address}/#/account")
    expect(page.get_by_text("Canaille opens this account. Signing out here does not sign you out there.")).to_be_visible()
    expect(page.get_by_text("it has no password")).to_be_visible()
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()
    sign_out(page)
    go(page)
    expect(page.locator("#who")).to_have_text(EMAIL)
    page.goto(f"{address}/#/account")
    page.get_by_text("I want to delete it").click()
    page.get_by_role("button", name="Delete the account").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    return went[0]


def replayed(page: Page, callback: str) -> None:
    """An answer of the provider counts once."""
    page.goto("about:blank")
    page.goto(callback)
    expect(page.locator("#problem")).to_contain_text("took too long, or was used already")
    expect(page.locator("#who")).to_be_empty()


def linked(page: Page, address: str, server: Server) -> None:
    """An account with the same address is not opened until its owner links it."""
    server.post("/v1/auth/register", {"email": EMAIL, "password": OWN})
    page.goto(f"{address}/#/sign-in")
    go(page)
    expect(page.locator("#problem")).to_contain_text("There is an account with your address already")
    form = page.locator(".narrow form")
    form.get_by_label("Email").fill(EMAIL)
    form.get_by_label("Password").fill(OWN)
    form.get_by_role("button").click()
    expect(page.locator("#who")).to_have_text(EMAIL)
    page.goto(f"{address}/#/account")
    page.get_by_role("button", name="Link Canaille").click()
    expect(page.get_by_role("button", name="Unlink Canaille")).to_be_visible()
    sign_out(page)
    go(page)
    expect(page.locator("#who")).to_have_text(EMAIL)
    sign_out(page)


def away(page: Page, address: str) -> None:
    """A provider that is away is said so, and the password works on."""
    page.goto("about:blank")
    page.goto(f"{address}/#/sign-in")
    go(page)
    expect(page.locator("#problem")).to_contain_text("The sign-in service can’t be used now")
    form = page.locator(".narrow form")
    form.get_by_label("Email").fill(EMAIL)
    form.get_by_label("Password").fill(OWN)
    form.get_by_role("button").click()
    expect(page.locator("#who")).to_have_text(EMAIL)


def go(page: Page) -> None:
    """Leave for the provider."""
    page.get_by_role("button", name="Sign in with Canaille").click()


def authenticate(page: Page) -> None:
    """The provider asks for name and password, one after the other."""
    page.locator("input[name=login]").fill("ann")
    page.locator("input[name=login]").press("Enter")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")


def sign_out(page: Page) -> None:
    """Sign out here."""
    page.locator("header").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def check_log(log: str, callback: str) -> None:
    """The log tells what happened, and no code, address or name."""
    events = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    found = {event.get("security.event") for event in events}
    assert {"account.registered", "sign_in.ok", "sign_in.failed", "identity.linked", "account.deleted"} <= found, found
    code = callback.split("code=")[1].split("&")[0]
    for secret in (code, EMAIL, SECRET):
        assert secret not in log, secret


class Provider:
    """The identity provider as a process of its own."""

    def __init__(self, python: str, port: int, redirect: str, log: Path) -> None:
        self.call = [python, str(HERE / "provider.py"), str(port), redirect, SECRET, PASSWORD]
        self.address, self.log = f"http://127.0.0.1:{port}/.well-known/openid-configuration", log
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and waits until it answers."""
        with self.log.open("w") as log:
            self.process = subprocess.Popen(self.call, stdout=log, stderr=log)
        while True:
            try:
                urllib.request.urlopen(self.address, timeout=30).close()
                return
            except urllib.error.URLError:
                if self.process.poll() is not None:
                    raise SystemExit(f"the provider ended: {self.log.read_text()}") from None
                time.sleep(0.1)

    def stop(self) -> None:
        """Stops it, if it runs."""
        if self.process:
            self.process.kill()
            self.process.wait()


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


if __name__ == "__main__":
    main()
    print("e2e: signing in with a provider works", flush=True)
