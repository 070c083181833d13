"""What a printed page had around its text: its number, and the book's or the chapter's name above or below it.

One line says little: a number on a line of its own may be a section's. Pages are told by their company: their numbers
go on counting at a page's distance, and fall within sentences, where no section does.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fanlight.imports.salvage.surroundings import ends_sentence, first_after, last_before
from fanlight.imports.salvage.values import Decision
from fanlight.kernel.text import fold
from fanlight.works.manuscript import Certainty

FEWEST = 4
"""Pages that follow one another from which on they are believed."""

_FEWEST_HEADS = 3
_NEAREST = 200
"""Characters of text that a page has at the least."""

_MOST_SKIPPED = 3
"""Pages in a row without a number, as where chapters begin."""

_MOST = 50_000
_MOST_HEAD = 60
_LINE = re.compile(
    r"^[ ]*+(?=[^\n]{1,80}$)(?:"
    r"[-–—~|•*\[(<{ ]{0,6}+(?P<bare>\d{1,4})[-–—~|•*\])>} ]{0,6}+"
    r"|(?i:page|pg\.|p\.|seite|página|pagina|стр\.)[ ]?(?P<page>\d{1,4})(?:[ ]?(?:of|/|von|de|из)[ ]?\d{1,4})?+[ ]*+"
    r"|(?P<first>\d{1,4})[ |·•–—-]{1,12}+(?P<right>[^\W\d][^\n]{1,58})"
    r"|(?P<left>[^\W\d][^\n]{1,58}?)[ |·•–—-]{1,12}(?P<last>\d{1,4})[ ]*+"
    r")$",
    re.MULTILINE,
)
_NEIGHBOUR = re.compile(r"[^\n]{1,80}")
_WORDS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may be a page's. `head` is what it says besides the number, folded; `said` that it names pages."""

    start: int
    end: int
    number: int
    head: str
    said: bool


def find_printed(text: str) -> Iterator[Decision]:
    """Find the numbers and the heads of printed pages: offered to be taken out, and off until somebody asks."""
    chain = _chain(_lines(text))
    heads = _heads(text, chain)
    spans = [_with_heads(text, line, heads) for line in chain]
    inside = [_is_inside(text, start, end) for start, end in spans]
    if not any(line.said for line in chain) and sum(inside) < max(2, len(chain) // 5):
        return
    for line, (start, end), goes_on in zip(chain, spans, inside, strict=True):
        has_head = bool(line.head) or (start, end) != (line.start, line.end)
        yield _decision(text, start, end, goes_on=goes_on, is_sure=goes_on or line.said, has_head=has_head)


def _lines(text: str) -> list[_Line]:
    """Give the lines with a number; one that has words beside it only where those words come again."""
    found: list[_Line] = []
    for match in _LINE.finditer(text):
        number = match["bare"] or match["page"] or match["first"] or match["last"]
        head = fold(match["right"] or match["left"] or "").strip()
        found.append(_Line(match.start(), match.end(), int(number), head, match["page"] is not None))
        if len(found) > _MOST:  # no book has as many pages
            return []
    often = Counter(line.head for line in found)
    return [line for line in found if not line.head or often[line.head] >= _FEWEST_HEADS]


def _chain(lines: Sequence[_Line]) -> list[_Line]:
    """Give the longest run of numbers that go on counting, at a page's distance; empty where it is short."""
    longest: dict[int, tuple[int, int]] = {}  # by number: how long the run is that ends there, and with which line
    before: list[int] = []
    top = (0, -1)
    for place, line in enumerate(lines):
        runs = (longest.get(line.number - skipped, (0, -1)) for skipped in range(1, _MOST_SKIPPED + 1))
        length, last = max((run for run in runs if lines[run[1]].end + _NEAREST <= line.start), default=(0, -1))
        before.append(last if length else -1)
        if length + 1 >= longest.get(line.number, (0, -1))[0]:
            longest[line.number] = (length + 1, place)
        top = max(top, (length + 1, place))
    chain: list[_Line] = []
    at = top[1]
    while at >= 0:
        chain.append(lines[at])
        at = before[at]
    return chain[::-1] if len(chain) >= FEWEST else []


def _is_inside(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence goes on across a span."""
    last, after = last_before(text, start), first_after(text, end)
    if last < 0 or after == len(text) or not text[after].islower():
        return False
    return (text[last].isalpha() or text[last] in ",;-") and not ends_sentence(text, last)


def _heads(text: str, chain: Sequence[_Line]) -> frozenset[str]:
    """Give what stands again and again directly above or below the numbers."""
    said: Counter[str] = Counter()
    for line in chain:
        said.update({fold(words) for words, _, _ in _beside(text, line.start, line.end)})
    return frozenset(words for words, number in said.items() if number >= _FEWEST_HEADS and _WORDS.search(words))


def _beside(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Give the short lines next to a span, with where they stand."""
    last = last_before(text, start)
    if last >= 0:
        begin = first_after(text, text.rfind("\n", 0, last) + 1 if last - text.rfind("\n", 0, last) <= 80 else last)
        if last + 1 - begin <= _MOST_HEAD:
            yield text[begin : last + 1], begin, last + 1
    after = first_after(text, end)
    if after < len(text) and (found := _NEIGHBOUR.match(text, after)) is not None:
        words = found[0].rstrip()
        if len(words) <= _MOST_HEAD:
            yield words, after, after + len(words)


def _with_heads(text: str, line: _Line, heads: frozenset[str]) -> tuple[int, int]:
    start, end = line.start, line.end
    for words, begin, stop in _beside(text, start, end):
        if fold(words) in heads:
            start, end = min(start, begin), max(end, stop)
    return start, end


def _decision(text: str, start: int, end: int, *, goes_on: bool, is_sure: bool, has_head: bool) -> Decision:
    """Offer to take a span out with the white space around it, and to join what stands on both sides."""
    words = " ".join(text[start:end].split())[:60]
    last, after = last_before(text, start), first_after(text, end)
    value = ("" if text[last] == "-" else " ") if goes_on else "\n\n"
    rule = "running-head" if has_head else "page-number"
    said = f"“{words}” looks like the head of a printed page." if has_head else f"“{words}” looks like a page's number."
    certainty: Certainty = "likely" if is_sure else "uncertain"
    return Decision(last + 1, "tidy", certainty, rule, said, end=after, value=value, on=False)
