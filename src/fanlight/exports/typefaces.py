"""A typeface that has all letters of a text: the one that comes with Fanlight, else one that this machine has."""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont, features

OWN = Path(__file__).parent / "fonts" / "DejaVuSerif.ttf"

_OWN_LETTERS = re.compile(
    "[\u0020-\u007e\u00a0-\u024f\u0370-\u0373\u0376\u0377\u037a-\u037e\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff"
    "\u0400-\u0481\u048a-\u0513\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20b5]*"
)
_SHAPED = re.compile("[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Scripts that are joined, stacked or written from the right, which takes more than putting letters side by side."""

_LIKELY = (
    "notoserifcjk*", "notosanscjk*", "sourcehanserif*", "sourcehansans*", "wqy*", "droidsansfallback*", "pingfang*",
    "hiragino*", "msyh*", "yugoth*", "malgun*", "applesdgothicneo*", "notonaskharabic*", "notosansarabic*",
    "notoserifhebrew*", "notosanshebrew*", "notoserifdevanagari*", "notosansdevanagari*", "notoserifthai*",
    "notosansthai*", "nirmala*", "leelawui*", "arial unicode*", "arial.*", "dejavusans.*", "freeserif.*",
    "notoserif-*", "notosans-*", "unifont*",
)  # fmt: skip
_MOST_FOLDERS = 2000


def find(text: str) -> str | None:
    """Give the file of a typeface for a text, None where there is none."""
    if not text.strip():
        return None
    if _OWN_LETTERS.fullmatch(text):
        return str(OWN)
    if _SHAPED.search(text) and not features.check("raqm"):
        return None
    return _find_elsewhere("".join(sorted(set(text) - set(" \n"))))


@lru_cache(maxsize=512)
def _find_elsewhere(letters: str) -> str | None:
    return next((path for path in (str(OWN), *_installed()) if _has(path, letters)), None)


@cache
def _installed() -> tuple[str, ...]:
    """Give the files of typefaces on this machine that are likely to have what ours has not, the likeliest first."""
    found: dict[str, list[str]] = {}
    for folder in _folders():
        for path in _fonts_in(folder):
            name = path.name.lower()
            for likely in _LIKELY:
                if Path(name).match(likely):
                    found.setdefault(likely, []).append(str(path))
    return tuple(path for likely in _LIKELY for path in sorted(found.get(likely, ())))


def _folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    elif sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts"
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts")
        yield home / ".local/share/fonts"


def _fonts_in(folder: Path) -> Iterator[Path]:
    for number, (parent, _, names) in enumerate(os.walk(folder)):
        if number > _MOST_FOLDERS:
            return
        yield from (Path(parent, name) for name in names if name.lower().endswith((".ttf", ".otf", ".ttc")))


def _has(path: str, letters: str) -> bool:
    """Tell whether a typeface has all of some letters: those that it has not all look alike."""
    try:
        font = ImageFont.truetype(path, 24)
        lost = _look(font, "\uffff")
        return all(_look(font, letter) != lost for letter in letters)
    except (OSError, ValueError, RuntimeError):  # the last from what shapes letters, for some that stand alone
        return False


def _look(font: ImageFont.FreeTypeFont, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(letter)
    return mask.size, bytes(mask)
