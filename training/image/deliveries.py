"""What happens to a picture between its maker and its reader: the fixed deliveries and the random ones."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

SRGB = ImageCms.createProfile("sRGB")


def opened(source: Path | io.BytesIO) -> Image.Image:
    """An upright 8-bit sRGB picture, transparent parts on white."""
    image = ImageOps.exif_transpose(Image.open(source))
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "L", "CMYK"):
        try:
            with io.BytesIO(profile) as bytes_:
                image = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(bytes_), SRGB, outputMode="RGB")
        except ImageCms.PyCMSError:
            pass
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        image = Image.new("RGBA", layer.size, "white")
        image.alpha_composite(layer)
    return image.convert("RGB")


def shrunk(image: Image.Image, longest: int) -> Image.Image:
    """The picture with no side over `longest` pixels."""
    factor = longest / max(image.size)
    if factor >= 1:
        return image
    return image.resize((max(1, round(image.width * factor)), max(1, round(image.height * factor))), Image.LANCZOS)


def encoded(image: Image.Image, kind: str, quality: int) -> bytes:
    """The picture as a JPEG or WebP file."""
    buffer = io.BytesIO()
    image.save(buffer, kind, quality=quality)
    return buffer.getvalue()


def as_published(path: Path) -> bytes:
    """The file as it is."""
    return path.read_bytes()


def web(path: Path) -> bytes:
    """At most 768 pixels a side, JPEG quality 60."""
    return encoded(shrunk(opened(path), 768), "JPEG", 60)


def messenger(path: Path) -> bytes:
    """At most 512 pixels a side, JPEG quality 40."""
    return encoded(shrunk(opened(path), 512), "JPEG", 40)


FIXED: dict[str, Callable[[Path], bytes]] = {"as-published": as_published, "768-q60": web, "512-q40": messenger}


def random_delivery(path: Path, rng: random.Random) -> bytes:
    """A random crop, size, container and quality, drawn alike for both classes."""
    image = opened(path)
    if rng.random() < 0.5:
        share = rng.uniform(0.6, 1.0)
        width, height = round(image.width * share), round(image.height * share)
        left, top = rng.randint(0, image.width - width), rng.randint(0, image.height - height)
        image = image.crop((left, top, left + width, top + height))
    if rng.random() < 0.7:
        longest = max(image.size)
        target = round(min(max(longest * rng.uniform(0.5, 1.3), 224), 1024))
        scale = target / longest
        filter_ = rng.choice([Image.LANCZOS, Image.BICUBIC, Image.BILINEAR])
        image = image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), filter_)
    if rng.random() < 0.5:
        image = ImageOps.mirror(image)
    return encoded(image, rng.choice(["JPEG", "JPEG", "WEBP"]), rng.randint(35, 96))
