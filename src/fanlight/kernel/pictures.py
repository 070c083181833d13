"""Pictures: what kind of one some bytes are, and how large it says that it is."""

from collections.abc import Callable
from typing import Literal

_SIGNATURES = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))


def kind_of(data: bytes) -> str | None:
    """Tell a raster picture's kind by its first bytes: `jpeg`, `png`, `gif`, `webp`, `avif`, or None."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "avif" if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis") else None


def size_of(data: bytes) -> tuple[int, int] | None:
    """Give width and height of a JPEG, PNG, GIF or WebP in pixels; None where its head is cut short or damaged.

    (JPEG: T.81, B.2; PNG, 11.2.2; GIF89a, 18; WebP: RFC 9649, 2.5 to 2.7.)
    """
    kind = kind_of(data)
    size = _SIZES[kind](data) if kind in _SIZES else None
    return size if size and min(size) > 0 else None


def _size_of_jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            return _number(data, at + 7, 2), _number(data, at + 5, 2)
        if mark == 0xFF:  # fills up
            at += 1
        elif mark == 0x01 or 0xD0 <= mark <= 0xD7:  # stands alone
            at += 2
        else:
            at += 2 + max(2, _number(data, at + 2, 2))
    return None


def _size_of_png(data: bytes) -> tuple[int, int] | None:
    is_whole = data[12:16] == b"IHDR" and len(data) >= 33
    return (_number(data, 16, 4), _number(data, 20, 4)) if is_whole else None


def _size_of_gif(data: bytes) -> tuple[int, int] | None:
    return (_number(data, 6, 2, "little"), _number(data, 8, 2, "little")) if len(data) >= 13 else None


def _size_of_webp(data: bytes) -> tuple[int, int] | None:
    part = data[12:16]
    if len(data) < 30:
        return None
    if part == b"VP8X":
        return _number(data, 24, 3, "little") + 1, _number(data, 27, 3, "little") + 1
    if part == b"VP8L" and data[20] == 0x2F:
        bits = _number(data, 21, 4, "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if part == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        return _number(data, 26, 2, "little") & 0x3FFF, _number(data, 28, 2, "little") & 0x3FFF
    return None


def _number(data: bytes, at: int, length: int, order: Literal["big", "little"] = "big") -> int:
    return int.from_bytes(data[at : at + length], order)


_SIZES: dict[str | None, Callable[[bytes], tuple[int, int] | None]] = {
    "jpeg": _size_of_jpeg, "png": _size_of_png, "gif": _size_of_gif, "webp": _size_of_webp,
}  # fmt: skip
