"""Bring a text into the one form that both detectors read, so that typography is no signal.

Works on Unicode scalars, left to right; `Sources/Detectors/Text/Normalisation` does the same in Swift, and a test
compares the two. White space of any kind becomes one space, dashes become ` - `, quotes become straight, marks of
Markdown and invisible characters go.
"""

from __future__ import annotations

_QUOTES = {0x2018: "'", 0x2019: "'", 0x201A: "'", 0x201B: "'", 0x2032: "'", 0x00B4: "'",
           0x201C: '"', 0x201D: '"', 0x201E: '"', 0x201F: '"', 0x2033: '"', 0x00AB: '"', 0x00BB: '"'}
_DASHES = {cp: " - " for cp in (0x2012, 0x2013, 0x2014, 0x2015)}
_LETTERS = {0x2010: "-", 0x2011: "-", 0x2212: "-", 0x2026: "...", 0x2022: " ", 0x00B7: " ",
            0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_SPACES = {cp: " " for cp in (*range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B),
                              0x2028, 0x2029, 0x202F, 0x205F, 0x3000)}
_DROPPED = {cp: "" for cp in (*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F, 0xAD, *range(0x200B, 0x2010),
                              *range(0x202A, 0x202F), 0x2060, 0xFEFF, ord("*"), ord("`"), ord("#"), ord("_"))}
_MAP = {**_QUOTES, **_DASHES, **_LETTERS, **_SPACES, **_DROPPED}
_CLINGING = frozenset(",.;:!?)")


def normalise(text: str) -> str:
    """The text in the common form; never starts or ends with a space."""
    out: list[str] = []
    hyphens = 0
    for character in text:
        hyphens = hyphens + 1 if character == "-" else 0
        if hyphens == 2:
            out.pop()
        for piece in " - " if hyphens == 2 else "" if hyphens > 2 else _MAP.get(ord(character), character):
            if piece == " " and (not out or out[-1] == " "):
                continue
            if piece in _CLINGING and out and out[-1] == " ":
                out.pop()
            out.append(piece)
    if out and out[-1] == " ":
        out.pop()
    return "".join(out)


def count_words(text: str) -> int:
    """Stretches between spaces of a normalised text that hold a letter or digit."""
    return sum(any(c.isalnum() for c in word) for word in text.split(" "))
