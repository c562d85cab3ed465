"""Untrusted words never become markup: each string of the corpus in every field of a result that is shown."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Route, expect

from visitor import FIXTURES, HERE, Visitor

CORPUS = json.loads((HERE / "injection.json").read_text(encoding="utf-8"))
#: Fields whose words the page compares rather than shows.
FIXED = {"id", "state", "kind", "verdict", "created", "started", "finished", "self", "media", "polarity", "mode", "claim",
         "signed_at", "since", "verdict_before", "verdict_now"}
#: What no result has, unless a string became markup.
MARKUP = "script, iframe, object, embed, svg, math, base, marquee, [onerror], [onload], [onfocus], [style*='url']"


def planted(value: Any, words: str, name: str = "") -> Any:
    """The value with the words in the place of every string that is shown."""
    if isinstance(value, dict):
        return {key: planted(each, words, key) for key, each in value.items()}
    if isinstance(value, list):
        return [planted(each, words, name) for each in value]
    return words if isinstance(value, str) and name not in FIXED else value


def enriched(analysis: dict[str, Any]) -> dict[str, Any]:
    """The analysis with every field that a report may have."""
    report = analysis["report"]
    report["provenance"] = {
        "metadata": [{"path": "a", "value": "b", "claim": "edited"}],
        "c2pa": {"state": "trusted", "signer": "a", "issuer": "b", "generator": "c", "made_with": "d", "actions": ["e"],
                 "digital_source_type": "f", "ingredients": 1, "failures": ["g"]},
    }
    report |= {"warnings": ["a"], "conflicts": [["a", "b"]]}
    report["evidence"][0] |= {"reason": "a", "digest": "b", "explanation": "c"}
    return analysis | {"feedback": {"label": "real", "note": "a"}}


def walk(visitor: Visitor) -> None:
    """No element, no script, no request comes of any of them, and each is shown as it is."""
    page, origin = visitor.page, visitor.origin
    assert len(set(CORPUS)) >= 100, len(CORPUS)
    visitor.choose({"name": "plain.jpg", "mimeType": "image/jpeg", "buffer": (FIXTURES / "plain.jpg").read_bytes()})
    expect(page.locator("#verdict")).to_have_text("Not suited for this check")
    identity = page.url.rsplit("/", 1)[1]
    plain = enriched(page.context.request.get(f"{origin}/v1/analyses/{identity}").json())
    answer = ""

    def plant(route: Route) -> None:
        route.fulfill(content_type="application/json", body=answer)

    page.route(f"**/v1/analyses/{identity}", plant)
    for number, words in enumerate(CORPUS):
        answer = json.dumps(planted(plain, words) | {"links": plain["links"]})
        # Another query opens the page anew, without loading all of it again.
        visitor.go(f"result/{identity}?{number}")
        expect(page.locator("#result .claims q")).to_have_js_property("textContent", words)
        assert page.locator("#note").input_value() == words
        assert page.locator("#result").locator(MARKUP).count() == 0, words
        assert page.evaluate("globalThis.pwned === undefined"), words
