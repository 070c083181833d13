"""Traces of lost markup inside the text: scene breaks, paragraphs that were joined, blanks before commas."""

import re
from collections.abc import Iterator

from fanlight.imports.salvage.speakers import names_speaker
from fanlight.imports.salvage.surroundings import first_after, is_capital, opens_with_capital, quote_side
from fanlight.imports.salvage.values import Decision
from fanlight.works.manuscript import Certainty

MOST = 100_000
"""Traces noted of one kind: more than any book has, and a bound on what a hostile file makes us keep."""

_ORNAMENT = (
    r"(?:-{2,}+|—{2,}+|(?:\*[ ]?){3,}+|\*{3,}+|~{2,}+|(?:~[ ]){2,}+~|_{3,}+|={3,}+|(?:#[ ]?){1,3}+|[•◊§⁂]{1,5}+)"
)
_BREAK_LINE = re.compile(rf"^[ \t]*+({_ORNAMENT}|(?:[-–—*~#=_+<>|/\\.•◊°o0xX][ ]?){{3,}}+|[*~•])[ \t]*+$", re.MULTILINE)
_LETTERS = re.compile(r"^[ ]*+([oO0xX]{3,9}|[oO0xX](?:[ ][oO0xX]){2,9})[ ]*+$", re.MULTILINE)
_HAS_SIGN = re.compile(r"[-–—*~#=_+•◊⁂§°]")
_INLINE = (
    re.compile(r"-{2,}+"),
    re.compile(r"\*[ ]?\*[ ]?\*(?:[ ]?\*)*+"),
    re.compile(r"~[ ]?~(?:[ ]?~)*+"),
    re.compile(r"#(?:[ ]?#)*+"),
)
_QUOTE = re.compile('["”]')


def find_scene_breaks(text: str) -> Iterator[Decision]:
    """Find ornaments on lines of their own, and between sentences in running text."""
    for count, found in enumerate(_BREAK_LINE.finditer(text)):
        if count == MOST:
            break
        if _HAS_SIGN.search(found[1]):
            said = f"“{found[1].strip()[:20]}” on a line of its own is a scene break."
            yield Decision(
                found.start(1),
                "scene break",
                "certain",
                "ornament-line",
                said,
                end=found.start(1) + len(found[1].rstrip()),
            )
    for count, found in enumerate(_LETTERS.finditer(text)):
        if count == MOST:
            break
        said = f"“{found[1]}” on a line of its own looks like a scene break."
        yield Decision(found.start(1), "scene break", "likely", "ornament-of-letters", said, end=found.end(1))
    count = 0
    for pattern in _INLINE:
        for found in pattern.finditer(text):
            if count < MOST and (decision := _between_sentences(text, found)) is not None:
                count += 1
                yield decision


def _between_sentences(text: str, found: re.Match[str]) -> Decision | None:
    start, end = found.start(), found.end()
    line = text[max(0, start - 12) : start].rpartition("\n")[2]
    before = line.rstrip(" ")
    if not before:
        return None
    spaced = text[end : end + 1].isspace() and line != before
    after = end
    while after < end + 4 and text[after : after + 1] == " ":
        after += 1
    ends = before[-1] in ".!?…" or (before[-1] in "\"”’')" and before[-2:-1] in tuple(".!?…-—"))
    last = first_after(text, end) == len(text)
    if not ends or not (last or opens_with_capital(text, after)) or (found[0] == "#" and not spaced and not last):
        return None
    if quote_side(text, end) == "closing" and text[end : end + 1] == '"':
        return None
    certainty: Certainty = "certain" if spaced or len(found[0]) > 1 else "likely"
    said = f"“{found[0][:20]}” between two sentences is a scene break."
    return Decision(start, "scene break", certainty, "ornament-between-sentences", said, end=end)


def find_lost_breaks(text: str) -> Iterator[Decision]:
    """Find where a closing quotation mark is directly followed by a capital.

    Two paragraphs were joined there, unless the words after it say who spoke: then only a blank was lost, which is
    offered and not put in unasked.
    """
    side = "closing"
    count = last = 0
    for found in _QUOTE.finditer(text):
        at = found.start()
        if text.find("\n", last, at) >= 0:
            side = "closing"
        last = at
        if found[0] == '"':
            side = quote_side(text, at) or ("closing" if side == "opening" else "opening")
            if side == "opening":
                continue
        after = text[at + 1 : at + 2]
        if after and is_capital(after) and after.isupper() and text[at - 1 : at] in ".!?…,-—" and at and count < MOST:
            count += 1
            if names_speaker(text, at + 1):
                said = "A blank is missing between a speech and who says it; it can be put in."
                yield Decision(at + 1, "tidy", "likely", "quote-then-speaker", said, end=at + 1, value=" ", on=False)
            else:
                said = "A closing quotation mark is directly followed by a capital: a paragraph's end was lost here."
                yield Decision(at + 1, "paragraph", "likely", "quote-then-capital", said, end=at + 1)


def find_tidy_ups(text: str) -> Iterator[Decision]:
    """Find blanks before a comma or full stop: they are offered to be taken out, and off until somebody asks."""
    count = 0
    for sign in (",", ".", ";", "!", "?"):
        at = text.find(" " + sign)
        while at >= 0 and count < MOST:
            start = at
            while start > 0 and text[start - 1] == " ":
                start -= 1
            after = text[at + 2 : at + 3]
            if (
                start > 0
                and text[start - 1] != "\n"
                and text[start - 1].isalnum()
                and (not after or after.isspace() or after in '"”')
            ):
                count += 1
                said = f"A blank before “{sign}” is left of removed markup; it can be taken out."
                yield Decision(start, "tidy", "likely", "blank-before-sign", said, end=at + 1, on=False)
            at = text.find(" " + sign, at + 1)
