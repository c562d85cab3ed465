"""Five processes over one database and one store of media: limits, events, a killed worker, a database that goes away.

    many.py PROGRAM [SECONDS]

`e2e/many` names the servers in the environment.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from server import Server

UPLOADS, BYTES, KEPT, HELD = 200, 100_000, 57, 23
TAKEOVER, REFUSAL, RETURN = 30.0, 1.0, 5.0
KEYS = ["signing-key.pem", "report-key.pem"]


class Database:
    """A MongoDB server of our own that can be stopped and started, or a deployment that somebody else runs."""

    def __init__(self, folder: Path) -> None:
        self.program = os.environ.get("SECANTUSD")
        self.folder, self.port = folder, "0"
        self.environment: dict[str, str] = {}
        given = urlsplit(os.environ["MONGODB_URI"])
        self.address = urlunsplit(given._replace(path=f"/touchstone-{uuid.uuid4().hex[:12]}"))

    def start(self) -> None:
        if not self.program:
            return
        log = self.folder / "database.log"
        with log.open("w") as output:
            self.process = subprocess.Popen(
                [self.program, "--host", "127.0.0.1", "--port", self.port, "--storage-path", self.folder / "database",
                 "--sync-on-commit"], stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **self.environment})
        while not (found := re.search(r"listening on 127\.0\.0\.1:(\d+)", log.read_text())):
            if self.process.poll() is not None:
                raise SystemExit(f"the database ended: {log.read_text()[-500:]}")
            time.sleep(0.02)
        self.port = found[1]
        self.address = f"mongodb://127.0.0.1:{self.port}/touchstone"

    def stop(self) -> None:
        if self.program:
            self.process.kill()
            self.process.wait()


class Bench:
    """The processes, one account that all of them know, and what was measured."""

    def __init__(self, program: str, folder: Path, database: Database) -> None:
        self.program, self.folder, self.database = program, folder, database
        self.settings = {
            "database": database.address, "blobs": f"s3://{os.environ['S3_BUCKET']}/{uuid.uuid4().hex}",
            "s3_endpoint": os.environ["S3_ENDPOINT"], "s3_access_key": os.environ["S3_ACCESS_KEY"],
            "s3_secret_key": os.environ["S3_SECRET_KEY"], "requests_per_minute": "1000000", "jobs": "1",
            "storage_bytes": str(KEPT * BYTES), "hold_bytes": str(HELD * BYTES)}
        self.servers: list[Server] = []
        self.rows: list[tuple[str, str, str, bool]] = []

    def serve(self, name: str, roles: str) -> Server:
        """Starts a process with a data folder of its own and the keys of all."""
        place = self.folder / name
        server = Server(self.program, place / "data", roles=roles, **self.settings)
        server.data.mkdir(parents=True, mode=0o700)
        for key in KEYS:
            if (self.folder / key).exists():
                shutil.copy2(self.folder / key, server.data / key)
        server.start()
        self.servers.append(server)
        return server

    def media(self) -> int:
        """How many media the S3 store holds."""
        place = self.settings["blobs"].removeprefix("s3://").split("/", 1)
        listed = subprocess.run(
            ["curl", "-fsS", "--aws-sigv4", "aws:amz:us-east-1:s3", "-u",
             f"{self.settings['s3_access_key']}:{self.settings['s3_secret_key']}",
             f"{self.settings['s3_endpoint']}/{place[0]}?list-type=2&prefix={place[1]}"], check=True, capture_output=True)
        return listed.stdout.count(b"<Key>")

    def measured(self, what: str, value: str, promise: str, is_kept: bool) -> None:
        self.rows.append((what, value, promise, is_kept))
        print(f"{'ok  ' if is_kept else 'FAIL'}  {what:<58} {value:>22}   {promise}", flush=True)

    def end(self) -> None:
        for server in self.servers:
            if server.process.poll() is None:
                server.kill()


class Client:
    """One account at one API process."""

    def __init__(self, server: Server, authorization: str) -> None:
        self.server, self.authorization = server, authorization

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        try:
            status, _, answer = self.server.request(method, path, body, Authorization=self.authorization, **headers)
            return status, answer
        except (OSError, http.client.HTTPException) as error:
            return 0, repr(error).encode()

    def json(self, path: str) -> Any:
        status, answer = self.ask("GET", path)
        if status != 200:
            raise SystemExit(f"GET {path}: {status} {answer.decode()}")
        return json.loads(answer)

    def upload(self, medium: bytes) -> tuple[int, Any]:
        status, answer = self.ask("POST", "/v1/analyses", medium, Content_Type="text/plain")
        return status, json.loads(answer) if status else answer.decode()

    def history(self) -> list[Any]:
        items: list[Any] = []
        path = "/v1/analyses?limit=50"
        while True:
            page = self.json(path)
            items += page["items"]
            if not (cursor := page.get("next_cursor")):
                return items
            path = f"/v1/analyses?limit=50&cursor={cursor}"


class Events(threading.Thread):
    """Follows an analysis at one API process; names, fences and times of what it is told."""

    def __init__(self, client: Client, path: str) -> None:
        super().__init__(daemon=True)
        self.client, self.path = client, path
        self.seen: list[tuple[str, int, float]] = []
        self.connections = 0
        self.start()

    def run(self) -> None:
        last = ""
        while not any(name in ("done", "failed", "cancelled") for name, _, _ in self.seen):
            self.connections += 1
            connection = http.client.HTTPConnection(self.client.server.host, self.client.server.port, timeout=300)
            try:
                fields = {"Authorization": self.client.authorization, **({"Last-Event-ID": last} if last else {})}
                connection.request("GET", f"{self.path}/events", headers=fields)
                response = connection.getresponse()
                if response.status == 204:
                    return
                for line in response:
                    if line.startswith(b"id: "):
                        last = line[4:].strip().decode()
                    elif line.startswith(b"event: "):
                        self.seen.append((line[7:].strip().decode(), int(last.split(".")[0]), time.monotonic()))
            except (OSError, http.client.HTTPException):
                pass
            finally:
                connection.close()
            time.sleep(0.1)

    def wait(self, is_it: Callable[[str, int], bool], limit: float) -> float | None:
        """When the first event of a kind came."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if found := next((moment for name, fence, moment in self.seen if is_it(name, fence)), None):
                return found
            time.sleep(0.01)
        return None


def medium(number: int, size: int = BYTES) -> bytes:
    """A text that no other number gives."""
    words = (f"{hashlib.sha256(f'{number}.{part}'.encode()).hexdigest()[:7]} " for part in range(size // 8 + 1))
    return "".join(words).encode()[:size]


def limits(bench: Bench, clients: list[Client]) -> None:
    """Many uploads at once against room for fewer, half of them at each process."""
    begun = time.monotonic()
    with ThreadPoolExecutor(UPLOADS) as pool:
        answers = list(pool.map(lambda number: clients[number % 2].upload(medium(number)), range(UPLOADS)))
    took = time.monotonic() - begun
    kept = {view["id"]: number for number, (status, view) in enumerate(answers) if status == 202}
    # One that is held runs all the same; its answer says where.
    held = {view["analysis"].rsplit("/", 1)[1]: number for number, (status, view) in enumerate(answers)
            if status == 507 and "analysis" in view}
    bench.measured(f"{UPLOADS} uploads at once, room for {KEPT} and {HELD}: kept, held", f"{len(kept)}, {len(held)} in {took:.1f} s",
                   f"{KEPT}, {HELD}", (len(kept), len(held)) == (KEPT, HELD))
    refused = Counter(f"{status} {view['code'] if status else view}" for status, view in answers if status != 202)
    bench.measured("the others, refused for want of room", f"{UPLOADS - len(kept) - len(held)}", "all",
                   refused.keys() == {"507 quota_exceeded"})
    accepted = kept | held
    stored = bench.media()
    bench.measured("media in the S3 store", f"{stored}", f"{len(accepted)}", stored == len(accepted))
    used = [client.json("/v1/storage") for client in clients]
    sums = {(use["used"], use["files"]) for use in used}
    bench.measured("the ledger at both processes", f"{sorted(sums)}", f"{KEPT * BYTES}, {KEPT}", sums == {(KEPT * BYTES, KEPT)})
    lists = [{item["id"] for item in client.history()} for client in clients]
    bench.measured("the history at both processes", f"{[len(ids) for ids in lists]}", "those that were accepted",
                   all(ids == accepted.keys() for ids in lists))
    with ThreadPoolExecutor(16) as pool:
        same = sum(pool.map(
            lambda item: clients[(item[1] + 1) % 2].ask("GET", f"/v1/analyses/{item[0]}/media") == (200, medium(item[1])),
            accepted.items()))
        bench.measured("media read back at the other process", f"{same}", f"{len(accepted)}", same == len(accepted))
        gone = Counter(pool.map(lambda item: clients[item[1] % 2].ask("DELETE", f"/v1/analyses/{item[0]}")[0], accepted.items()))
    left = clients[0].json("/v1/storage")
    stored = bench.media()
    bench.measured("deleted at both processes; then in ledger and S3 store", f"{gone[204]}; {left['used']}, {left['files']}; {stored}",
                   f"{len(accepted)}; 0, 0; 0",
                   gone[204] == len(accepted) and (left["used"], left["files"], stored) == (0, 0, 0))


def takeover(bench: Bench, clients: list[Client], workers: Callable[[], Server]) -> None:
    """A worker is killed in the middle of a job, and another one takes it."""
    status, view = clients[0].upload(medium(1_000, 300_000))
    if status != 202:
        raise SystemExit(f"an upload was answered {status}: {view}")
    streams = [Events(client, f"/v1/analyses/{view['id']}") for client in clients]
    if not all(stream.wait(lambda name, _: name == "queued", 60) for stream in streams):
        raise SystemExit("nobody tells of the job")
    first = workers()
    if not all(stream.wait(lambda name, _: name == "started", 60) for stream in streams):
        raise SystemExit("the job does not start")
    first.kill()
    killed = time.monotonic()
    workers(), workers()
    taken = streams[0].wait(lambda name, fence: name == "started" and fence == 2, 90)
    bench.measured("a killed worker's job is taken over", f"{taken - killed:.1f} s" if taken else "never", f"≤ {TAKEOVER:.0f} s",
                   taken is not None and taken - killed <= TAKEOVER)
    for number, stream in enumerate(streams):
        stream.wait(lambda name, _: name == "done", 300)
        told = [(name, fence) for name, fence, _ in stream.seen]
        bench.measured(f"events at API process {number + 1}", f"{len(told)}: {told[0][0]} … {told[-1][0]}", "queued … done",
                       told[0] == ("queued", 0) and told[-1] == ("done", 2))


def outage(bench: Bench, clients: list[Client], seconds: float) -> None:
    """The database goes away in the middle of a job, and comes back."""
    status, running = clients[0].upload(medium(2_000, 300_000))
    stream = Events(clients[1], f"/v1/analyses/{running['id']}")
    if not stream.wait(lambda name, _: name == "started", 60):
        raise SystemExit("the job does not start")
    known = {item["id"] for item in clients[0].history()}
    bench.database.stop()
    end = time.monotonic() + seconds
    answers: list[tuple[int, float]] = []

    def knock(client: Client, number: int) -> None:
        while time.monotonic() < end:
            begun = time.monotonic()
            status = client.upload(medium(3_000 + number))[0] if number % 2 else client.ask("GET", "/v1/storage")[0]
            answers.append((status, time.monotonic() - begun))
            time.sleep(0.1)

    threads = [threading.Thread(target=knock, args=(clients[number // 2], number)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counts = Counter(status for status, _ in answers)
    times = sorted(took for _, took in answers)
    nearly, slowest = times[len(times) * 99 // 100], times[-1]
    bench.measured(f"{len(answers)} requests in {seconds:.0f} s without a database", f"{dict(counts)}", "503", set(counts) == {503})
    bench.measured("99 in 100 of these answers came within; the slowest", f"{nearly:.2f} s; {slowest:.2f} s", f"≤ {REFUSAL:.0f} s",
                   nearly <= REFUSAL)
    ready = [client.ask("GET", "/healthz/ready")[0] for client in clients]
    bench.measured("readiness at both processes", f"{ready}", "503", ready == [503, 503])

    bench.database.start()
    returned = time.monotonic()
    pending: dict[str, Callable[[], bool]] = {}
    for number, client in enumerate(clients):
        pending[f"API process {number + 1} answers"] = lambda client=client: client.ask("GET", "/v1/storage")[0] == 200
        pending[f"API process {number + 1} takes an upload"] = (
            lambda client=client, number=number: client.upload(medium(4_000 + number, 400))[0] == 202)
    took: dict[str, float] = {}
    while pending and time.monotonic() < returned + 60:
        for what in [what for what, is_there in pending.items() if is_there()]:
            took[what] = time.monotonic() - returned
            del pending[what]
        time.sleep(0.05)
    whole = max(took.values()) if not pending else None
    bench.measured("both answer and take uploads after its return", f"{whole:.1f} s" if whole else f"{list(pending)}",
                   f"≤ {RETURN:.0f} s", whole is not None and whole <= RETURN)
    kept = all(known <= {item["id"] for item in client.history()} for client in clients)
    bench.measured("what was acknowledged before", "there" if kept else "lost", "there", kept)
    done = stream.wait(lambda name, _: name == "done", 300)
    bench.measured("the job that ran meanwhile is done after", f"{max(0.0, done - returned):.1f} s" if done else "never", "it is",
                   done is not None)
    bench.measured("connections that its stream of events needed", f"{stream.connections}", "1", stream.connections == 1)
    waiting = [item for item in clients[0].history() if item["state"] in ("queued", "running")]
    limit = time.monotonic() + 120
    while waiting and time.monotonic() < limit:
        time.sleep(0.2)
        waiting = [item for item in clients[0].history() if item["state"] in ("queued", "running")]
    states = Counter(item["state"] for item in clients[0].history())
    bench.measured("analyses in the end", f"{dict(states)}", "done", set(states) == {"done"})


def main(program: str, seconds: float) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = Database(folder)
        database.start()
        bench = Bench(program, folder, database)
        try:
            settings = {f"TOUCHSTONE_{key.upper()}": value for key, value in bench.settings.items()}
            subprocess.run([program, "migrate", "--data", folder / "none"], env={**os.environ, **settings}, check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            # The first process makes the keys, all others get them.
            first = bench.serve("keys", "api,worker")
            authorization = first.account()
            for key in KEYS:
                shutil.copy2(first.data / key, folder / key)
            first.kill()
            clients = [Client(bench.serve(f"api-{number}", "api"), authorization) for number in (1, 2)]
            bench.serve("housekeeping", "housekeeping")
            count = iter(range(1, 100))
            limits(bench, clients)
            takeover(bench, clients, lambda: bench.serve(f"worker-{next(count)}", "worker"))
            if database.program:
                outage(bench, clients, seconds)
        finally:
            bench.end()
            database.stop()
    if broken := [what for what, _, _, is_kept in bench.rows if not is_kept]:
        raise SystemExit(f"many: {len(broken)} of {len(bench.rows)} promises are broken: {'; '.join(broken)}")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 20.0)
