"""A client that writes down what it was promised."""

from __future__ import annotations

import hashlib
import http.client
import json
import random
from dataclasses import dataclass, field

from server import Server

#: How an analysis may be found after a crash: its retention, or None for not at all.
State = str | None


@dataclass
class Promise:
    """One analysis that was acknowledged."""

    digest: str
    states: set[State]


@dataclass
class Uploader:
    """Uploads, keeps, discards and deletes until the server is gone."""

    server: Server
    authorization: str
    chance: random.Random
    promises: dict[str, Promise] = field(default_factory=dict)
    acknowledged: int = 0
    refused: list[str] = field(default_factory=list)

    def run(self) -> None:
        try:
            while True:
                self.chance.choice([self.upload, self.upload, self.pieces, self.keep, self.delete])()
        except (OSError, http.client.HTTPException):
            return

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[dict[str, str], bytes]:
        status, fields, answer = self.server.request(method, path, body, Authorization=self.authorization, **headers)
        if status >= 300:
            self.refused.append(f"{method} {path}: {status} {answer.decode()}")
            raise ConnectionError
        return fields, answer

    def medium(self) -> bytes:
        return self.chance.randbytes(self.chance.choice([20, 5_000, 32_768, 32_769, 200_000])).hex().encode()

    def promised(self, answer: bytes, medium: bytes) -> None:
        view = json.loads(answer)
        state = view["retention"]["mode"]
        self.promises[view["id"]] = Promise(hashlib.sha256(medium).hexdigest(), {state})
        self.acknowledged += 1

    def upload(self) -> None:
        medium = self.medium()
        _, answer = self.send("POST", "/v1/analyses", medium, Content_Type="text/plain")
        self.promised(answer, medium)

    def pieces(self) -> None:
        medium = self.medium()
        cut = self.chance.randrange(1, len(medium))
        tus = {"Tus_Resumable": "1.0.0"}
        fields, _ = self.send("POST", "/v1/uploads", b"", Upload_Length=str(len(medium)), **tus)
        for start, piece in ((0, medium[:cut]), (cut, medium[cut:])):
            self.send("PATCH", fields["location"], piece, Upload_Offset=str(start),
                      Content_Type="application/offset+octet-stream", **tus)
        body = json.dumps({"upload": fields["location"].rsplit("/", 1)[1]}).encode()
        _, answer = self.send("POST", "/v1/analyses", body, Content_Type="application/json")
        self.promised(answer, medium)

    def keep(self) -> None:
        if not (held := [key for key, promise in self.promises.items() if None not in promise.states]):
            return
        promise = self.promises[key := self.chance.choice(held)]
        mode = self.chance.choice(["keep", "discard"])
        state = "keep" if mode == "keep" else "ephemeral"
        promise.states |= {state}
        self.send("PUT", f"/v1/analyses/{key}/retention", json.dumps({"mode": mode}).encode(), Content_Type="application/json")
        promise.states = {state}
        self.acknowledged += 1

    def delete(self) -> None:
        if not (held := [key for key, promise in self.promises.items() if None not in promise.states]):
            return
        promise = self.promises[key := self.chance.choice(held)]
        promise.states |= {None}
        self.send("DELETE", f"/v1/analyses/{key}")
        promise.states = {None}
        self.acknowledged += 1
