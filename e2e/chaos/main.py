"""Every fault once a run under load, then the recorded history is checked.

    main.py PROGRAM [RUNS] [SEED]

`e2e/chaos/run` names the servers in the environment. AWAY (60) is how many seconds database, store and inference are away,
PACE (1) how many pass between two actions of a client: more on a machine that does other work too.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent.parent))
from checker import Record, anomalies  # noqa: E402
from inference import SAMPLES, TOKEN, Models  # noqa: E402
from many import KEYS, Database  # noqa: E402
from proxy import Proxy  # noqa: E402
from server import Server  # noqa: E402

CLIENTS, ACCOUNTS = 8, 4
LIMIT, FILES = 1_500_000, 400
AWAY = float(os.environ.get("AWAY", "60"))
PACE = float(os.environ.get("PACE", "1"))  # seconds between two actions of a client
PAUSE = 3.0  # between two faults
STOPPED_WITHIN = 60.0  # the drain of 2 s, what is in flight (25 s), what has to be broken off (5 s), and a slow machine
LATE = 40.0  # a paused worker comes back so late: its lease of 25 s has ended


class Node:
    """One process with a data folder of its own and lines of its own to what it needs."""

    def __init__(self, program: str, folder: Path, name: str, roles: str, settings: dict[str, str]) -> None:
        self.name = name
        self.server = Server(program, folder / name / "data", roles=roles, **settings)
        self.server.data.mkdir(parents=True, mode=0o700)
        for key in KEYS:
            shutil.copy2(folder / key, self.server.data / key)
        self.is_ready = False

    def start(self) -> None:
        """Starts it, again and again until what it needs is there."""
        end = time.monotonic() + 180
        while True:
            try:
                return self.server.start()
            except SystemExit:
                if time.monotonic() > end:
                    raise
                time.sleep(1)

    def signal(self, number: int) -> None:
        os.kill(self.server.process.pid, number)

    def stop(self) -> float | None:
        """Ends it in good order; how long that took, none when it had to be killed."""
        begun = time.monotonic()
        self.signal(signal.SIGTERM)
        try:
            self.server.process.wait(timeout=STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            self.kill()
            return None
        return time.monotonic() - begun

    def kill(self) -> None:
        if self.server.process.poll() is None:
            self.server.kill()

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """Status and body; 0 where no answer came."""
        try:
            status, _, answer = self.server.request(method, path, body, **headers)
            return status, answer
        except (OSError, http.client.HTTPException) as error:
            return 0, repr(error).encode()

    def probe(self) -> None:
        """What a load balancer would know of it."""
        connection = http.client.HTTPConnection(self.server.host, self.server.port, timeout=1.5)
        try:
            connection.request("GET", "/healthz/ready")
            self.is_ready = connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            self.is_ready = False
        finally:
            connection.close()


class Bench:
    """All processes, the lines between them, and what is recorded."""

    def __init__(self, program: str, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.history: list[Record] = []
        self.answers: list[tuple[float, int]] = []
        self.stopped = threading.Event()
        self.proxy = Proxy()
        self.database = Database(folder)
        self.database.start()
        self.models = Models(program, folder)
        self.models.start()
        self.nodes: list[Node] = []
        bucket = f"{os.environ['S3_BUCKET']}/{uuid.uuid4().hex}"
        direct = {"TOUCHSTONE_DATABASE": self.database.address}
        subprocess.run([program, "migrate", "--data", folder / "none"], env={**os.environ, **direct}, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        first = Server(program, folder / "keys" / "data")
        first.data.mkdir(parents=True, mode=0o700)
        first.start()
        first.kill()
        for key in KEYS:
            shutil.copy2(first.data / key, folder / key)
        for name, roles in (("api-1", "api"), ("api-2", "api"), ("worker-1", "worker"), ("worker-2", "worker"), ("housekeeping", "housekeeping")):
            lines = {
                "database": self.proxy.add(f"{name}>database", f"127.0.0.1:{self.database.port}"),
                "store": self.proxy.add(f"{name}>store", urlsplit(os.environ["S3_ENDPOINT"]).netloc),
                "models": self.proxy.add(f"{name}>models", f"127.0.0.1:{self.models.port}")}
            self.nodes.append(Node(program, folder, name, roles, {
                "database": f"mongodb://127.0.0.1:{lines['database']}/touchstone", "blobs": f"s3://{bucket}",
                "s3_endpoint": f"http://127.0.0.1:{lines['store']}", "s3_access_key": os.environ["S3_ACCESS_KEY"],
                "s3_secret_key": os.environ["S3_SECRET_KEY"], "requests_per_minute": "1000000", "jobs": "2",
                "storage_bytes": str(LIMIT), "storage_files": str(FILES), "hold_bytes": "0", "drain_seconds": "2",
                "inference_server": f"http://127.0.0.1:{lines['models']}", "inference_token": TOKEN}))
        for node in self.nodes:
            node.start()
        self.apis = self.nodes[:2]
        threading.Thread(target=self.balance, daemon=True).start()

    def node(self, name: str) -> Node:
        return next(node for node in self.nodes if node.name == name)

    def balance(self) -> None:
        while not self.stopped.is_set():
            for node in self.apis:
                node.probe()
            time.sleep(0.25)

    def record(self, kind: str, **what: Any) -> None:
        self.history.append({"kind": kind, "at": round(time.monotonic(), 3), **what})

    def end(self) -> None:
        self.stopped.set()
        for node in self.nodes:
            node.kill()
        self.models.stop()
        self.database.stop()
        self.proxy.end()


class Client(threading.Thread):
    """One of two clients of an account: does what comes to its mind until it is stopped, through any server that is ready."""

    def __init__(self, bench: Bench, number: int, account: int, session: str, key: str) -> None:
        super().__init__(daemon=True)
        self.bench, self.number, self.account = bench, number, account
        self.session, self.key = f"Bearer {session}", key
        self.chance = random.Random(bench.chance.random())
        self.ids: list[str] = []
        self.revoked: list[tuple[str, str]] = []
        self.streams: list[threading.Thread] = []
        self.is_done = threading.Event()

    def run(self) -> None:
        while not self.is_done.is_set():
            self.chance.choices(
                [self.upload, self.delete, self.read, self.follow, self.token], [5, 3, 5, 1, 0.5])[0]()
            time.sleep(PACE * self.chance.uniform(0.5, 1.5))

    def node(self) -> Node:
        ready = [node for node in self.bench.apis if node.is_ready]
        return self.chance.choice(ready or self.bench.apis)

    def ask(self, node: Node, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        # A balancer sends nobody to one that is not ready; who asks it all the same has no promise.
        is_ready = node.is_ready
        status, answer = node.ask(method, path, body, **{"Authorization": self.key, **headers})
        if is_ready:
            self.bench.answers.append((time.monotonic(), status))
            if is_failure(status):
                self.bench.record("failure", server=node.name, what=f"{method} {path}", status=status, answer=answer[:300].decode(errors="replace"))
        return status, answer

    def medium(self) -> tuple[bytes, str]:
        """A medium that nobody else has: small and large texts, an image now and then."""
        kind = self.chance.choices(["small", "large", "image"], [6, 3, 1])[0]
        if kind == "image":
            return (SAMPLES / "landscape.jpg").read_bytes() + self.chance.randbytes(8), "image/jpeg"
        size = self.chance.randrange(100, 5_000) if kind == "small" else self.chance.randrange(35_000, 60_000)
        return self.chance.randbytes(size).hex().encode(), "text/plain"

    def upload(self) -> None:
        medium, kind = self.medium()
        key, ids, outcome, in_doubt = uuid.uuid4().hex, [], "unknown", False
        begun = time.monotonic()
        for _ in range(5):
            status, answer = self.ask(self.node(), "POST", "/v1/analyses", medium, Content_Type=kind, Idempotency_Key=key)
            if status in (200, 201, 202):
                ids.append(json.loads(answer)["id"])
                outcome = "ok"
                # The answer may have been lost: the client asks again, and gets what it has made.
                if self.chance.random() < 0.9:
                    break
            elif is_failure(status) or status == 409:
                in_doubt = True
                time.sleep(0.5)
            elif outcome != "ok":
                outcome = "unknown" if in_doubt else "refused"
                break
        self.bench.record(
            "upload", account=self.account, key=key, sha256=hashlib.sha256(medium).hexdigest(), bytes=len(medium), outcome=outcome,
            ids=ids, begun=round(begun, 3))
        self.ids += ids[:1]

    def delete(self) -> None:
        if len(self.ids) < 10:
            return
        id = self.ids.pop(self.chance.randrange(len(self.ids)))
        status, _ = self.ask(self.node(), "DELETE", f"/v1/analyses/{id}")
        self.bench.record("delete", id=id, outcome="ok" if status == 204 else "unknown", status=status)

    def read(self) -> None:
        if not self.ids:
            return
        id, node = self.chance.choice(self.ids), self.node()
        status, answer = self.ask(node, "GET", f"/v1/analyses/{id}")
        if status == 200:
            self.bench.record("read", id=id, server=node.name, result=result(json.loads(answer)))

    def follow(self) -> None:
        if self.ids and sum(stream.is_alive() for stream in self.streams) < 4:
            self.streams.append(threading.Thread(target=self.stream, args=(self.ids[-1],), daemon=True))
            self.streams[-1].start()

    def stream(self, id: str) -> None:
        """The events of an analysis, through as many connections to any server as it takes."""
        told: list[tuple[str, int, int]] = []
        last = ""
        while not self.bench.stopped.is_set() and not (told and told[-1][0] in ("done", "failed", "cancelled")):
            node = self.node()
            connection = http.client.HTTPConnection(node.server.host, node.server.port, timeout=40)
            try:
                fields = {"Authorization": self.key, **({"Last-Event-ID": last} if last else {})}
                connection.request("GET", f"/v1/analyses/{id}/events", headers=fields)
                response = connection.getresponse()
                if response.status in (204, 404):
                    break
                for line in response:
                    if line.startswith(b"id: "):
                        last = line[4:].strip().decode()
                    elif line.startswith(b"event: "):
                        fence, step = last.split(".")
                        told.append((line[7:].strip().decode(), int(fence), int(step)))
            except (OSError, http.client.HTTPException):
                pass
            finally:
                connection.close()
            time.sleep(0.3)
        self.bench.record("events", id=id, server="any", told=told)

    def token(self) -> None:
        """Makes a key, uses it, revokes it, and tries it from then on."""
        if self.revoked and self.chance.random() < 0.5:
            return self.use(*self.chance.choice(self.revoked))
        status, answer = self.ask(
            self.node(), "POST", "/v1/keys", json.dumps({"name": "chaos", "scopes": ["read"]}).encode(), Authorization=self.session,
            Content_Type="application/json")
        if status not in (200, 201):
            return
        made = json.loads(answer)
        for node in self.bench.apis:
            self.use(made["id"], made["key"], node)
        status, _ = self.ask(self.node(), "DELETE", f"/v1/keys/{made['id']}", Authorization=self.session)
        self.bench.record("revoke", token=made["id"], ended=time.monotonic(), outcome="ok" if status == 204 else "unknown", status=status)
        self.revoked.append((made["id"], made["key"]))
        for node in self.bench.apis:
            self.use(made["id"], made["key"], node)
        time.sleep(1.1)
        for node in self.bench.apis:
            self.use(made["id"], made["key"], node)

    def use(self, token: str, key: str, node: Node | None = None) -> None:
        node = node or self.node()
        begun = time.monotonic()
        status, _ = self.ask(node, "GET", "/v1/storage", Authorization=f"Bearer {key}")
        self.bench.record("use", token=token, server=node.name, begun=begun, status=status)


def is_failure(status: int) -> bool:
    """Whether an answer is none, or the server's fault; 507 is a refusal for want of room."""
    return status == 0 or status >= 500 and status != 507


def result(view: dict[str, Any]) -> str | None:
    """What tells one report from another."""
    report = view.get("report")
    return hashlib.sha256(json.dumps(report, sort_keys=True).encode()).hexdigest() if report else None


class Faults:
    """Each fault ends with everything as it was."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.notes: list[str] = []

    def all(self) -> dict[str, Callable[[], object]]:
        node, chance = self.bench.node, self.bench.chance
        return {
            "an API process is killed": lambda: self.killed(node(f"api-{chance.randint(1, 2)}")),
            "a worker is killed": lambda: self.killed(node("worker-1")),
            "the housekeeper is killed": lambda: self.killed(node("housekeeping")),
            "both workers are killed": lambda: (node("worker-1").kill(), self.killed(node("worker-2")), node("worker-1").start()),
            "inference is killed": lambda: (self.bench.models.stop(), time.sleep(2), self.bench.models.start()),
            "a worker is paused beyond its lease": lambda: self.paused(node("worker-2"), LATE),
            "an API process is paused": lambda: self.paused(node("api-2"), 6),
            "a worker loses the database": lambda: self.line("worker-1>database", "stall", 35),
            "an API process loses the database": lambda: self.line("api-1>database", "cut", 10),
            "an API process loses the store": lambda: self.line("api-2>store", "stall", 10),
            "the lines to the database are slow": lambda: self.line(">database", "40", 15),
            "the lines to the store are slow": lambda: self.line(">store", "150", 15),
            "the database's clock jumps ahead and back": lambda: self.database_skewed(90),
            "every process is replaced": self.rolled,
            "the database is away": self.without_database,
            "the store is away": lambda: self.line(">store", "cut", AWAY),
            "inference is away": lambda: self.line(">models", "cut", AWAY),
        }

    def killed(self, node: Node) -> None:
        node.kill()
        time.sleep(self.bench.chance.uniform(0.5, 4))
        node.start()

    def paused(self, node: Node, seconds: float) -> None:
        node.signal(signal.SIGSTOP)
        time.sleep(seconds)
        node.signal(signal.SIGCONT)

    def line(self, part: str, mode: str, seconds: float) -> None:
        self.bench.proxy.set(part, mode)
        time.sleep(seconds)
        self.bench.proxy.set(part, "open")

    def database_skewed(self, seconds: int) -> None:
        """Leases are judged by the database's clock: it jumps, and jumps back."""
        if not (library := os.environ.get("CHAOS_CLOCK")):
            self.notes.append("the clock stayed right: libfaketime is not there")
            return
        database = self.bench.database
        for environment in ({"LD_PRELOAD": library, "FAKETIME": f"{seconds:+d}s", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}, {}):
            database.stop()
            database.environment = environment
            database.start()
            time.sleep(15)

    def rolled(self) -> None:
        """One process after the other ends in good order and starts again, as a new version would arrive."""
        begun = time.monotonic()
        for node in self.bench.nodes:
            self.bench.record("stop", server=node.name, seconds=node.stop())
            node.start()
            while node in self.bench.apis and not node.is_ready:
                time.sleep(0.1)
            time.sleep(1)
        answers = [status for at, status in self.bench.answers if at >= begun]
        self.notes.append(f"every process replaced: {sum(map(is_failure, answers))} of {len(answers)} requests failed")

    def without_database(self) -> None:
        self.bench.database.stop()
        time.sleep(AWAY)
        self.bench.database.start()


def settle(bench: Bench, accounts: list[tuple[int, str]]) -> float:
    """Waits until no job is left; how long that took."""
    begun = time.monotonic()
    while time.monotonic() < begun + 300:
        states = Counter(item["state"] for _, key in accounts for item in listed(bench.apis[0], key))
        if not states.keys() - {"done", "failed", "cancelled"}:
            break
        time.sleep(1)
    return time.monotonic() - begun


def listed(node: Node, key: str) -> list[dict[str, Any]]:
    """An account's history; asked again while the server is not back."""
    items: list[dict[str, Any]] = []
    path = "/v1/analyses?limit=50"
    while True:
        page = insist(node, path, key)
        items += page["items"]
        if not (cursor := page.get("next_cursor")):
            return items
        path = f"/v1/analyses?limit=50&cursor={cursor}"


def insist(node: Node, path: str, key: str) -> Any:
    for _ in range(60):
        status, answer = node.ask("GET", path, Authorization=key)
        if status == 200:
            return json.loads(answer)
        time.sleep(1)
    raise SystemExit(f"GET {path} at {node.name}: {status} {answer.decode()}")


def observe(bench: Bench, accounts: list[tuple[int, str]]) -> None:
    """What each server says at the end."""
    for node in bench.apis:
        for account, key in accounts:
            items = {}
            for item in listed(node, key):
                status, medium = node.ask("GET", f"/v1/analyses/{item['id']}/media", Authorization=key)
                items[item["id"]] = {
                    "state": item["state"], "sha256": item["media"]["sha256"], "bytes": item["media"]["bytes"],
                    "medium": hashlib.sha256(medium).hexdigest() if status == 200 else None}
                bench.record("read", id=item["id"], server=node.name, result=result(item))
            used = insist(node, "/v1/storage", key)
            bench.record("final", server=node.name, account=account, used=used["used"], files=used["files"], limit=used["limit"], items=items)


def run(program: str, seed: int) -> list[str]:
    """One run; its anomalies."""
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(program, Path(name), seed)
        try:
            accounts, clients = [], []
            for account in range(ACCOUNTS):
                person = {"email": f"chaos-{account}@example.org", "password": "correct horse battery staple", "client": "native"}
                bench.apis[0].server.post("/v1/auth/register", person)
                session = bench.apis[0].server.post("/v1/auth/login", person)["access_token"]
                made = bench.apis[0].server.post(
                    "/v1/keys", {"name": "clients", "scopes": ["read", "write"]}, Authorization=f"Bearer {session}")
                accounts.append((account, f"Bearer {made['key']}"))
                clients += [Client(bench, account * 2 + n, account, session, accounts[-1][1]) for n in range(CLIENTS // ACCOUNTS)]
            begun = time.monotonic()
            for client in clients:
                client.start()
            time.sleep(PAUSE)
            faults = Faults(bench)
            plan = list(faults.all().items())
            bench.chance.shuffle(plan)
            for what, plant in plan:
                started = time.monotonic()
                bench.record("fault", what=what)
                plant()
                print(f"chaos: {time.monotonic() - begun:6.1f} s  {what} ({time.monotonic() - started:.1f} s)", flush=True)
                time.sleep(PAUSE)
            for client in clients:
                client.is_done.set()
            for client in clients:
                client.join()
            took = time.monotonic() - begun
            settled = settle(bench, accounts)
            for stream in (stream for client in clients for stream in client.streams):
                stream.join(timeout=60)
            observe(bench, accounts)
        finally:
            bench.end()
            if folder := os.environ.get("CHAOS_HISTORY"):
                Path(folder, f"{seed}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in bench.history))
    outcomes = Counter(record["outcome"] for record in bench.history if record["kind"] == "upload")
    kinds = Counter(record["kind"] for record in bench.history)
    found = anomalies(bench.history)
    print(f"chaos: seed {seed}: {len(plan)} faults in {took:.0f} s, {len(bench.answers)} requests; uploads: {outcomes['ok']} acknowledged, "
          f"{outcomes['refused']} refused, {outcomes['unknown']} unknown; {kinds['delete']} deletions, {kinds['events']} streams of events, "
          f"{kinds['use']} uses of {kinds['revoke']} revoked keys; {'; '.join(faults.notes)}; the last job ended {settled:.0f} s after the load; "
          f"{len(found)} anomalies", flush=True)
    for each in found[:20]:
        print(f"chaos: {each}", file=sys.stderr)
    return found


def main(program: str, runs: int, seed: int) -> None:
    found = {number: run(program, number) for number in range(seed, seed + runs)}
    if any(found.values()):
        raise SystemExit(f"chaos: anomalies with seeds {[number for number, each in found.items() if each]}")
    print(f"chaos: {runs} runs, 0 anomalies")


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()), int(sys.argv[2]) if len(sys.argv) > 2 else 1, int(sys.argv[3]) if len(sys.argv) > 3 else 1)
