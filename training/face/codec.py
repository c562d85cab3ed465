"""What a picture or a frame goes through on its way to its reader: JPEG, WebP and H.264."""

from __future__ import annotations

import io

import av
import numpy as np
from PIL import Image

av.logging.set_level(av.logging.PANIC)


def still(image: np.ndarray, kind: str, quality: int) -> np.ndarray:
    """The picture after a JPEG or WebP file."""
    buffer = io.BytesIO()
    Image.fromarray(image).save(buffer, kind, quality=quality)
    return np.array(Image.open(buffer).convert("RGB"))


def h264(frames: list[np.ndarray], crf: int, gop: int = 250, preset: str = "veryfast") -> list[np.ndarray]:
    """The frames after H.264 at a constant rate factor (0 lossless … 51 worst); sides are cut to even numbers."""
    height, width = (side // 2 * 2 for side in frames[0].shape[:2])
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.thread_count, stream.gop_size = 1, gop
        stream.options = {"crf": str(crf), "preset": preset}
        for frame in frames:
            cut = np.ascontiguousarray(frame[:height, :width])
            container.mux(stream.encode(av.VideoFrame.from_ndarray(cut, "rgb24")))
        container.mux(stream.encode())
    buffer.seek(0)
    with av.open(buffer) as container:
        container.streams.video[0].thread_count = 1
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
