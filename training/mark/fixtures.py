"""Makes the marked, hidden and signed pictures in Tests/TestSupport/Pixels and what is expected of them.

Every picture is computed, none is a photograph. Needs numpy, Pillow, simplejpeg and cryptography.

    python training/mark/fixtures.py Tests/TestSupport/Pixels
"""

import base64
import gzip
import json
import struct
import sys
from pathlib import Path

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from PIL import Image
from PIL.PngImagePlugin import PngInfo

import mark

KEY = Ed25519PrivateKey.from_private_bytes(bytes([7] * 32))
SETTINGS = "a lighthouse\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1"


def scene(width: int, height: int, colour: float = 60) -> np.ndarray:
    """Slow waves of colour in steps, with a few sharp edges: small files."""
    y, x = np.mgrid[0:height, 0:width].astype(float)
    wave = np.stack([
        128 + colour * np.sin(x / 41 + y / 67), 120 + colour * np.sin(x / 53 - y / 31 + 1),
        125 + colour * np.sin((x + y) / 47 + 2),
    ], axis=2)
    wave[height // 4 : height // 2, width // 3 : width // 2] += 30
    wave[(x - width * 0.7) ** 2 + (y - height * 0.6) ** 2 < (height / 6) ** 2] -= 40
    return np.clip(np.round(wave / 24) * 24, 0, 255).astype(np.uint8)


def marked(rgb: np.ndarray, name: str) -> np.ndarray:
    """The picture with the mark of one writer."""
    message, plane = mark.HYPOTHESES[name]
    return mark.write(rgb, mark.MESSAGES[message], plane)


def write_marks(folder: Path) -> dict:
    """The marked pictures; returns what each holds, and R of every mark."""
    expected = {}

    def keep(name: str, rgb: np.ndarray, truth: str | None, way: str = "own", **options) -> None:
        path = folder / name
        Image.fromarray(rgb).save(path, **(options or {"lossless": True, "method": 6}))
        pixels, plain = mark.pixels_of(path)
        found, _ = mark.read(pixels if plain is None else plain)
        expected[name] = {"truth": truth, "way": way, "r": {key: round(r, 4) for key, r in found.items()}}

    picture = scene(320, 256)
    keep("unmarked.webp", picture, None)
    for name in mark.HYPOTHESES:
        keep(f"{name}.webp", marked(picture, name), name)
    keep("flux-48.webp", mark.write(picture, mark.bits_of(0x2AFE879CF52E, 48), "float"), None)
    keep("other.webp", mark.write(picture, mark.bits_of(0x1234567890AB, 48), "float"), None)
    keep("two.webp", marked(marked(picture, "sd1"), "sdxl-exchanged"), "sdxl-exchanged")
    large = marked(scene(512, 512), "sdxl")
    keep("sdxl.jpg", large, "sdxl", quality=95)
    keep("sdxl-lossy.webp", large, "sdxl", quality=90)
    half = np.asarray(Image.fromarray(large).resize((256, 256), Image.BICUBIC))
    keep("sdxl-half.webp", half, "sdxl", "rescaled")
    keep("sdxl-crop.webp", large[101:381, 67:347], "sdxl", "cropped")
    return expected


def bits_of(data: bytes) -> np.ndarray:
    """The bits of some bytes, the highest first."""
    return np.unpackbits(np.frombuffer(data, np.uint8))


def hide(rgba: np.ndarray, name: str, payload: bytes, length: int | None = None) -> np.ndarray:
    """The picture with a text in its lowest bits, column after column."""
    bits = bits_of(name.encode() + struct.pack(">I", 8 * len(payload) if length is None else length) + payload)
    columns = rgba.transpose(1, 0, 2).copy()
    part = columns[..., :3] if "rgb" in name else columns[..., 3:]
    flat = part.reshape(-1).copy()
    flat[: len(bits)] = flat[: len(bits)] & 0xFE | bits
    if "rgb" in name:
        columns[..., :3] = flat.reshape(part.shape)
    else:
        columns[..., 3:] = flat.reshape(part.shape)
    return columns.transpose(1, 0, 2)


def write_hidden(folder: Path) -> dict:
    """The pictures with hidden texts; returns what each says."""
    expected = {}
    rgba = np.dstack([scene(96, 80), np.full((80, 96), 255, np.uint8)])
    settings = SETTINGS.encode()
    packed = gzip.compress(settings, mtime=0)

    def keep(name: str, pixels: np.ndarray, value: str | None, **options) -> None:
        Image.fromarray(np.ascontiguousarray(pixels)).save(folder / name, **options)
        expected[name] = value

    first = " ".join(SETTINGS.split())
    keep("alpha-info.png", hide(rgba, "stealth_pnginfo", settings), first)
    keep("alpha-comp.png", hide(rgba, "stealth_pngcomp", packed), first)
    keep("rgb-info.png", hide(rgba[..., :3], "stealth_rgbinfo", settings), first)
    keep("rgb-comp.png", hide(rgba, "stealth_rgbcomp", packed), first)
    keep("alpha-comp.webp", hide(rgba, "stealth_pngcomp", packed), first, quality=80)
    keep("rgb-comp.webp", hide(rgba[..., :3], "stealth_rgbcomp", packed), first, lossless=True)
    keep("flattened.png", rgba, None)
    # A text that claims to be longer than the picture, one of no whole bytes, and a megabyte too much of nothing.
    keep("too-long.png", hide(rgba, "stealth_pnginfo", settings, 0xFFFFFFF8), "stealth_pnginfo")
    keep("odd.png", hide(rgba, "stealth_pnginfo", settings, 8 * len(settings) - 3), "stealth_pnginfo")
    bomb = gzip.compress(bytes(2_000_000), mtime=0)
    keep("bomb.png", hide(np.tile(rgba, (2, 2, 1)), "stealth_pngcomp", bomb), "stealth_pngcomp")
    keep("no-gzip.png", hide(rgba, "stealth_pngcomp", settings), "stealth_pngcomp")
    return expected


def signed(rgb: np.ndarray, comment: dict) -> str:
    """A comment with the signature over the pixels and the comment itself."""
    value = base64.b64encode(KEY.sign(rgb.tobytes() + json.dumps(comment).encode())).decode()
    return json.dumps(comment | {"signed_hash": value})


def write_signed(folder: Path) -> dict:
    """The pictures with signatures; returns the key and what the check of each finds."""
    comment = {"prompt": "un phare, été", "steps": 28, "scale": 5.0, "seed": 4, "sampler": "k_euler"}
    rgb = scene(96, 80)
    inner = signed(rgb, comment)
    outer = json.dumps({"Description": "un phare", "Software": "NovelAI", "Source": "Test", "Comment": inner})
    rgba = np.dstack([rgb, np.full((80, 96), 255, np.uint8)])
    hidden = hide(rgba, "stealth_pngcomp", gzip.compress(outer.encode(), mtime=0))
    texts = PngInfo()
    texts.add_text("Software", "NovelAI")
    texts.add_text("Comment", inner)
    changed = hidden.copy()
    changed[40, 40, 0] ^= 1
    Image.fromarray(hidden).save(folder / "signed-alpha.png")
    Image.fromarray(rgb).save(folder / "signed-text.png", pnginfo=texts)
    Image.fromarray(changed).save(folder / "signed-altered.png", pnginfo=texts)
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + inner.encode()
    Image.fromarray(hidden).save(folder / "signed.webp", lossless=True, exact=True, exif=exif)
    key = KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return {
        "key": base64.b64encode(key).decode(),
        "files": {
            "signed-alpha.png": "trusted", "signed-text.png": "trusted", "signed.webp": "trusted",
            "signed-altered.png": "altered",
        },
    }


def main(folder: Path) -> None:
    """Writes all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    expected = {"marks": write_marks(folder), "hidden": write_hidden(folder), "signed": write_signed(folder)}
    (folder / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
