"""The real server as a process of its own, and the little HTTP that the tests of its life need."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


class Server:
    """`touchstone serve` over a data folder that outlives it."""

    def __init__(self, program: str, data: Path, port: int = 0, **settings: str) -> None:
        self.program, self.data, self.wanted = program, data, port
        self.settings = {f"TOUCHSTONE_{key.upper()}": value for key, value in settings.items()}
        self.log = data.parent / "log"

    def start(self) -> None:
        """Starts it on its port, or a free one, and waits until it listens."""
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--port", str(self.wanted), "--data", str(self.data)],
                env={**os.environ, **self.settings}, stderr=log)
        while not (found := re.search(r"listening at http://(\S+)\n", self.log.read_text())):
            if self.process.poll() is not None:
                raise SystemExit(f"the server ended: {self.log.read_text()}")
            time.sleep(0.01)
        self.host = urlsplit(f"//{found[1]}").hostname
        self.port = urlsplit(f"//{found[1]}").port

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def request(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """One request on a connection of its own: status, header fields in lower case, body."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        finally:
            connection.close()

    def post(self, path: str, value: Any, **headers: str) -> dict[str, Any]:
        """Posts JSON and reads JSON; anything but success ends the test."""
        status, _, body = self.request("POST", path, json.dumps(value).encode(), Content_Type="application/json", **headers)
        if status >= 300:
            raise SystemExit(f"POST {path}: {status} {body.decode()}")
        return json.loads(body) if body else {}

    def account(self) -> str:
        """Makes an account and a key for it; the Authorization field."""
        person = {"email": "test@example.org", "password": "correct horse battery staple", "client": "native"}
        self.post("/v1/auth/register", person)
        token = self.post("/v1/auth/login", person)["access_token"]
        key = self.post("/v1/keys", {"name": "test", "scopes": ["read", "write"]}, Authorization=f"Bearer {token}")
        return f"Bearer {key['key']}"
