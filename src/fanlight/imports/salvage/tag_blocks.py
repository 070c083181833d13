"""A block of tags in bare text: `kind:` headings, each with one tag a line up to a blank line."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from fanlight.imports.salvage.surroundings import first_after, last_before, starts_line
from fanlight.works.manuscript import Kind

KINDS: dict[str, str] = {
    "rating": "rating",
    "ratings": "rating",
    "warning": "warning",
    "warnings": "warning",
    "archive warning": "warning",
    "archive warnings": "warning",
    "category": "category",
    "categories": "category",
    "fandom": "fandom",
    "fandoms": "fandom",
    "relationship": "relationship",
    "relationships": "relationship",
    "pairing": "relationship",
    "pairings": "relationship",
    "character": "character",
    "characters": "character",
    "freeform": "freeform",
    "freeforms": "freeform",
    "pairing/characters": "relationship",
    "pairing(s)": "relationship",
    "pairings/characters": "relationship",
    "characters/pairing": "relationship",
    "characters/pairings": "relationship",
    "main pairing": "relationship",
    "ship": "relationship",
    "ships": "relationship",
    "main character": "character",
    "main characters": "character",
    "character(s)": "character",
    "fandom(s)": "fandom",
    "warning(s)": "warning",
    "content warning": "freeform",
    "content warnings": "freeform",
    "genre": "freeform",
    "genres": "freeform",
    "genre(s)": "freeform",
    "keywords": "freeform",
    "tag": "freeform",
    "tags": "freeform",
    "additional tag": "freeform",
    "additional tags": "freeform",
    "language": "language",
    "series": "series",
    "collections": "collections",
    "stats": "stats",
}
"""What a label of tags is of, case-folded: a kind of tag, or something else that stands among them."""
_NAMES = "|".join(map(re.escape, sorted(KINDS, key=len, reverse=True)))
_MARKER = re.compile(r"\[[ ]?(?i:(?:starting|start|opening|work|story|begin|ending)? ?tags?)[ ]?:?\]")
_HEAD = re.compile(
    rf"^[ \t]*+[*_]{{0,3}}+((?i:{_NAMES}))[ \t]*+(?:[:：]|(?<=[ ])[-–—](?=[ ]))[*_]{{0,3}}+[ \t]*+([^\n]*)$",
    re.MULTILINE,
)
_INLINE_HEAD = re.compile(rf"(?<![\w/])((?i:{_NAMES})):(?=\s|$)")
_CLOSING = re.compile(r"\[/?[ ]?(?i:(?:end(?: of)?|/)? ?(?:starting |ending )?tags?)[ ]?\]")
_LONGEST_TAG = 300
_LONGEST_LIST = 5000


@dataclass(frozen=True, slots=True)
class Given:
    """A line of the block: what it is headed by, what it says, where it stands. `kind` may be no tag's kind."""

    kind: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TagBlock:
    """A block from `start` to `end`. `marked` when `[starting tags]` opens it, `lined` when its lines were kept."""

    start: int
    end: int
    marked: bool
    lined: bool


TAG_KINDS: dict[str, Kind] = {
    "rating": "rating",
    "warning": "warning",
    "category": "category",
    "fandom": "fandom",
    "relationship": "relationship",
    "character": "character",
    "freeform": "freeform",
}


def find_tag_blocks(text: str) -> list[TagBlock]:
    """Find the blocks, by place: after a marker, or two or more headings of kinds in lines together."""
    blocks: list[TagBlock] = []
    at = text.find("[")
    while at >= 0:
        if (marker := _MARKER.match(text, at)) and (not blocks or at >= blocks[-1].end):
            after = first_after(text, marker.end())
            if _HEAD.match(text, text.rfind("\n", 0, after) + 1) and starts_line(text, after):
                blocks.append(TagBlock(at, _block_end(text, marker.end(), marked=True), True, True))
            elif _INLINE_HEAD.match(text, after):
                blocks.append(TagBlock(at, len(text), True, False))
        at = text.find("[", at + 1)
    return sorted([*blocks, *_unmarked(text, blocks)], key=lambda block: block.start)


def _unmarked(text: str, marked: list[TagBlock]) -> list[TagBlock]:
    found: list[TagBlock] = []
    end = 0
    starts = [block.start for block in marked]
    for head in _HEAD.finditer(text):
        near = bisect_right(starts, head.start()) - 1
        if head.start() < end or (near >= 0 and head.start() < marked[near].end):
            continue
        end = _block_end(text, head.start(), marked=False)
        heads = [h for h in _HEAD.finditer(text, head.start(), end) if KINDS[h[1].casefold()] in TAG_KINDS]
        if len({h[1].casefold() for h in heads}) >= 2:
            found.append(TagBlock(first_after(text, head.start()), end, False, True))
    return found


def _block_end(text: str, at: int, *, marked: bool) -> int:
    """Give the end of the last line that still belongs to the block that opens at `at`."""
    end, open_kind = at, False
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at : min(stop, at + _LONGEST_TAG + 1)].strip()
        if not line:
            open_kind = open_kind and end >= at - 1 and _is_bare_head(text, end)
        elif _HEAD.match(text, at):
            open_kind, end = marked or _is_bare_head(text, stop), stop
        elif open_kind and len(line) <= _LONGEST_TAG:
            end = stop
        elif _CLOSING.fullmatch(line):
            return stop
        else:
            break
        at = stop + 1
    return last_before(text, end) + 1


def _is_bare_head(text: str, end: int) -> bool:
    """Tell whether the line that ends at `end` is a kind with nothing after it: its tags may follow a blank line."""
    start = text.rfind("\n", max(0, end - 60), end) + 1
    if not start and end > 60:
        return False
    head = _HEAD.match(text, start)
    return head is not None and not head[2].strip()


def read_tags(words: str, offset: int = 0) -> list[Given]:
    """Read a block's words line by line; what stands all on one line is cut at its kinds, and no further.

    A line of its own is one name. What stands beside its kind without the block's marker was typed by a person, who
    parts names by commas.
    """
    given: list[Given] = []
    if len(_HEAD.findall(words)) == 0 and _INLINE_HEAD.search(words):
        heads = list(_INLINE_HEAD.finditer(words))
        ends = [*(head.start() for head in heads[1:]), len(words)]
        for head, end in zip(heads, ends, strict=True):
            _give(given, KINDS[head[1].casefold()], words, head.end(), end, offset)
        return given
    kind = ""
    loose = _MARKER.match(words.lstrip()) is None
    for line in re.finditer(r"[^\n]+", words):
        opening = _HEAD.match(line[0])
        if opening is not None:
            kind = KINDS[opening[1].casefold()]
            begin = line.start() + opening.start(2)
            for start, end in _cuts(words, begin, line.end(), kind) if loose else [(begin, line.end())]:
                _give(given, kind, words, start, end, offset)
        elif kind and not _CLOSING.fullmatch(line[0].strip()):
            _give(given, kind, words, line.start(), line.end(), offset)
    return given


def _give(given: list[Given], kind: str, words: str, start: int, end: int, offset: int) -> None:
    name = " ".join(words[start:end].split())
    if name:
        start = first_after(words, start, end)
        given.append(Given(kind, name, offset + start, offset + last_before(words, end) + 1))


def _cuts(words: str, start: int, end: int, kind: str) -> Iterator[tuple[int, int]]:
    """Cut names apart at commas and semicolons outside brackets and quotation marks; a fandom's name may hold some."""
    depth = 0
    quoted = False
    for at in range(start, min(end, start + _LONGEST_LIST)):
        sign = words[at]
        quoted ^= sign == '"'
        depth += (sign in "([") - (sign in ")]")
        if not quoted and depth <= 0 and (sign == ";" or (sign == "," and kind != "fandom")):
            yield start, at
            start = at + 1
    yield start, end
