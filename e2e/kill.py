"""kill -9 at random moments of uploading and keeping: nothing acknowledged is lost, nothing is left over.

    kill.py PROGRAM [KILLS] [SEED]
"""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
import sys
import tempfile
import threading
import time
from pathlib import Path

from server import Server
from uploader import Promise, Uploader

UPLOADERS = 4


def check(data: Path, promises: dict[str, Promise], known: dict[str, str]) -> list[str]:
    """What is lost or left over in a data folder whose server has just started again."""
    database = sqlite3.connect(f"file:{data}/touchstone.sqlite?mode=ro", uri=True)
    rows = {row[0]: (row[1], row[2]) for row in database.execute("SELECT id, mode, objectKey FROM analysis")}
    small = {row[0]: hashlib.sha256(row[1]).hexdigest() for row in database.execute("SELECT analysisID, bytes FROM medium")}
    uploads = {Path(row[0]).name for row in database.execute("SELECT path FROM upload")}
    waiting = database.execute(
        "SELECT coalesce(sum(waiting), 0), (SELECT count(*) FROM analysis WHERE state = 'queued' AND restUntil IS NULL) FROM turn"
    ).fetchone()
    ledger = database.execute("SELECT keptBytes, keptFiles, transientBytes, transientFiles FROM ledger").fetchone()
    summed = database.execute(
        "SELECT sum(iif(mode = 'keep', bytes, 0)), sum(mode = 'keep'), sum(iif(mode <> 'keep', bytes, 0))"
        " + (SELECT coalesce(sum(length), 0) FROM upload), sum(mode <> 'keep') + (SELECT count(*) FROM upload) FROM analysis"
    ).fetchone()
    faults = [f"PRAGMA integrity_check: {row[0]}" for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
    database.close()
    for key, promise in promises.items():
        state, digest = rows.get(key, (None, None))
        if state not in promise.states:
            faults.append(f"analysis {key}: {state} instead of {promise.states}")
        elif state and digest != promise.digest:
            faults.append(f"analysis {key}: another medium")
    files = {path.name: path for path in (data / "media" / "objects").glob("*/*")}
    referred = {digest for _, digest in rows.values() if digest}
    needed = {digest for key, (_, digest) in rows.items() if digest and key not in small}
    faults += [f"medium {name} is lost" for name in needed - files.keys()]
    faults += [f"medium {name} is left over" for name in files.keys() - referred]
    faults += [f"medium of {key} is left over or damaged" for key in small if rows.get(key, (None, None))[1] != small[key]]
    for name in files.keys() - known.keys():
        known[name] = hashlib.sha256(files[name].read_bytes()).hexdigest()
    faults += [f"medium {name} is damaged" for name in files if known[name] != name]
    names = {path.name for path in (data / "media" / "uploads").iterdir()}
    faults += [f"upload {name} is left over" for name in names - uploads] + [f"upload {name} is lost" for name in uploads - names]
    if waiting[0] != waiting[1]:
        faults.append(f"the queue says {waiting[0]} instead of {waiting[1]}")
    if rows and ledger != summed:
        faults.append(f"the ledger says {ledger} instead of {summed}")
    return faults


def age(data: Path) -> None:
    """Makes media old enough to be swept: what somebody touched within the hour is left alone."""
    with sqlite3.connect(data / "touchstone.sqlite") as database:
        database.execute("UPDATE blob SET touched = 0")
    database.close()
    for path in (data / "media").rglob("*"):
        if path.is_file():
            os.utime(path, (0, 0))


def main(program: str, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(program, Path(folder) / "data", roles="api,housekeeping", storage_files="1000000",
                        storage_bytes=str(1 << 40), hold_bytes=str(1 << 40), requests_per_minute="1000000")
        server.start()
        authorization = server.account()
        uploaders = [Uploader(server, authorization, random.Random(chance.random())) for _ in range(UPLOADERS)]
        known: dict[str, str] = {}
        for number in range(kills):
            threads = [threading.Thread(target=uploader.run) for uploader in uploaders]
            for thread in threads:
                thread.start()
            time.sleep(chance.uniform(0, 0.5))
            server.kill()
            for thread in threads:
                thread.join()
            age(server.data)
            server.start()
            promises = {key: promise for uploader in uploaders for key, promise in uploader.promises.items()}
            if faults := check(server.data, promises, known) + [fault for uploader in uploaders for fault in uploader.refused]:
                raise SystemExit(f"kill {number + 1}, seed {seed}: {len(faults)} faults: {faults[:5]}")
            # What may have happened is settled now.
            for uploader in uploaders:
                uploader.promises = {
                    key: promise for key, promise in uploader.promises.items() if len(promise.states) == 1 and None not in promise.states}
        server.kill()
    acknowledged = sum(uploader.acknowledged for uploader in uploaders)
    print(f"{kills} kills, {acknowledged} acknowledged requests: nothing lost, nothing left over (seed {seed})")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10, int(sys.argv[3]) if len(sys.argv) > 3 else 1)
