"""One process of each role over one database and one store, with a counter on every line between them."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import threading
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pymongo

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "e2e"))
from inference import SAMPLES, TOKEN, Models  # noqa: E402
from many import KEYS, Database  # noqa: E402
from server import Server  # noqa: E402

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Counter:
    """A line that counts: bytes there and back, and what was asked for (messages of MongoDB's protocol, or HTTP requests)."""

    target: str
    is_mongo: bool = False
    there: int = 0
    back: int = 0
    asked: int = 0
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    def __post_init__(self) -> None:
        threading.Thread(target=self.accept, daemon=True).start()

    @property
    def port(self) -> int:
        return self.listener.getsockname()[1]

    def accept(self) -> None:
        host, port = self.target.split(":")
        while True:
            near, _ = self.listener.accept()
            far = socket.create_connection((host, int(port)))
            for each in (near, far):
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.carry, args=(near, far, True), daemon=True).start()
            threading.Thread(target=self.carry, args=(far, near, False), daemon=True).start()

    def carry(self, source: socket.socket, target: socket.socket, is_there: bool) -> None:
        missing = 0  # bytes of the message that is under way
        head = b""
        try:
            while piece := source.recv(1 << 18):
                if is_there:
                    self.there += len(piece)
                    if self.is_mongo:
                        rest = piece
                        while rest:
                            if missing:
                                taken = min(missing, len(rest))
                                missing, rest = missing - taken, rest[taken:]
                                continue
                            head, rest = head + rest[: 4 - len(head)], rest[4 - len(head):]
                            if len(head) == 4:
                                missing, head = int.from_bytes(head, "little") - 4, b""
                                self.asked += 1
                    else:
                        self.asked += piece.count(b" HTTP/1.1\r\n")
                else:
                    self.back += len(piece)
                target.sendall(piece)
        except OSError:
            pass
        finally:
            for each in (source, target):
                try:
                    each.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

    @property
    def state(self) -> dict[str, int]:
        return {"asked": self.asked, "bytes": self.there + self.back}


def processor_seconds(pid: int) -> float:
    """What a process, its children and those that have ended took."""
    total = 0
    for each in [pid, *children(pid)]:
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
            total += sum(int(fields[index]) for index in (11, 12, 13, 14))
        except OSError:
            pass
    return total / TICKS


def children(pid: int) -> list[int]:
    try:
        found = [int(word) for task in Path(f"/proc/{pid}/task").iterdir() for word in (task / "children").read_text().split()]
    except OSError:
        return []
    return found + [deeper for each in found for deeper in children(each)]


def peak_memory(pid: int) -> int:
    """Most bytes that a process and its children held, each by itself."""
    total = 0
    for each in [pid, *children(pid)]:
        try:
            lines = Path(f"/proc/{each}/status").read_text().splitlines()
            total += next(int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM"))
        except (OSError, StopIteration):
            pass
    return total


class Deployment:
    """Processes, counters, one account."""

    def __init__(self, program: str, folder: Path, workers: int = 1, **settings: str) -> None:
        self.database = Database(folder)
        self.database.start()
        self.models = Models(program, folder)
        self.models.start()
        subprocess.run([program, "migrate", "--data", folder / "none"], env={**os.environ, "TOUCHSTONE_DATABASE": self.database.address},
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.lines = {
            "database": Counter(f"127.0.0.1:{self.database.port}", is_mongo=True), "store": Counter(urlsplit(os.environ["S3_ENDPOINT"]).netloc),
            "models": Counter(f"127.0.0.1:{self.models.port}")}
        bucket = f"{os.environ['S3_BUCKET']}/{uuid.uuid4().hex}"
        self.servers: dict[str, Server] = {}
        roles = ["api", *(f"worker-{number}" for number in range(1, workers + 1)), "housekeeping"]
        for name in roles:
            server = Server(
                program, folder / name / "data", roles=name.split("-")[0],
                database=f"mongodb://127.0.0.1:{self.lines['database'].port}/touchstone", blobs=f"s3://{bucket}",
                s3_endpoint=f"http://127.0.0.1:{self.lines['store'].port}", s3_access_key=os.environ["S3_ACCESS_KEY"],
                s3_secret_key=os.environ["S3_SECRET_KEY"], inference_server=f"http://127.0.0.1:{self.lines['models'].port}",
                inference_token=TOKEN, **{"jobs": "1", "requests_per_minute": "1000000", "storage_bytes": str(1 << 40),
                                          "storage_files": "1000000", **settings})
            server.data.mkdir(parents=True, mode=0o700)
            for key in KEYS:
                if self.servers:
                    shutil.copy2(self.servers["api"].data / key, server.data / key)
            server.start()
            self.servers[name] = server
        self.key = self.servers["api"].account()
        self.records = pymongo.MongoClient(self.database.address, directConnection=True).get_default_database()["analysis"]

    def upload(self, medium: bytes, kind: str) -> tuple[int, str]:
        status, _, answer = self.servers["api"].request("POST", "/v1/analyses", medium, Authorization=self.key, Content_Type=kind)
        return status, answer.decode()

    def unfinished(self) -> int:
        return self.records.count_documents({"state": {"$in": ["queued", "running"]}})

    def wait(self) -> None:
        while self.unfinished():
            time.sleep(0.05)

    def processes(self) -> dict[str, int]:
        return {
            **{name: server.process.pid for name, server in self.servers.items()}, "inference": self.models.process.pid,
            **({"database": self.database.process.pid} if self.database.program else {})}

    def state(self) -> dict[str, Any]:
        """Processor seconds of each process, counts of each line."""
        return {
            "processor": {name: processor_seconds(pid) for name, pid in self.processes().items()},
            **{name: line.state for name, line in self.lines.items()}}

    def end(self) -> None:
        for server in self.servers.values():
            server.kill()
        self.models.stop()
        self.database.stop()


def medium(kind: str, number: int) -> tuple[bytes, str]:
    """A sample that nobody has handed in yet; `kind` may be the path of a JPEG file too."""
    if kind == "text":
        return (SAMPLES / "text.txt").read_bytes() + f" {number}".encode(), "text/plain"
    if kind == "noise":
        return random.Random(number).randbytes(500).hex().encode(), "text/plain"
    if kind == "audio":
        return (SAMPLES / "voice.ogg").read_bytes() + number.to_bytes(8, "big"), "audio/ogg"
    picture = SAMPLES / "landscape.jpg" if kind == "image" else Path(kind)
    return picture.read_bytes() + number.to_bytes(8, "big"), "image/jpeg"
