"""Small pictures, made here: one of each kind that a work may hold."""

import base64
import hashlib
import io
import struct
import zlib

from PIL import Image


def png(width: int = 2, height: int = 2, color: tuple[int, int, int] = (242, 177, 52)) -> bytes:
    """Draw a PNG of one colour."""
    row = b"\0" + bytes(color) * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(row * height)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def avif(width: int = 3, height: int = 2, color: tuple[int, ...] = (242, 177, 52), *, turned: bool = False) -> bytes:
    """Draw an AVIF of one colour, clear where the colour has a fourth number below 255; `turned` by a quarter."""
    out = io.BytesIO()
    exif = Image.Exif()
    if turned:
        exif[0x0112] = 6
    mode = "RGBA" if len(color) == 4 else "RGB"
    Image.new(mode, (width, height), color).save(out, "AVIF", speed=10, max_threads=1, exif=exif)
    return out.getvalue()


GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
LAMP = png()
CHART = png(3, 2, (40, 80, 120))

PICTURES: dict[str, bytes] = {hashlib.sha256(data).hexdigest(): data for data in (LAMP, CHART, GIF)}
"""By their SHA-256."""


def reference(data: bytes) -> str:
    """Give what a Manuscript's HTML calls a picture."""
    return f"original:{hashlib.sha256(data).hexdigest()}"
