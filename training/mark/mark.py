"""Reads and writes the open pixel mark ("dwtDct" of the package invisible-watermark); see docs/detectors/marks.md.

The program's reader (Sources/Detectors/Mark) does the same in Swift; `fixtures.py` makes the vectors that hold the two
together, `survey.py` measures.
"""

from pathlib import Path

import numpy as np
import simplejpeg
from PIL import Image

STEP = 36.0
"""Distance between two values that carry the same bit."""
BLOCK = 4
"""Side of a block in the low band: 8 x 8 pixels."""
MOST_BLOCKS = 32_768
"""Blocks looked at in one picture; of a larger one only every second, third ... row of blocks."""
SMALLEST = 65_536
"""The writer leaves smaller pictures alone."""


def bits_of(number: int, count: int) -> np.ndarray:
    """The lowest `count` bits of a number, the highest first."""
    return np.array([number >> (count - 1 - place) & 1 for place in range(count)], float)


def bits_of_text(text: str) -> np.ndarray:
    """The bits of an ASCII text."""
    return bits_of(int.from_bytes(text.encode(), "big"), 8 * len(text))


MESSAGES = {
    "sdxl": bits_of(0xB3EC907BB19E, 48),
    "flux": bits_of(0x2AFE879CF52E, 46),
    "sd1": bits_of_text("StableDiffusionV1"),
    "sd2": bits_of_text("SDV2"),
}

HYPOTHESES = {
    "sdxl": ("sdxl", "float"),
    "sdxl-exchanged": ("sdxl", "exchanged"),
    "flux": ("flux", "float"),
    "sd1": ("sd1", "byte"),
    "sd2": ("sd2", "byte"),
}
"""Name -> message and plane."""

TEXTS = ["sd1", "sd2"]
"""Those whose message is a text."""

THRESHOLDS = {
    "sdxl": (0.76, 0), "sdxl-exchanged": (0.76, 0), "flux": (0.76, 0), "sd1": (0.50, 0.47), "sd2": (0.85, 0.75),
}
"""R at the picture's own size, of the whole message and within the bytes of a text."""
RESCALED_THRESHOLDS = {
    "sdxl": (0.85, 0), "sdxl-exchanged": (0.85, 0), "flux": (0.85, 0), "sd1": (0.60, 0.55), "sd2": (0.93, 0.85),
}
"""After a search over sizes, which asks more often."""

SIZES = sorted({
    size
    for width, height in [
        (1024, 1024), (1152, 896), (1216, 832), (1344, 768), (1536, 640), (1360, 768), (768, 768), (512, 512),
        (768, 512), (512, 640), (2048, 2048),
    ]
    for size in [(width, height), (height, width)]
})
"""Sizes that the generators make by themselves."""


def low_bands(rgb: np.ndarray) -> dict[str, np.ndarray]:
    """The low band of U under each writer's arithmetic; of a large picture only every second, third ... row of blocks."""
    height, width = (side // 4 * 4 for side in rgb.shape[:2])
    rows = height // 8
    every = step_of(rows, width // 8)
    kept = rgb[: rows * 8, :width].reshape(rows, 8, width, 3)[::every].reshape(-1, width, 3)
    r, g, b = (kept[..., channel].astype(np.float32) for channel in range(3))
    u = np.floor(0.492 * (b - (0.299 * r + 0.587 * g + 0.114 * b)) + 128.5)
    r, g, b, u = (halved(plane) for plane in (r, g, b, u))
    return {
        "float": 0.492 * (b - (0.299 * r + 0.587 * g + 0.114 * b)) + 1,
        "exchanged": 0.492 * (r - (0.299 * b + 0.587 * g + 0.114 * r)) + 1,
        "byte": u,
    }


def step_of(rows: int, columns: int) -> int:
    """Of how many rows of blocks one is looked at."""
    return max(1, -(-rows * columns // MOST_BLOCKS))


def halved(plane: np.ndarray) -> np.ndarray:
    """Half the sum of each 2 x 2 pixels."""
    return (plane[0::2, 0::2] + plane[1::2, 0::2] + plane[0::2, 1::2] + plane[1::2, 1::2]) / 2


def largest(band: np.ndarray) -> np.ndarray:
    """Of each block the largest magnitude of all values but the first, in rows of blocks."""
    rows, columns = band.shape[0] // BLOCK, band.shape[1] // BLOCK
    blocks = np.abs(band[: rows * BLOCK, : columns * BLOCK]).reshape(rows, BLOCK, columns, BLOCK)
    blocks = blocks.transpose(0, 2, 1, 3).reshape(rows, columns, BLOCK * BLOCK)
    return blocks[:, :, 1:].max(axis=2)


def folded(values: np.ndarray, every: int, length: int) -> np.ndarray | None:
    """Mean sine and cosine of each bit's blocks, centred; None for pictures that can carry no mark."""
    rows, columns = values.shape
    if values.size < length or values.std() < 0.5:
        return None
    place = ((np.arange(rows) * every * columns)[:, None] + np.arange(columns)).ravel() % length
    counts = np.bincount(place, minlength=length)
    if counts.min() == 0:
        return None
    angle = 2 * np.pi * values.ravel().astype(float) / STEP
    means = [np.bincount(place, phase, minlength=length) / counts for phase in (np.sin(angle), np.cos(angle))]
    return np.stack([mean - mean.mean() for mean in means])


def within_bytes(columns: np.ndarray) -> np.ndarray:
    """Columns of values without what they share at each place of a byte.

    The bits of a text agree there (the first is always 0), and so do the columns of a picture whose width is a multiple of
    eight blocks: a picture with upright edges looks marked with any text.
    """
    bits = columns.reshape(-1, 8, columns.shape[1])
    return (bits - bits.mean(axis=0)).reshape(columns.shape)


def correlation(means: np.ndarray | None, messages: np.ndarray) -> np.ndarray:
    """R, 0 ... 1, of each message (a column): its multiple correlation with the means of sine and cosine."""
    if means is None:
        return np.zeros(messages.shape[1])
    gram = means @ means.T
    wanted = messages - messages.mean(axis=0)
    right = means @ wanted
    if np.linalg.det(gram) > 1e-9 * gram[0, 0] * gram[1, 1]:
        explained = (right * np.linalg.solve(gram, right)).sum(axis=0)
    else:
        # One tells as much as both: of a mark on grey, whose cosines are all zero, or nearly.
        longer = int(gram[1, 1] > gram[0, 0])
        explained = right[longer] ** 2 / max(gram[longer, longer], 1e-12)
    return np.sqrt(np.clip(explained / np.maximum((wanted * wanted).sum(axis=0), 1e-12), 0, 1))


def read(rgb: np.ndarray, others: dict[int, np.ndarray] | None = None) -> tuple[dict, dict]:
    """R of each mark, and of each other message by the mark that it stands beside."""
    height, width = (side // 4 * 4 for side in rgb.shape[:2])
    every = step_of(height // 8, width // 8)
    values = {name: largest(band) for name, band in low_bands(rgb).items()}
    found, chance = {}, {}
    for name, (message, plane) in HYPOTHESES.items():
        bits = MESSAGES[message]
        means = folded(values[plane], every, len(bits))
        found[name] = float(correlation(means, bits[:, None])[0])
        if name in TEXTS:
            inner = None if means is None else within_bytes(means.T).T
            found[f"{name}, within bytes"] = float(correlation(inner, within_bytes(bits[:, None]))[0])
        if others:
            chance[name] = correlation(means, others[len(bits)])
    return found, chance


def pixels_of(path: Path) -> tuple[np.ndarray, np.ndarray | None]:
    """The pixels of a file, and for a JPEG file that stores its colour at half its size the same without interpolation."""
    image = Image.open(path)
    plain = None
    if image.format == "JPEG" and len(getattr(image, "layer", [])) == 3:
        (_, across, down, _), (_, narrow, low, _), _ = image.layer
        if (across, down) == (2 * narrow, 2 * low):
            plain = simplejpeg.decode_jpeg(path.read_bytes(), fastupsample=True, fastdct=False)
    return np.asarray(image.convert("RGB")), plain


def fitting_sizes(width: int, height: int) -> list[tuple[int, int]]:
    """The generators' sizes with the proportions of a picture, within a pixel of rounding."""
    return [
        (w, h) for w, h in SIZES
        if (w, h) != (width, height) and width * height <= 2048 * 2048 and 1 / 2.5 <= width / w <= 2.5
        and (abs(height - h * width / w) <= 1 or abs(width - w * height / h) <= 1)
    ]


def write(rgb: np.ndarray, message: np.ndarray, plane: str) -> np.ndarray:
    """The picture with a message, as the package writes it.

    The package hands the two details of the wavelet back exchanged; so does this.
    """
    height, width = (side // 4 * 4 for side in rgb.shape[:2])
    is_byte = plane == "byte"
    r, g, b = (rgb[..., channel].astype(float) for channel in ([2, 1, 0] if plane == "exchanged" else [0, 1, 2]))
    y = 0.299 * r + 0.587 * g + 0.114 * b
    u, v = 0.492 * (b - y) + 0.5, 0.877 * (r - y) + 0.5
    if is_byte:
        y, u, v = np.round(y), np.round(0.492 * (b - np.round(y)) + 128), np.round(0.877 * (r - np.round(y)) + 128)
    part = u[:height, :width]
    one, two, three, four = part[0::2, 0::2], part[0::2, 1::2], part[1::2, 0::2], part[1::2, 1::2]
    low, diagonal = (one + two + three + four) / 2, (one - two - three + four) / 2
    across, down = (one + two - three - four) / 2, (one - two + three - four) / 2
    number = 0
    for top in range(0, height // 2 - BLOCK + 1, BLOCK):
        for left in range(0, width // 2 - BLOCK + 1, BLOCK):
            block = low[top : top + BLOCK, left : left + BLOCK]
            place = np.abs(block).ravel()[1:].argmax() + 1
            value = block[place // BLOCK, place % BLOCK]
            bit = message[number % len(message)]
            moved = (abs(value) // STEP + 0.25 + 0.5 * bit) * STEP
            block[place // BLOCK, place % BLOCK] = moved if value >= 0 else -moved
            number += 1
    across, down = down, across
    back = np.empty_like(part)
    back[0::2, 0::2] = (low + across + down + diagonal) / 2
    back[0::2, 1::2] = (low + across - down - diagonal) / 2
    back[1::2, 0::2] = (low - across + down - diagonal) / 2
    back[1::2, 1::2] = (low - across - down + diagonal) / 2
    u = u.copy()
    u[:height, :width] = np.clip(np.trunc(back), 0, 255) if is_byte else back
    middle = 128 if is_byte else 0.5
    b, r = y + 2.032 * (u - middle), y + 1.140 * (v - middle)
    g = y - 0.395 * (u - middle) - 0.581 * (v - middle)
    channels = [b, g, r] if plane == "exchanged" else [r, g, b]
    return np.clip(np.round(np.stack(channels, axis=2)), 0, 255).astype(np.uint8)
