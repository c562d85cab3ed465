"""An analysis that is stopped can be tried again; one whose decoder dies is answered by another decoder."""

from __future__ import annotations

from playwright.sync_api import expect

from decoders import held, kill
from visitor import ANSWERS, Visitor


def walk(visitor: Visitor) -> None:
    """Both, with a picture; the decoder is held meanwhile, so that neither depends on luck."""
    page = visitor.page
    verdict = page.locator("#verdict")
    again = page.locator(".answer").get_by_role("button", name="Try again")
    visitor.drop("warm.jpg")
    expect(verdict).to_have_text(ANSWERS)

    with held(visitor.data):
        visitor.drop("stopped.jpg")
        expect(verdict).to_have_text("Looking for signs…")
        expect(page.locator(".card.waiting").first).to_contain_text("Still looking…")
        page.get_by_role("button", name="Stop").click()
        expect(verdict).to_have_text("Stopped before it ended")
    again.click()
    expect(verdict).to_have_text(ANSWERS)
    expect(again).to_have_count(0)

    with held(visitor.data) as processes:
        visitor.drop("broken.jpg")
        expect(verdict).to_have_text("Looking for signs…")
        kill(processes)
        expect(verdict).to_have_text(ANSWERS)
    expect(page.locator(".card.failed")).to_have_count(0)
