"""The checker catches what it is there for: anomalies planted one at a time in a history that holds none."""

from __future__ import annotations

import copy
import sys
import unittest
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from checker import Record, anomalies  # noqa: E402


def history() -> list[Record]:
    """Two clients of one account at two servers: kept, retried, deleted, refused, unknown; a job that two workers began."""
    items = {
        "a": {"state": "done", "sha256": "A", "bytes": 10, "medium": "A"}, "b": {"state": "done", "sha256": "B", "bytes": 20, "medium": "B"},
        "e": {"state": "done", "sha256": "E", "bytes": 5, "medium": "E"}}
    def upload(key: str, sha256: str, size: int, outcome: str, *ids: str) -> Record:
        return {"kind": "upload", "account": 1, "key": key, "sha256": sha256, "bytes": size, "outcome": outcome, "ids": list(ids)}
    return [
        upload("1", "A", 10, "ok", "a"), upload("2", "B", 20, "ok", "b", "b"), upload("3", "C", 30, "ok", "c"),
        upload("4", "D", 99, "refused"), upload("5", "E", 5, "unknown"), upload("6", "F", 5, "unknown"),
        {"kind": "delete", "id": "c", "outcome": "ok"},
        {"kind": "read", "id": "a", "server": "api-1", "result": None}, {"kind": "read", "id": "a", "server": "api-2", "result": "r"},
        {"kind": "read", "id": "a", "server": "api-1", "result": "r"},
        {"kind": "events", "id": "b", "server": "api-1", "told": [["queued", 0, 0], ["started", 1, 1], ["started", 2, 1], ["done", 2, 9]]},
        {"kind": "events", "id": "b", "server": "api-2", "told": [["started", 2, 1], ["done", 2, 9]]},
        {"kind": "use", "token": "t", "server": "api-1", "begun": 1.0, "status": 200},
        {"kind": "revoke", "token": "t", "ended": 2.0, "outcome": "ok"},
        {"kind": "use", "token": "t", "server": "api-2", "begun": 2.5, "status": 401},
        {"kind": "use", "token": "t", "server": "api-2", "begun": 9.0, "status": 401},
        {"kind": "stop", "server": "api-1", "seconds": 2.5},
        *({"kind": "final", "server": server, "account": 1, "used": 35, "files": 3, "limit": 100, "items": copy.deepcopy(items)}
          for server in ("api-1", "api-2"))]


def of(records: list[Record], kind: str, number: int = 0) -> Record:
    return [each for each in records if each["kind"] == kind][number]


def everywhere(records: list[Record], change: Callable[[Record], object]) -> None:
    for final in (each for each in records if each["kind"] == "final"):
        change(final)


def lose(final: Record) -> None:
    final.update(used=25, files=2)
    final["items"].pop("a")


def add(final: Record, id: str, sha256: str, size: int) -> None:
    final.update(used=final["used"] + size, files=final["files"] + 1)
    final["items"][id] = {"state": "done", "sha256": sha256, "bytes": size, "medium": sha256}


PLANTED: dict[str, tuple[Callable[[list[Record]], object], str]] = {
    "an acknowledgement before the commit: the upload is gone": (lambda h: everywhere(h, lose), "is lost"),
    "one server has lost an upload": (lambda h: lose(of(h, "final", 1)), "is lost at api-2"),
    "an acknowledgement before the sync: the bytes are gone": (
        lambda h: everywhere(h, lambda final: final["items"]["a"].update(medium=None)), "lost or damaged"),
    "the bytes are another medium's": (lambda h: everywhere(h, lambda final: final["items"]["a"].update(medium="B")), "lost or damaged"),
    "a deletion that was undone": (lambda h: everywhere(h, lambda final: add(final, "c", "C", 30)), "was deleted and is there"),
    "a refusal after the commit": (lambda h: everywhere(h, lambda final: add(final, "d", "D", 5)), "refused upload 4 is stored"),
    "another account's upload": (lambda h: everywhere(h, lambda final: add(final, "z", "Z", 5)), "nobody uploaded"),
    "a repetition that made a second analysis": (lambda h: of(h, "upload", 1)["ids"].append("b2"), "made 2 analyses"),
    "a repetition that stored twice": (lambda h: everywhere(h, lambda final: add(final, "e2", "E", 5)), "stored twice"),
    "a quota without a condition": (lambda h: everywhere(h, lambda final: final.update(limit=30)), "more than its limit"),
    "a deletion that was not booked": (lambda h: everywhere(h, lambda final: final.update(used=65)), "the ledger"),
    "a file that was booked twice": (lambda h: everywhere(h, lambda final: final.update(files=4)), "the ledger"),
    "two servers that disagree about a state": (
        lambda h: of(h, "final", 1)["items"]["a"].update(bytes=10, state="running"), "different histories"),
    "no fencing: a late worker's result replaces another's": (lambda h: of(h, "read", 2).update(result="r2"), "2 results"),
    "no fencing: a job ends under two leases": (
        lambda h: of(h, "events", 1).update(told=[["started", 1, 1], ["done", 1, 9]]), "ended in 2 ways"),
    "a job that nobody takes over": (lambda h: everywhere(h, lambda final: final["items"]["b"].update(state="running")), "is running at the end"),
    "a job that is given up": (lambda h: everywhere(h, lambda final: final["items"]["b"].update(state="failed")), "is failed at the end"),
    "an event of an earlier lease": (lambda h: of(h, "events")["told"].insert(3, ["evidence", 1, 2]), "go back"),
    "an event that comes twice": (lambda h: of(h, "events")["told"].insert(1, ["started", 1, 1]), "go back"),
    "an event after the end": (lambda h: of(h, "events", 1)["told"].append(["started", 3, 1]), "go on after their end"),
    "a process that hangs at its end": (lambda h: of(h, "stop").update(seconds=None), "did not stop"),
    "a revoked token that another server remembers": (lambda h: of(h, "use", 2).update(status=200), "after it was revoked"),
}


class CheckerTests(unittest.TestCase):
    def test_a_history_that_keeps_every_promise_has_no_anomaly(self) -> None:
        self.assertEqual(anomalies(history()), [])

    def test_each_planted_anomaly_is_caught(self) -> None:
        for name, (plant, words) in PLANTED.items():
            with self.subTest(name):
                records = history()
                plant(records)
                self.assertTrue(any(words in each for each in anomalies(records)), anomalies(records))

    def test_what_was_not_promised_is_no_anomaly(self) -> None:
        for name, plant in {
            "an unknown upload that is stored": lambda h: everywhere(h, lambda final: add(final, "f", "F", 5)),
            "an unknown deletion": lambda h: (of(h, "delete").update(outcome="unknown"), everywhere(h, lambda final: add(final, "c", "C", 30))),
            "a token in the moment of its revocation": lambda h: of(h, "use", 1).update(status=200),
        }.items():
            with self.subTest(name):
                records = history()
                plant(records)
                self.assertEqual(anomalies(records), [])


if __name__ == "__main__":
    unittest.main()
