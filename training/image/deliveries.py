"""What happens to a picture between its maker and its reader: the fixed deliveries."""

from __future__ import annotations

import io
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
