"""Pictures that e-readers need not know (AVIF), as JPEG or PNG: read in a process of its own, within bounds.

A decoder is where hostile pictures are aimed at. What it may take of memory and time is bounded from outside, and a
picture that it stumbles over is left as it is: the page says its words.
"""

import contextlib
import io
import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

from fanlight.exports import processes
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.pictures import kind_of, size_of

SHOWN = frozenset({"jpeg", "png", "gif", "webp"})
"""Kinds of pictures that every e-reader has to show (EPUB 3.3)."""

MOST_PIXELS = 50_000_000
"""Of a picture, by what it says of itself: more than any camera of today has, and 200 MB once it is read."""

MOST_BYTES = 32 << 20
MOST_MADE = 64 << 20
"""Bytes of all that is made for one work; what comes after them is left as it is."""

MOST_MEMORY = 2 << 30
SECONDS = 60
LONGEST_SIDE = 4_096
"""Larger ones are made smaller: e-readers have less memory than that takes."""

_MADE = "made.zip"


def is_shown(data: bytes) -> bool:
    """Tell whether every e-reader shows a picture, as far as its head tells."""
    return kind_of(data) in SHOWN and size_of(data) is not None


def for_readers(pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give those of some AVIF pictures, by name, that could be read, each as a JPEG or, where it is clear, a PNG."""
    given = {f"{name}.avif": data for name, data in pictures.items() if len(data) <= MOST_BYTES}
    if not given:
        return {}
    command = [sys.executable, "-I", "-m", "fanlight.exports.stills"]
    try:
        made = processes.convert(command, given=given, wanted=_MADE, who="Pillow", seconds=SECONDS)
    except (Unreadable, OSError):
        return {}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    return {name: data for name, data in found.items() if kind_of(data) in ("jpeg", "png")}


def _main() -> None:
    """Make what can be made of the pictures in this folder. Whatever goes wrong with one costs the others nothing."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    ends = time.monotonic() + SECONDS / 2
    with zipfile.ZipFile(_MADE, "w") as archive:
        for path in sorted(Path().glob("*.avif")):
            if time.monotonic() > ends or sum(made.file_size for made in archive.infolist()) > MOST_MADE:
                break
            with contextlib.suppress(Exception):
                archive.writestr(path.stem, _still(path.read_bytes()))


def _still(data: bytes) -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415  whoever asks for this process need not wait for it

    with Image.open(io.BytesIO(data), formats=["AVIF"]) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError("too large")
        profile = picture.info.get("icc_profile")
        turned = ImageOps.exif_transpose(picture)
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    is_clear = turned.mode == "RGBA" and turned.getchannel("A").getextrema() != (255, 255)
    out = io.BytesIO()
    if is_clear:
        turned.save(out, "PNG", icc_profile=profile)
    else:
        turned.convert("RGB").save(out, "JPEG", quality=90, icc_profile=profile)
    return out.getvalue()


if __name__ == "__main__":
    _main()
