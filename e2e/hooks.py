"""How schemathesis writes and reads the bodies that are no JSON."""

from __future__ import annotations

import json

import schemathesis


@schemathesis.serializer("application/offset+octet-stream")
def write_bytes(_context: schemathesis.SerializationContext, value: object) -> bytes:
    """Bytes as they are, everything else as its text."""
    return value if isinstance(value, bytes) else json.dumps(value).encode()


@schemathesis.deserializer("application/octet-stream", "image/jpeg", "image/png", "text/html", "text/csv", "application/yaml")
def read_bytes(_context: schemathesis.DeserializationContext, response: schemathesis.Response) -> str:
    """A body without a shape."""
    return response.content.decode("latin-1")
