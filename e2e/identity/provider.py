"""Canaille with one person and one client, in memory.

    provider.py PORT REDIRECT SECRET PASSWORD
"""

from __future__ import annotations

import secrets
import sys

from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server


def main() -> None:
    """Serves until it is stopped."""
    port, redirect, secret, password = int(sys.argv[1]), *sys.argv[2:]
    key = RSAKey.generate_key(2048, auto_kid=True)
    app = create_app({
        "SECRET_KEY": secrets.token_hex(32),
        "CANAILLE": {"DATABASE": "memory"},
        "CANAILLE_OIDC": {"ACTIVE_JWKS": [key.as_dict(private=True)]},
    })
    with app.app_context():
        backend = Backend.instance
        backend.save(models.User(
            user_name="ann", password=password, emails=["ann@example.org"], family_name="Example",
            formatted_name="Ann Example"))
        client = models.Client(
            client_id="touchstone", client_secret=secret, redirect_uris=[redirect], client_name="Touchstone",
            client_uri="https://touchstone.example.org", scope=["openid", "email"],
            grant_types=["authorization_code"], response_types=["code"],
            token_endpoint_auth_method="client_secret_basic", id_token_signed_response_alg="RS256")
        backend.save(client)
        client.audience = [client]
        backend.save(client)
    make_server("127.0.0.1", port, app, threaded=True).serve_forever()


if __name__ == "__main__":
    main()
