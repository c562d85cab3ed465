"""Unpack what the program needs of the OpenVINO wheel: C headers, nine libraries and their licences.

    python training/convert/runtime.py --wheel openvino-2026.4.1-….whl --out .deps
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import wheels

HEADERS, LIBRARIES = "openvino/include/", "openvino/libs/"
NEEDED = (
    "libopenvino.so", "libopenvino_c.so", "libopenvino_ir_frontend.so", "libopenvino_onnx_frontend.so",
    "libopenvino_intel_cpu_plugin.so", "libtbb.so", "libtbbmalloc.so", "libtbbbind_2_5.so", "libhwloc.so",
)


def target(name: str) -> PurePosixPath | None:
    """Where a member of the wheel goes, relative to the output folder; None leaves it out."""
    path = PurePosixPath(name)
    if name.startswith(HEADERS + "openvino/c/"):
        return "include" / path.relative_to(HEADERS)
    if name.startswith(LIBRARIES) and path.name.startswith(NEEDED):
        return "lib/openvino" / path.relative_to(LIBRARIES)
    if ".dist-info/licenses/" in name or path.name in ("LICENSE", "COPYING"):
        return PurePosixPath("licenses/openvino", path.name)
    return None


def unpack(wheel: Path, out: Path) -> None:
    """Write headers, libraries and licences, and the link that `-lopenvino_c` looks for."""
    wheels.unpack(wheel, out, target)
    folder = out / "lib/openvino"
    versioned = next(folder.glob("libopenvino_c.so.*"))
    link = folder / "libopenvino_c.so"
    link.unlink(missing_ok=True)
    link.symlink_to(versioned.name)


def main() -> None:
    arguments = wheels.arguments(__doc__.splitlines()[0])
    unpack(arguments.wheel, arguments.out)


if __name__ == "__main__":
    main()
