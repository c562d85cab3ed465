"""Models on another machine: equal answers, and a server of models that goes away while jobs wait for it.

    inference.py PROGRAM [ADDRESS]

ADDRESS is a server of somebody else that has `clip-vit-b16`: images are then compared by it as well.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from server import Server

SAMPLES = Path(__file__).parent.parent / "samples"
TOKEN = "0123456789abcdef"
TOLERANCE = 1e-4


class Models:
    """`touchstone serve --roles inference`, always at the same port once it has one."""

    def __init__(self, program: str, folder: Path) -> None:
        self.program, self.log, self.port = program, folder / "models.log", "0"

    def start(self) -> None:
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--roles", "inference", "--port", self.port], stderr=log,
                env={**os.environ, "TOUCHSTONE_INFERENCE_TOKEN": TOKEN})
        while not (found := re.search(r"models at (http://\S+:(\d+))\n", self.log.read_text())):
            if self.process.poll() is not None:
                raise SystemExit(f"the server of models ended: {self.log.read_text()}")
            time.sleep(0.02)
        self.address, self.port = found[1], found[2]

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


def scan(program: str, **settings: str) -> dict[str, Any]:
    """The samples' reports by path."""
    environment = {**os.environ, **{f"TOUCHSTONE_INFERENCE_{name.upper()}": value for name, value in settings.items()}}
    lines = subprocess.run(
        [program, "scan", "--json", "--experimental", str(SAMPLES)], env=environment, capture_output=True, text=True)
    reports = [json.loads(line) for line in lines.stdout.splitlines()]
    if lines.stderr and not reports:
        raise SystemExit(lines.stderr)
    return {report["path"]: report for report in reports if "verdict" in report}


def scores(report: dict[str, Any]) -> dict[str, float | None]:
    return {evidence["detector"]: evidence.get("llr") for evidence in report["evidence"]}


def compare(here: dict[str, Any], there: dict[str, Any], what: str) -> None:
    """Every detector's log-likelihood ratio is the same, and at least one was computed elsewhere."""
    largest = 0.0
    for path, report in here.items():
        left, right = scores(report), scores(there[path])
        assert left.keys() == right.keys(), (path, left, right)
        for detector, value in left.items():
            other = right[detector]
            assert (value is None) == (other is None), (path, detector, value, other)
            largest = max(largest, abs((value or 0) - (other or 0)))
        assert report["verdict"] == there[path]["verdict"]
    places = {place for report in there.values() for place in report["engine"].get("remote", {}).values()}
    assert places and largest <= TOLERANCE, (places, largest)
    print(f"inference: {what}: {len(here)} samples by {', '.join(sorted(places))}, largest difference {largest:.1e}")


def outage(program: str, models: Models, folder: Path) -> None:
    """Uploads while the models are away are accepted, and their jobs end after the return."""
    server = Server(program, folder / "data", inference_server=models.address, inference_token=TOKEN)
    server.start()
    key = server.account()
    models.stop()
    image = (SAMPLES / "landscape.jpg").read_bytes()
    ids = []
    for number in range(4):
        # Bytes after the end of the image make each a medium of its own.
        status, _, body = server.request(
            "POST", "/v1/analyses", image + bytes([number]), Authorization=key, Content_Type="image/jpeg")
        assert status == 202, (status, body)
        ids.append(json.loads(body)["id"])
    time.sleep(8)
    states = {json.loads(server.request("GET", f"/v1/analyses/{id}", Authorization=key)[2])["state"] for id in ids}
    assert states <= {"queued", "running"}, states
    models.start()
    start = time.monotonic()
    while True:
        views = [json.loads(server.request("GET", f"/v1/analyses/{id}", Authorization=key)[2]) for id in ids]
        if all(view["state"] == "done" for view in views):
            break
        assert all(view["state"] in ("queued", "running", "done") for view in views), views
        assert time.monotonic() - start < 120, [view["state"] for view in views]
        time.sleep(0.2)
    for view in views:
        outcome = {item["detector"]: item["state"] for item in view["report"]["evidence"]}
        assert outcome["image.clip"] != "failed", outcome
    print(f"inference: 4 jobs waited for a server of models that was away, and ended {time.monotonic() - start:.1f} s after it")
    server.kill()


def main() -> None:
    program = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        models = Models(program, folder)
        models.start()
        try:
            here = scan(program)
            compare(here, scan(program, server=models.address, token=TOKEN), "own server")
            if len(sys.argv) > 2:
                compare(
                    {path: report for path, report in here.items() if path.endswith(".jpg")},
                    scan(program, server=sys.argv[2], models="clip-vit-b16"), "another's server")
            outage(program, models, folder)
        finally:
            models.stop()


if __name__ == "__main__":
    main()
