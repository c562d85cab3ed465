"""Make 50 JPEG pictures of 1600 × 1200 pixels with photograph-like spectra, the same ones every time.

    python make_images.py FOLDER
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image

COUNT, WIDTH, HEIGHT = 50, 1600, 1200


def picture(seed: int) -> Image.Image:
    """Noise whose amplitude falls with frequency as in photographs (1/f), in three correlated channels."""
    source = np.random.default_rng(seed)
    frequency = np.hypot(np.fft.fftfreq(HEIGHT)[:, None], np.fft.rfftfreq(WIDTH)[None]) + 1e-3
    layers = [np.fft.irfft2(np.fft.rfft2(source.normal(size=(HEIGHT, WIDTH))) / frequency, (HEIGHT, WIDTH)) for _ in range(3)]
    channels = np.stack([layers[0], layers[0] + 0.3 * layers[1], layers[0] + 0.3 * layers[2]], 2)
    channels = (channels - channels.mean()) / channels.std()
    return Image.fromarray(np.clip(128 + 48 * channels, 0, 255).astype(np.uint8))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(COUNT):
        picture(seed).save(folder / f"{seed:02}.jpg", quality=85)
