"""Text that was decoded wrongly once and saved so: `â€™` for `’`, `Ã©` for `é`, `РїСЂ` for `пр`. No Django in here.

Nothing is ever repaired unasked. `find_mojibake` proposes, each proposal a span of the text, what it should read as,
how sure that is and why; whoever asks shows it to a person, and puts in what that person says yes to:

    for repair in find_mojibake(text):          # in order, apart from each other
        text[repair.at : repair.end]            # what stands there: "â€™"
        repair.repaired                         # what it should read as: "’"
        repair.certainty, repair.said           # "certain", "“â€™” is “’”: UTF-8 that was taken for Windows-1252."
    repaired(text, chosen)                      # the text with some or all of them put in

`looks_wrong` is the cheap question that comes first where a whole library goes through: it asks for the byte pairs that
all but wrongly decoded texts lack, and only then looks closer.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import TypeAlias

from fanlight.works.manuscript import Certainty

MOST = 100_000
"""Proposals for one text: more than a person will ever look at."""

MOST_TRIED = 20_000
"""Different words that are looked at closely: more than a book has, and a bound on what a hostile file costs."""

_REACH = 48
"""Characters on either side of what looks wrong that are looked at with it, up to a blank."""

_WIDEST = 512
_BLOCK = 4096
"""Characters that are asked at once whether a look is worth while."""

_BLANKS = frozenset(" \t\n\r\v\f")
_FEWEST, _FEWEST_TO_FOLLOW = 5, 3
"""Repairs of one kind in a text that vouch for each other; that let others be told by the same mistake."""

_HINTS = tuple(
    (byte, re.compile(first + rest))
    for byte, first, rest in (
        (
            b"\xc3",
            b"\xc3",
            rb"(?:[\x80-\xb4]\xc2[\x80-\xbf]|\xa2\xe2\x82\xac|[\x83\x8e-\x91\x97-\x99](?:\xc5|\xc6|\xcb|\xe2)|\xb0\xc5\xb8)",
        ),
        (b"\xc2", b"\xc2", rb"[\x80-\x9f]"),
        (b"\xc4", b"\xc4\x82\xc2", b""),
        (b"\xce", b"\xce", rb"(?:[\x93\xb2]\xe2\x82\xac|[\x93\x9e]\xc2|\x93\xc3\x87)"),
        (b"\xd0", b"\xd0", rb"(?:\xb2\xd0\x82|[\x93\xa0\xa1](?:\xc2|\xd1[\x92-\x9f]|\xd0[\x82-\x8f]|\xe2))"),
        (b"\x88", b"\xe2\x88\x9a", rb"[\xc2\xce\xe2]"),
        (b"\xc3", b"\xe2\x80\x9a\xc3\x84", b""),
        (b"\x94", b"\xe2\x94\x9c", rb"[\xc2\xe2]"),
    )
)
"""Pairs of characters, as UTF-8, that wrongly decoded texts are full of and sound ones nearly free of.

Each with a byte that it cannot be without, for which a whole book is searched in microseconds.
"""

_NAMES = {
    "latin-1": "Latin-1",
    "iso-8859-2": "Latin-2",
    "macroman": "Mac Roman",
    "cp437": "a DOS code page",
    **{f"sloppy-windows-125{n}": f"Windows-125{n}" for n in range(8)},
}
_USUAL = frozenset({"latin-1", "sloppy-windows-1252"})
_STRETCH = re.compile(r"[^\x00-\x7f]{2,512}+")
_MARKS = frozenset("‘’‚“”„–—…•™\u00a0")


@dataclass(frozen=True, slots=True)
class Repair:
    """A proposal: `text[at:end]` should read `repaired`. Positions count characters, as Python does."""

    at: int
    end: int
    repaired: str
    certainty: Certainty
    said: str


_Found: TypeAlias = tuple[int, str, str, str]
"""Where, what stands there, what it should read as, and the codec that made the mistake."""


@dataclass(frozen=True, slots=True)
class _Mended:
    """What a word should read as: pairs of a place in it and what stands there now, and the mistake that was made."""

    parts: tuple[tuple[int, str, str], ...]
    mistake: str


def find_mojibake(text: str) -> tuple[Repair, ...]:
    """Give the places that look wrongly decoded, with what they should read as. Takes time with the text's length."""
    if text.isascii():
        return ()
    known: dict[str, _Mended] = {}
    found: list[_Found] = []
    for start, end in _windows(text):
        word = text[start:end]
        mended = known.get(word)
        if mended is None:
            if len(known) >= MOST_TRIED:
                continue
            mended = known[word] = _mend(word)
        found += [(start + at, wrong, right, mended.mistake) for at, wrong, right in mended.parts]
        if len(found) >= MOST:
            break
    repairs = [*_judged(found[:MOST]), *_same_again(text, found)]
    return tuple(sorted(repairs, key=attrgetter("at"))[:MOST])


def repaired(text: str, repairs: Iterable[Repair]) -> str:
    """Give the text with these repairs put in; they are in order and apart from each other, as they were found."""
    parts, at = list[str](), 0
    for repair in repairs:
        parts += (text[at : repair.at], repair.repaired)
        at = repair.end
    return "".join((*parts, text[at:]))


def looks_wrong(texts: Iterable[str]) -> Repair | None:
    """Tell whether any of these texts was surely decoded wrongly, and give one place that shows it."""
    several = list(texts)
    if next(_hints("\n".join(several).encode("utf-8", errors="replace")), None) is None:
        return None
    for text in several:
        if text.isascii():
            continue
        utf8 = text.encode("utf-8", errors="replace")
        for hint in islice(_hints(utf8), _FEWEST):
            near = utf8[max(0, hint.start() - 200) : hint.end() + 200].decode("utf-8", errors="ignore")
            if sure := next((repair for repair in find_mojibake(near) if repair.certainty == "certain"), None):
                return sure
    return None


def _hints(utf8: bytes) -> Iterator[re.Match[bytes]]:
    """Give the places that may be wrong, of one kind after the other."""
    return (found for byte, pattern in _HINTS if byte in utf8 for found in pattern.finditer(utf8))


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Give the words around what looks wrong, those that touch as one."""
    start = end = 0
    for bad in _bad_places(text):
        if bad[1] <= end:
            continue
        left, right = _word(text, *bad)
        if left <= end and end and right - start <= _WIDEST:
            end = right
            continue
        if end > start:
            yield start, end
        start, end = max(left, end), right
    if end > start:
        yield start, end


def _bad_places(text: str) -> Iterator[tuple[int, int]]:
    for at in range(0, len(text), _BLOCK):
        block = text[at : at + _BLOCK + 3]  # what stands across the border is found from its left
        if not block.isascii() and next(_hints(block.encode("utf-8", errors="replace")), None):
            from ftfy.badness import BADNESS_RE  # noqa: PLC0415  hardly any text comes here, and ftfy takes long to load

            for bad in BADNESS_RE.finditer(text, max(0, at - 3), at + _BLOCK):
                yield bad.span()


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    least, most = max(0, start - _REACH), min(len(text), end + _REACH)
    while start > least and text[start - 1] not in _BLANKS:
        start -= 1
    while end < most and text[end] not in _BLANKS:
        end += 1
    return start, end


def _mend(word: str) -> _Mended:
    from ftfy import fix_encoding_and_explain  # noqa: PLC0415

    explained = fix_encoding_and_explain(word)
    right = explained.text
    if right == word or "\ufffd" in right or len(right) > len(word):
        return _Mended((), "")
    steps = [name for action, name in explained.explanation or () if action == "encode"]
    parts = tuple(part for part in _differences(word, right) if not _ends_in_capitals(word, *part[:2], alone=True))
    return _Mended(parts, steps[0] if steps else "")


def _ends_in_capitals(word: str, at: int, wrong: str, *, alone: bool) -> bool:
    """Tell a capital and the mark after it, as in “AMANHÃ” and À°, which only look like two halves of a letter.

    `alone` says that nothing else in the text vouches for a mistake, so that a word of one letter is believed too.
    """
    if len(wrong) != 2 or not wrong[0].isupper() or wrong[1] <= "\u00a0" or wrong[1].isalpha():
        return False
    before, after = word[at - 1 : at] if at else "", word[at + 2 : at + 3]
    return not after.isalpha() and (before.isupper() or (alone and not before.isalpha()))


def _same_again(text: str, found: list[_Found]) -> Iterator[Repair]:
    """Give what the mistake that a text is full of did to its other words, which by themselves look like words."""
    made = Counter(mistake for *_, mistake in found if mistake).most_common(1)
    if not made or made[0][1] < _FEWEST_TO_FOLLOW:
        return
    mistake = made[0][0]
    codec = "sloppy-windows-1252" if mistake in _USUAL else mistake
    known: dict[str, str] = {}
    taken = iter([*((at, at + len(wrong)) for at, wrong, _, _ in found), (len(text), len(text))])
    start, end = next(taken)
    for stretch in _STRETCH.finditer(text):
        while end <= stretch.start():
            start, end = next(taken, (len(text), len(text) + 1))
        wrong = stretch[0]
        if start < stretch.end():
            continue
        if wrong not in known and len(known) < MOST_TRIED:
            known[wrong] = _undone(wrong, codec)
        right = known.get(wrong, "")
        if right and (right <= "\u017f" or not _ends_in_capitals(text, stretch.start(), wrong, alone=False)):
            yield Repair(stretch.start(), stretch.end(), right, "likely", _said(wrong, right, mistake))


def _undone(wrong: str, codec: str) -> str:
    try:
        right = wrong.encode(codec).decode("utf-8")
    except UnicodeError:
        return ""
    return right if right.isprintable() or right == "\u00a0" else ""


def _differences(wrong: str, right: str) -> Iterator[tuple[int, str, str]]:
    """Give the stretches that differ. Mistakes of this kind leave ASCII alone, so it parts them."""
    mine, yours = re.findall(r"[\x00-\x7f]+", wrong), re.findall(r"[\x00-\x7f]+", right)
    if mine != yours or wrong[:1].isascii() != right[:1].isascii():
        yield 0, wrong, right
        return
    others = iter(re.findall(r"[^\x00-\x7f]+", right))
    for stretch in re.finditer(r"[^\x00-\x7f]+", wrong):
        meant = next(others, "")
        if stretch[0] != meant:
            yield stretch.start(), stretch[0], meant


def _judged(found: list[_Found]) -> Iterator[Repair]:
    often = Counter(mistake for *_, mistake in found)
    for at, wrong, right, mistake in found:
        usual = mistake in _USUAL or not mistake
        certainty: Certainty = "likely"
        if usual and (set(right) & _MARKS or len(wrong) >= 4 or often[mistake] >= _FEWEST or _is_control(wrong)):
            certainty = "certain"
        elif not usual and often[mistake] < _FEWEST and len(right) < 4:
            certainty = "uncertain"
        yield Repair(at, at + len(wrong), right, certainty, _said(wrong, right, mistake))


def _is_control(wrong: str) -> bool:
    return all("\x80" <= character <= "\x9f" for character in wrong)


def _said(wrong: str, right: str, mistake: str) -> str:
    shown = "".join(c if c.isprintable() else "�" for c in wrong)
    if _is_control(wrong):
        return f"“{shown:.40}” is “{right:.40}”: Windows-1252 that was taken for Latin-1."
    name = _NAMES.get(mistake, "another encoding")
    return f"“{shown:.40}” is “{right:.40}”: UTF-8 that was taken for {name}."
