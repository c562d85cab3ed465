"""What one verdict costs each part of a scale-out: costs.py PROGRAM [COUNT] [FILE…].

One process a role; media come one after the other, COUNT (20) of a kind after two that load the models: the samples, or those of the
JPEG files that are named. What the same time costs without media is subtracted.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from deployment import Deployment, medium, peak_memory

IDLE = 20.0


def main(program: str, count: int, files: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        deployment = Deployment(program, Path(name))
        try:
            before = deployment.state()
            time.sleep(IDLE)
            after = deployment.state()
            idle = {name: (after["processor"][name] - before["processor"][name]) / IDLE for name in before["processor"]}
            asked = (after["database"]["asked"] - before["database"]["asked"]) / IDLE
            print("idle, a second: " + ", ".join(f"{name} {1000 * took:.1f} ms" for name, took in idle.items()) +
                  f"; {asked:.1f} messages to the database")
            for kind in files or ("text", "image", "audio"):
                cost(deployment, kind, count, idle, asked)
            print("peak memory, MiB: " + ", ".join(
                f"{name} {peak_memory(pid) / 2**20:.0f}" for name, pid in deployment.processes().items()))
            print("documents: " + ", ".join(
                f"{each} {deployment.records.database[each].estimated_document_count()}" for each in sorted(
                    deployment.records.database.list_collection_names())))
            size = sum(len(document.raw) for document in raw(deployment)) / deployment.records.estimated_document_count()
            print(f"an analysis with its report, in the database: {size:.0f} bytes")
        finally:
            deployment.end()


def raw(deployment: Deployment):  # noqa: ANN201
    from bson.codec_options import CodecOptions
    from bson.raw_bson import RawBSONDocument

    return deployment.records.with_options(codec_options=CodecOptions(document_class=RawBSONDocument)).find()


def cost(deployment: Deployment, kind: str, count: int, idle: dict[str, float], asked: float) -> None:
    for number in range(2):
        deployment.upload(*medium(kind, number))
        deployment.wait()
    before, begun = deployment.state(), time.monotonic()
    size = 0
    for number in range(2, 2 + count):
        bytes_, type_ = medium(kind, number)
        size += len(bytes_)
        status, answer = deployment.upload(bytes_, type_)
        if status != 202:
            raise SystemExit(f"an upload was answered {status}: {answer}")
        deployment.wait()
    took, after = time.monotonic() - begun, deployment.state()
    parts = {name: 1000 * (after["processor"][name] - before["processor"][name] - idle[name] * took) / count for name in idle}
    messages = (after["database"]["asked"] - before["database"]["asked"] - asked * took) / count
    print(f"{kind}, {size / count / 1000:.0f} kB: {took / count:.2f} s; processor " +
          ", ".join(f"{name} {part:.0f} ms" for name, part in parts.items()) + f"; database {messages:.1f} messages, "
          f"{(after['database']['bytes'] - before['database']['bytes']) / count / 1000:.0f} kB; store "
          f"{(after['store']['asked'] - before['store']['asked']) / count:.1f} requests, "
          f"{(after['store']['bytes'] - before['store']['bytes']) / count / 1000:.0f} kB; tensors "
          f"{(after['models']['asked'] - before['models']['asked']) / count:.1f} requests, "
          f"{(after['models']['bytes'] - before['models']['bytes']) / count / 1000:.0f} kB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20, sys.argv[3:])
