"""Send made-up requests for every operation of the API document to a running server.

    fuzz.py ADDRESS [CASES]      # 2,000 cases unless told otherwise

An answer is wrong when it is a server error, has an undocumented status or media type, or a body of another shape than
documented; and when a request that breaks the document is accepted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "ignored_auth",
    "use_after_free",
]
# They would end the session or the account that all other requests need; an event stream waits for its analysis.
LEFT_OUT = ["endSessions", "endSession", "deleteAccount", "changePassword", "followAnalysis"]
OPERATIONS = 40
HERE = Path(__file__).resolve().parent
ENVIRONMENT = os.environ | {"SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE), "PYTHONWARNINGS": "ignore"}


def post(address: str, path: str, body: dict[str, object], token: str = "") -> dict[str, object]:
    """The JSON answer to a JSON request."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    request = urllib.request.Request(address + path, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def sign_in(address: str) -> str:
    """The access token of an account of its own."""
    credentials = {"email": "fuzz@example.org", "password": "a long enough password", "client": "native"}
    post(address, "/v1/auth/register", credentials)
    return str(post(address, "/v1/auth/login", credentials)["access_token"])


def run(address: str, cases: int) -> int:
    """Runs schemathesis until so many cases were sent; its exit status."""
    command = [
        str(Path(sys.executable).with_name("schemathesis")), "run", f"{address}/openapi.yaml", "--url", address,
        "--header", f"Authorization:Bearer {sign_in(address)}", "--checks", ",".join(CHECKS), "--workers", "2",
        "--max-examples", str(max(1, cases // OPERATIONS)), "--phases", "examples,coverage,fuzzing", "--no-color",
        "--continue-on-failure", "--suppress-health-check", "all", "--generation-database", "none",
        "--request-timeout", "30", "--seed", "1",
    ]
    for operation in LEFT_OUT:
        command += ["--exclude-operation-id", operation]
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=False).returncode


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    sys.exit(run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else 2_000))
