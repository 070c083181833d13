"""Covers: title and names under a fanlight, the window over a door. Most e-readers show rasters alone."""

import colorsys
import hashlib
import io
import math
from collections.abc import Sequence
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont

from fanlight.exports import typefaces
from fanlight.kernel.text import squish

WIDTH, HEIGHT = 600, 900
_MARGIN = 50
_TITLE_TOP, _NAMES_TOP = 380, 770
_TITLE_SIZES, _NAMES_SIZES = (64, 54, 44, 36), (34, 28, 24)
_MOST_LETTERS = 300
_LEVELS = 32
"""Shades between the ground, 0, and the ink: as many as the eye asks of a letter's edge."""

_INK = _LEVELS - 1


def draw(title: str, names: Sequence[str]) -> bytes:
    """Give a PNG. Words that no typeface here has letters for are left out; the colour tells works apart still."""
    by = ", ".join(names)
    picture = _window().copy()
    canvas = ImageDraw.Draw(picture)
    _write(canvas, squish(title)[:_MOST_LETTERS], top=_TITLE_TOP, bottom=_NAMES_TOP - 40, sizes=_TITLE_SIZES)
    _write(canvas, squish(by)[:_MOST_LETTERS], top=_NAMES_TOP, bottom=HEIGHT - _MARGIN, sizes=_NAMES_SIZES)
    picture.putpalette(_colors(_hue(by or title)))
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1, compress_type=Image.RLE)
    return out.getvalue()


@cache
def _window() -> Image.Image:
    """Draw what every cover has, in shades of one colour."""
    picture = Image.new("L", (WIDTH, HEIGHT), 0)
    canvas = ImageDraw.Draw(picture)
    center, base = WIDTH // 2, 300
    for radius, shade in ((200, 7), (190, 3), (70, 7), (62, 18)):
        box = (center - radius, base - radius, center + radius, base + radius)
        canvas.pieslice(box, 180, 360, fill=shade)
    for number in range(1, 6):
        angle = math.pi * number / 6
        ends = [(center + r * math.cos(angle), base - r * math.sin(angle)) for r in (70, 196)]
        canvas.line([*ends[0], *ends[1]], fill=7, width=7)
    canvas.rectangle((center - 200, base, center + 200, base + 9), fill=7)
    canvas.line((_MARGIN, _NAMES_TOP - 24, WIDTH - _MARGIN, _NAMES_TOP - 24), fill=11, width=2)
    return picture


def _hue(word: str) -> int:
    """Give one of 256 hues, the same for all works by one creator."""
    return hashlib.sha256(word.encode("utf-8", errors="replace")).digest()[0]


@cache
def _colors(hue: int) -> bytes:
    """Give a palette from a dark ground to light ink."""
    ground, ink = colorsys.hls_to_rgb(hue / 256, 0.2, 0.45), (0.98, 0.96, 0.9)
    steps = (level / _INK for level in range(_LEVELS))
    return bytes(round(255 * (a + (b - a) * step)) for step in steps for a, b in zip(ground, ink, strict=True))


def _write(canvas: ImageDraw.ImageDraw, text: str, *, top: int, bottom: int, sizes: Sequence[int]) -> None:
    path = typefaces.find(text)
    if path is None:
        return
    lines: list[str] = []
    font = _font(path, sizes[-1])
    for size in sizes:
        font = _font(path, size)
        lines = _wrapped(text, font)
        if len(lines) * size * 1.25 <= bottom - top:
            break
    most = max(1, int((bottom - top) // (font.size * 1.25)))
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]
    for number, line in enumerate(lines):
        left = (WIDTH - font.getlength(line)) / 2
        canvas.text((left, top + number * font.size * 1.25), line, font=font, fill=_INK)


@lru_cache(maxsize=32)
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Break a text into lines at its spaces, and within words that are too long or written without any."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        wider = f"{line} {word}" if line else word
        if font.getlength(wider) <= WIDTH - 2 * _MARGIN:
            line = wider
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, font)
        lines += whole
    return [*lines, line] if line else lines


def _pieces(word: str, font: ImageFont.FreeTypeFont) -> list[str]:
    pieces = [""]
    if font.getlength(word) <= WIDTH - 2 * _MARGIN:
        return [word]
    for letter in word:
        if pieces[-1] and font.getlength(pieces[-1] + letter) > WIDTH - 2 * _MARGIN:
            pieces.append("")
        pieces[-1] += letter
    return pieces
