"""SIGTERM with uploads in flight: none is reset, all are acknowledged, and all are there afterwards.

    drain.py PROGRAM [UPLOADS]
"""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from server import Server

SMALL, LARGE = 64 * 1024, 65 * 1024  # the database holds the small ones, files the large ones


def begin(server: Server, authorization: str, number: int) -> socket.socket:
    """Announces an upload and sends half of it once the server has taken it on."""
    connection = socket.create_connection((server.host, server.port), timeout=30)
    head = (
        f"POST /v1/analyses HTTP/1.1\r\nHost: {server.host}:{server.port}\r\nAuthorization: {authorization}\r\n"
        f"Content-Type: text/plain\r\nContent-Length: {size(number)}\r\nExpect: 100-continue\r\n\r\n")
    connection.sendall(head.encode())
    if not connection.recv(1024).startswith(b"HTTP/1.1 100"):
        raise SystemExit("the server did not take an upload on")
    connection.sendall(content(number)[: SMALL // 2])
    return connection


def size(number: int) -> int:
    return LARGE if number % 2 else SMALL


def content(number: int) -> bytes:
    return (f"Upload {number}. " * LARGE).encode()[: size(number)]


def finish(connection: socket.socket, number: int) -> str | None:
    """Sends the rest and reads the answer; what went wrong, if anything did."""
    try:
        connection.sendall(content(number)[SMALL // 2 :])
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    except OSError as error:
        return str(error)
    status = answer.split(b"\r\n", 1)[0].decode()
    return None if status == "HTTP/1.1 202 Accepted" and answer.rstrip().endswith(b"}") else f"answered {status!r}"


def main(program: str, count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(program, Path(folder) / "data", roles="api,housekeeping", drain_seconds="1")
        server.start()
        authorization = server.account()
        connections = [begin(server, authorization, number) for number in range(count)]

        os.kill(server.process.pid, signal.SIGTERM)
        while server.request("GET", "/healthz/ready")[0] == 200:
            time.sleep(0.01)
        # Connections are still taken for a moment, so that a load balancer sees it; then no more.
        while True:
            try:
                server.request("GET", "/healthz/ready")
                time.sleep(0.02)
            except OSError:
                break
        begun = time.monotonic()
        faults = [fault for number, connection in enumerate(connections) if (fault := finish(connection, number))]
        status = server.process.wait(timeout=30)
        took = time.monotonic() - begun
        server.start()
        stored = sum(1 for _ in (server.data / "media" / "objects").glob("*/*"))
        with sqlite3.connect(server.data / "touchstone.sqlite") as database:
            stored += database.execute("SELECT count(*) FROM medium").fetchone()[0]
        used = server.request("GET", "/v1/storage", Authorization=authorization)[2].decode()
        server.kill()
    print(f"{count} uploads in flight at SIGTERM: {len(faults)} failed, {stored} stored, exit status {status} after {took:.1f} s")
    if faults or stored != count or status != 0 or f'"files":{count}' not in used:
        raise SystemExit(f"not what was promised: {faults[:3]} {used}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200)
