"""Walk through the page as its visitors do, in Chromium against a running server.

    walk.py ADDRESS CHROMIUM SERVER DATA [FLOW…]      # without names, every flow of flows/

SERVER is the program and DATA its folder: limits and administrators are set with it on the way. Nothing that visitors do
may breach the content security policy, write to the console or leave the server's origin.
"""

from __future__ import annotations

import importlib
import subprocess
import sys

from playwright.sync_api import expect, sync_playwright

from visitor import HERE, PASSWORD, Visitor


def main() -> None:
    """Each flow starts as a new visitor."""
    expect.set_options(timeout=60_000)
    address, chromium, server, data, *names = sys.argv[1:]

    def administer(command: str, *arguments: str) -> None:
        call = [server, "users", command, "--data", data, *arguments]
        subprocess.run(call, check=True, input=f"{PASSWORD}\n", text=True, stdout=subprocess.DEVNULL)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        for name in names or sorted(path.stem for path in (HERE / "flows").glob("[a-z]*.py")):
            context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="en-GB", color_scheme="light")
            visitor = Visitor(context, address, data, administer)
            importlib.import_module(f"flows.{name}").walk(visitor)
            assert not visitor.watch.faults, (name, visitor.watch.faults)
            context.close()
            print(f"e2e: {name} works", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
