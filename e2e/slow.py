"""More slow senders than the server has connections, who come again whenever they lose one: others are served meanwhile.

    slow.py PROGRAM [CONNECTIONS]
"""

from __future__ import annotations

import http.client
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path

from server import Server

LIMIT = 1.0  # seconds that another client's request may take
HOST = "Host: localhost\r\nContent-Type: application/json\r\n"
LENGTH, CHUNKED = "Content-Length: 10000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n"
# How a request begins, and what comes of its body every now and then.
KINDS = [
    (f"POST /v1/auth/login HTTP/1.1\r\n{HOST}{LENGTH}", b"x"),
    (f"POST /v1/auth/refresh HTTP/1.1\r\n{HOST}{CHUNKED}", b"1\r\nx\r\n"),
    (f"POST /v1/analyses HTTP/1.1\r\n{HOST}{LENGTH}", b"x"),  # answered 401 before the body
    (f"POST /nothing HTTP/1.1\r\n{HOST}{CHUNKED}", b"1;"),  # answered 404; a chunk's extension is no part of the body
    (f"POST /v1/auth/login HTTP/1.1\r\n{HOST}", b"X: y\r\n"),  # a head that does not end
]


class Crowd:
    """Connections that send a byte every second; one that is closed is opened again while `presses`."""

    def __init__(self, server: Server, count: int) -> None:
        self.server, self.opened, self.presses, self.ends = server, 0, True, False
        self.connections: list[tuple[socket.socket, bytes] | None] = [None] * count
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def open(self) -> int:
        """How many connections have not been closed."""
        return sum(each is not None for each in self.connections)

    def end(self) -> None:
        self.ends = True
        self.thread.join()
        for each in self.connections:
            if each:
                each[0].close()

    def _run(self) -> None:
        while not self.ends:
            begun = time.monotonic()
            for place, each in enumerate(self.connections):
                self.connections[place] = self._press(each, *KINDS[place % len(KINDS)])
            time.sleep(max(0.0, begun + 1 - time.monotonic()))

    def _press(self, each: tuple[socket.socket, bytes] | None, head: str, more: bytes) -> tuple[socket.socket, bytes] | None:
        if each:
            if _send(*each):
                return each
            each[0].close()
        if not self.presses:
            return None
        try:
            connection = socket.create_connection((self.server.host, self.server.port), timeout=10)
            connection.sendall(head.encode())
        except OSError:
            return None
        self.opened += 1
        connection.setblocking(False)
        return connection, more


def _send(connection: socket.socket, more: bytes) -> bool:
    """Sends a little more, and reads what was answered; whether the connection is open."""
    try:
        connection.send(more)
        while connection.recv(65536):
            pass
        return False
    except BlockingIOError:
        return True
    except OSError:
        return False


def ask(server: Server, source: str) -> float:
    """Seconds until another client has its answer."""
    begun = time.monotonic()
    connection = http.client.HTTPConnection(server.host, server.port, timeout=30, source_address=(source, 0))
    try:
        connection.request("GET", "/healthz/ready")
        status = connection.getresponse().status
    finally:
        connection.close()
    if status != 200:
        raise SystemExit(f"another client was answered {status}")
    return time.monotonic() - begun


def main(program: str, count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(program, Path(folder) / "data", roles="api,housekeeping")
        server.start()
        crowd = Crowd(server, count)
        try:
            while crowd.opened < count:
                time.sleep(0.1)
            # From the senders' own address and from another network.
            times = []
            for number in range(100):
                times.append(ask(server, "127.0.0.1" if number % 2 else "127.0.1.1"))
                time.sleep(0.1)
            crowd.presses = False
            begun = time.monotonic()
            while (left := crowd.open()) and time.monotonic() - begun < 90:
                time.sleep(0.5)
            took = time.monotonic() - begun
        finally:
            crowd.end()
            server.kill()
    slowest = max(times)
    print(f"{count} slow connections, opened {crowd.opened} times: {len(times)} requests of others took at most "
          f"{slowest:.2f} s; {left} of the connections were open {took:.0f} s later")
    if slowest > LIMIT or left:
        raise SystemExit("not what was promised")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 520)
