"""Texts of two encodings: UTF-8 in which stretches of an older one stand, as files that were pasted together have them.

Each stretch is read as what it is: a quotation mark of Windows-1252 inside a line of UTF-8, a paragraph of Windows-1251
between others. A letter of UTF-8 that lost a byte stays lost (U+FFFD). No Django in here.
"""

import re
from collections.abc import Callable, Iterator

_VALID = (
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_PIECES = re.compile(rb"[\x00-\x7f]+|((?:%b)+)|([\x80-\xff])" % _VALID)
_RUN = re.compile(rb"[\x80-\xff]+")
_SAMPLE = 16_384
_FEWEST, _LONGEST_LATIN = 20, 2.0
"""Bytes beyond ASCII that tell an encoding, and how many of them stand together, on average, in a Latin script."""

_WORDS = frozenset("ÀàÁáÅåÉéÈèÊêÍíÓóÖöÙùÆæØøÔôªº")
"""Letters that are words by themselves."""

_CLOSING = frozenset("’”»›…—–™")
LOST = "\ufffd"


def read(data: bytes, guess: Callable[[bytes], str]) -> str:
    """Decode a text of UTF-8 and something else. `guess` tells the encoding of a sample. Takes linear time."""
    lines = data.split(b"\n")
    broken = [line for line in lines if not _is_sound(line)]
    other = _encoding_of(broken, guess)
    return "\n".join(_read_line(line, other) for line in lines)


def weigh(data: bytes) -> tuple[int, int, int]:
    """Count letters beyond ASCII that are sound UTF-8, stretches that hold one of three bytes or more, broken bytes."""
    sound = long = broken = 0
    for valid, bad in _PIECES.findall(data):
        if valid:
            letters = valid.decode("utf-8")
            sound += len(letters)
            long += max(letters) > "\u07ff"
        elif bad:
            broken += 1
    return sound, long, broken


def _is_sound(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _encoding_of(lines: list[bytes], guess: Callable[[bytes], str]) -> str:
    """Tell the encoding of the lines that have no UTF-8 at all; Windows-1252 unless they are full of other scripts."""
    sample = b"\n".join(line for line in lines if not any(valid for valid, _ in _PIECES.findall(line[:_SAMPLE])))
    runs = _RUN.findall(sample[:_SAMPLE])
    total = sum(map(len, runs))
    if total < _FEWEST or total / len(runs) <= _LONGEST_LATIN:
        return "cp1252"
    return guess(sample[:_SAMPLE])


def _read_line(line: bytes, other: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if other != "cp1252" and not any(valid for valid, _ in _PIECES.findall(line)):
        try:
            return line.decode(other)
        except UnicodeDecodeError:
            pass
    return "".join(_read_pieces(line))


def _read_pieces(line: bytes) -> Iterator[str]:
    start = -1  # of the run of bytes that are no UTF-8
    for piece in _PIECES.finditer(line):
        if piece[2]:
            start = piece.start() if start < 0 else start
            continue
        if start >= 0:
            yield _read_run(line, start, piece.start())
            start = -1
        yield piece[0].decode("utf-8")
    if start >= 0:
        yield _read_run(line, start, len(line))


def _read_run(line: bytes, start: int, end: int) -> str:
    """Read bytes between sound ones as Windows-1252, unless they are half a letter, or stand where none would."""
    run = line[start:end]
    before, after = line[start - 1 : start] if start else b"", line[end : end + 1]
    if (before or after) and not any(side and side[0] < 0x80 for side in (before, after)):
        return LOST
    text = run.decode("cp1252", errors="replace")
    beside = any(side.isalpha() for side in (before, after))
    if len(run) == 1 and text.isalpha() and not beside and text not in _WORDS:
        return LOST
    is_rest = len(run) > 1 and 0xC2 <= run[0] <= 0xF4 and all(0x80 <= byte <= 0xBF for byte in run[1:])
    if is_rest and not (len(run) == 2 and text[0].isalpha() and text[1] in _CLOSING):
        return LOST
    return text
