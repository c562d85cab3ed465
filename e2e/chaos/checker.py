"""What a recorded history must not hold.

A history is a list of records, each a JSON object with a `kind`. Times are seconds of one clock.

- `upload`: `account`, `key`, `sha256`, `bytes`, `outcome` (`ok`, `refused`, `unknown`), `ids` that were answered
- `delete`: `id`, `outcome`
- `read`: `id`, `server`, `result` (a digest of the report; null without one)
- `events`: `id`, `server`, `told`: names and places (`fence`, `step`) of one client's events, through all its connections
- `revoke`: `token`, `ended`, `outcome`; `use`: `token`, `server`, `begun`, `status`
- `stop`: `server`, `seconds` from SIGTERM to its end; null when it had to be killed
- `final`: what a server said at the end of one `account`: `used`, `files`, `limit`, and `items` by id with `state`, `sha256`, `bytes`
  and `medium`, the digest of what was downloaded
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]
ENDS = {"done", "failed", "cancelled"}
#: Seconds after its revocation in which a token may still be taken: each request looks it up, and one may be under way.
REVOKED_WITHIN = 1.0


def anomalies(history: list[Record]) -> list[str]:
    """Each anomaly in a sentence; none for a history that keeps every promise."""
    kinds: dict[str, list[Record]] = defaultdict(list)
    for record in history:
        kinds[record["kind"]].append(record)
    return [
        *uploads(kinds["upload"], kinds["delete"], kinds["final"]), *ledger(kinds["final"]), *results(kinds["read"], kinds["final"]),
        *order(kinds["events"]), *revoked(kinds["revoke"], kinds["use"]),
        *(f"{record['server']} did not stop when it was told to" for record in kinds["stop"] if record["seconds"] is None)]


def uploads(made: list[Record], deleted: list[Record], finals: list[Record]) -> Iterator[str]:
    """What was acknowledged is there, once, byte for byte; what was refused or deleted is not."""
    tried = {record["id"] for record in deleted}
    gone = {record["id"] for record in deleted if record["outcome"] == "ok"}
    for final in finals:
        items, where = final["items"], f"at {final['server']}"
        mine = [record for record in made if record["account"] == final["account"]]
        wanted = {record["sha256"]: record for record in mine}
        for record in mine:
            ids = set(record["ids"])
            if len(ids) > 1:
                yield f"upload {record['key']} made {len(ids)} analyses"
            if record["outcome"] == "ok":
                for lost in ids - items.keys() - tried:
                    yield f"the acknowledged upload {record['key']} ({lost}) is lost {where}"
        for id in items.keys() & gone:
            yield f"{id} was deleted and is there {where}"
        seen: dict[str, str] = {}
        for id, item in items.items():
            record = wanted.get(item["sha256"])
            if record is None:
                yield f"{id} {where} is a medium that nobody uploaded"
            elif record["outcome"] == "refused":
                yield f"the refused upload {record['key']} is stored {where}"
            if item["medium"] != item["sha256"]:
                yield f"the medium of {id} is lost or damaged {where}"
            if item["sha256"] in seen:
                yield f"one upload is stored twice {where}: {seen[item['sha256']]} and {id}"
            seen[item["sha256"]] = id


def ledger(finals: list[Record]) -> Iterator[str]:
    """What is counted is what is there, the same at each server, and no more than is allowed."""
    accounts: dict[int, list[Record]] = defaultdict(list)
    for final in finals:
        accounts[final["account"]].append(final)
        stored = sum(item["bytes"] for item in final["items"].values())
        if (final["used"], final["files"]) != (stored, len(final["items"])):
            yield (f"the ledger of account {final['account']} at {final['server']} says {final['used']} bytes, {final['files']} files; "
                   f"there are {stored}, {len(final['items'])}")
        if final["used"] > final["limit"]:
            yield f"account {final['account']} keeps {final['used']} bytes, more than its limit of {final['limit']}"
    for account, said in accounts.items():
        if any(each["items"] != said[0]["items"] for each in said):
            yield f"the servers tell account {account} of different histories"


def results(reads: list[Record], finals: list[Record]) -> Iterator[str]:
    """Each job has one result, which never changes."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in reads:
        if record["result"]:
            found[record["id"]].add(record["result"])
    for id, digests in found.items():
        if len(digests) > 1:
            yield f"{id} has {len(digests)} results"
    for final in finals:
        for id, item in final["items"].items():
            if item["state"] != "done":
                yield f"{id} is {item['state']} at the end, at {final['server']}"


def order(streams: list[Record]) -> Iterator[str]:
    """Events come in the order of their places, each once, and nothing follows an end."""
    ends: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for stream in streams:
        where = f"the events of {stream['id']} at {stream['server']}"
        places = [(fence, step) for _, fence, step in stream["told"]]
        if any(later <= earlier for earlier, later in zip(places, places[1:], strict=False)):
            yield f"{where} go back: {stream['told']}"
        names = [name for name, _, _ in stream["told"]]
        if any(name in ENDS for name in names[:-1]):
            yield f"{where} go on after their end: {names}"
        if names and names[-1] in ENDS:
            ends[stream["id"]].add((names[-1], places[-1][0]))
    for id, told in ends.items():
        if len(told) > 1:
            yield f"{id} ended in {len(told)} ways: {sorted(told)}"


def revoked(revocations: list[Record], uses: list[Record]) -> Iterator[str]:
    """A revoked token is refused at every server."""
    ended = {record["token"]: record["ended"] for record in revocations if record["outcome"] == "ok"}
    for use in uses:
        if use["status"] == 200 and use["token"] in ended and use["begun"] > ended[use["token"]] + REVOKED_WITHIN:
            late = use["begun"] - ended[use["token"]]
            yield f"token {use['token']} was taken at {use['server']} {late:.1f} s after it was revoked"
