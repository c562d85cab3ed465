"""Memory of the server while eight clients list sixty analyses with the longest notes: notes.py PROGRAM."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from server import Server

ANALYSES, CLIENTS, LISTS = 60, 8, 20
NOTE = "ä" * 2000
MOST = 50
"""MiB that the server may grow by."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(sys.argv[1], Path(folder) / "data")
        server.start()
        try:
            measure(server)
        finally:
            server.kill()


def measure(server: Server) -> None:
    """Makes analyses, notes and lists; prints, and fails when the server grows too much."""
    key = server.account()
    ids = [server.post("/v1/analyses", {"text": f"number {n}"}, Authorization=key)["id"] for n in range(ANALYSES)]
    while any(item["state"] in ("queued", "running") for item in history(server, key)["items"]):
        time.sleep(0.1)
    before = resident(server)
    for analysis in ids:
        server.post(f"/v1/analyses/{analysis}/feedback", {"label": "real", "note": NOTE}, Authorization=key)
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(lambda _: history(server, key), range(CLIENTS * LISTS)))
    peak = resident(server, "VmHWM")
    print(f"notes: {before:.0f} MiB before, {peak:.0f} MiB at most: {peak - before:.0f} MiB more")
    if peak - before > MOST:
        raise SystemExit(f"notes: more than {MOST} MiB")


def history(server: Server, key: str) -> dict:
    """The whole history in one page."""
    status, _, body = server.request("GET", "/v1/analyses?limit=100", Authorization=key)
    assert status == 200, body
    return json.loads(body)


def resident(server: Server, field: str = "VmRSS") -> float:
    """Memory of the server in MiB, now or at most so far."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith(field))) / 1024


if __name__ == "__main__":
    main()
