"""The lines that say what a work is: `Title: …`, `Author: …`, `Rating: …`, as people put them over a story."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fanlight.imports.salvage.capitals import is_named
from fanlight.imports.salvage.forms import MOST, read_form
from fanlight.imports.salvage.surroundings import first_after, last_before
from fanlight.imports.salvage.tag_blocks import KINDS, TAG_KINDS

_FIELDS = """\
title: title|fic|story title|fic title|name of story
author: author|authors|author's name|writer|written by|pen name|penname|by|author(s)
translator: translator|translated by
summary: summary|short summary|description|blurb
notes: a/n|an|author's note|author's notes|author note|author notes|authors note|authors notes|note|notes
kept: disclaimer|disclaimers|dedication|feedback|warning note
series: series|part of series
language: language
status: status|completion status|complete
other: word count|wordcount|words|length|chapters|beta|betas|beta reader|beta readers|beta'd by|betaed by|spoilers
other: archive|archiving|distribution|date|published|updated|packaged|completed|publisher|source|url|story url|link
other: rated|timeline|setting|prompt|for|recipient|written for|e-mail|email|website|challenge|pov|type|season|episode
other: classification|story id|author url|posted|date posted|reviews|favs|follows|favorites|kudos|hits|collections
other: comments|bookmarks|artist|banner|continuity|universe|verse|word count (approx.)|est. words"""
_FIELD_OF: dict[str, str] = {}
for _line in _FIELDS.splitlines():
    _field, _, _labels = _line.partition(": ")
    _FIELD_OF |= dict.fromkeys(_labels.split("|"), _field)
_FIELD_OF = {label: "tags" for label, kind in KINDS.items() if kind in TAG_KINDS} | _FIELD_OF
_NAMES = "|".join(re.escape(label) for label in sorted(_FIELD_OF, key=len, reverse=True)).replace("'", "['’]")
_LABEL = re.compile(
    rf"[*_]{{0,3}}+(?P<label>(?i:{_NAMES}))[ ]{{0,2}}+(?P<colon>[:：]|(?<=[ ])[-–—](?=[ ]))[*_]{{0,3}}+[ ]{{0,3}}+"
)
_INLINE = re.compile(rf"(?<!\S)(?P<label>(?i:{_NAMES}))(?P<colon>:)(?= )")
_STRONG = frozenset({"title", "author", "tags", "summary", "series"})
_READ = frozenset({"title", "author", "series", "language", "status", "translator"})
_WRAPPED = 50
"""Characters of a line that may go on in the next."""
_MOST = 60
"""Lines of one head."""
_MOST_INLINE = 3000
_LONGEST = 5000
_BYLINE = re.compile(r"(?i:(?:written )?by)(?::| )[ ]{0,2}(?P<author>\S[^\n]{0,60})")
_TITLE_BY = re.compile(
    r"(?P<title>[^\n]{1,80}?)(?:,| -| –| —)? (?:by|By|BY) "
    r"(?P<author>\S{1,40}(?: \S{1,20}){0,2}(?<![.,!?\"”]))"
)
_OF_TOTAL = re.compile(
    r"[ ,–-]*[(\[]?(?:(?:part|chapter|ch\.?|pt\.?) ?)?\d{1,3}(?:/| of )(?:\d{1,3}|\?{1,2})[)\]]?$", re.IGNORECASE
)
_PEOPLE = re.compile(r"[,;&]| and (?=\S+$)")


@dataclass(frozen=True, slots=True)
class Field:
    """One of a head's lines: what it says from `value` on, up to `end`; `label` as it is written, "" for none."""

    name: str
    label: str
    start: int
    value: int
    end: int


def find_head(text: str, at: int, stop: int) -> list[Field]:
    """Read the head that begins at `at`, an empty list when the lines there are none.

    Over a whole text a title with a byline may open it.
    """
    whole = not at
    at = first_after(text, at, stop)
    if inline := _inline(text, at, stop):
        return inline
    page = _title_page(text, at, stop) if whole else []
    fields = page + list(_fields(text, first_after(text, page[-1].end, stop) if page else at, stop))
    if not fields:
        return []
    names = {field.name for field in fields}
    if page or (len(fields) > 1 and names & (_STRONG - {"summary"})):
        return fields
    alone = fields[0].name == "title" and "\n" in text[fields[0].end : first_after(text, fields[0].end, stop)]
    return fields if alone else []


def _fields(text: str, at: int, stop: int) -> Iterator[Field]:
    held: Field | None = None
    for _ in range(_MOST):
        end = text.find("\n", at, stop)
        end = stop if end < 0 else end
        label = _LABEL.match(text, at, end)
        if label is not None and text[label.end() : end].strip() and end - at <= _LONGEST:
            if held is not None:
                yield held
            name = _FIELD_OF[label["label"].casefold().replace("’", "'")]
            held = Field(name, label["label"], at, label.end(), last_before(text, end) + 1)
        elif held is not None and label is None and _goes_on(text, held, at):
            held = Field(held.name, held.label, held.start, held.value, last_before(text, end) + 1)
        else:
            break
        at = first_after(text, end, stop)
        if at >= stop:
            break
    if held is not None:
        yield held


def _goes_on(text: str, held: Field, at: int) -> bool:
    """Tell whether the line at `at` is the wrapped rest of the one above."""
    line = text.rfind("\n", 0, held.end) + 1
    return (
        held.name in ("summary", "notes", "kept", "tags", "other")
        and text.count("\n", held.end, at) == 1
        and held.end - line >= _WRAPPED
        and at - held.start < _LONGEST
    )


def _title_page(text: str, at: int, stop: int) -> list[Field]:
    """Read a title with a byline, on one line or on two."""
    end = _line_end(text, at, stop)
    first = text[at:end].strip()
    if not first or len(first) > MOST or _LABEL.match(first) or read_form(first) is not None:
        return []
    below = first_after(text, end, stop)
    both = _TITLE_BY.fullmatch(first)
    if both is not None and text.count("\n", end, below) > 1 and _is_name(both["title"]):
        middle = at + both.start("author")
        return [
            Field("title", "", at, at, at + both.end("title")),
            Field("author", "", at + both.end("title"), middle, at + both.end("author")),
        ]
    byline = _BYLINE.fullmatch(text[below : _line_end(text, below, stop)].rstrip())
    if byline is None or text.count("\n", end, below) > 3 or not _is_name(first) or len(byline["author"].split()) > 5:
        return []
    author = below + byline.start("author")
    return [
        Field("title", "", at, at, at + len(first)),
        Field("author", "", below, author, below + byline.end("author")),
    ]


def _is_name(words: str) -> bool:
    """Tell whether words could be a title: they begin with no small letter and end no sentence."""
    core = words.strip("*_#=~ ")
    fits = bool(core) and not core[0].islower() and core[0] not in "\"“'‘—-" and core[-1] not in ',;:."”'
    return fits and is_named(core) and ". " not in core


def _line_end(text: str, at: int, stop: int) -> int:
    end = text.find("\n", at, stop)
    return stop if end < 0 else end


def _inline(text: str, at: int, stop: int) -> list[Field]:
    """Read a head that stands in running text: three labels or more, one after another, from the very start."""
    stop = min(_line_end(text, at, stop), at + _MOST_INLINE)
    found = list(_INLINE.finditer(text, at, stop))
    if len(found) < 3 or found[0].start() != at:
        return []
    names = [_FIELD_OF[label["label"].casefold().replace("’", "'")] for label in found]
    if not set(names) & (_STRONG - {"summary"}) or any(
        other.start() - one.end() > 1000 for one, other in pairwise(found)
    ):
        return []
    ends = [*(label.start() for label in found[1:]), _sentence_end(text, found[-1].end(), stop)]
    return [
        Field(name, label["label"], label.start(), label.end(), last_before(text, end) + 1)
        for name, label, end in zip(names, found, ends, strict=True)
    ]


_SENTENCE_END = re.compile(r"[.!?][\"”')]?(?= [A-Z\"“])")
_FIRST = re.compile(r"(?:(?:Chapter|CHAPTER|Part) (?:1|One|ONE|I)|Prologue|PROLOGUE)\b")


def _sentence_end(text: str, at: int, stop: int) -> int:
    """Guess the end of the last value: where the first chapter begins, else the sentence's end."""
    heading = _FIRST.search(text, at, stop)
    if heading is not None:
        return heading.start()
    found = _SENTENCE_END.search(text, at, stop)
    return found.end() if found else text.find(" ", at + 1, stop) if text.find(" ", at + 1, stop) > 0 else stop


@dataclass(frozen=True, slots=True)
class Detail:
    """What a head says of the work: `name` is title, author, series, language, status, or a label that has no field."""

    name: str
    value: str
    start: int
    end: int


def read_details(words: str, offset: int = 0) -> list[Detail]:
    """Read the lines of a piece of details: labelled ones by their labels, a byline, and else a title."""
    details: list[Detail] = []
    for line in re.finditer(r"\S[^\n]*", words):
        label = _LABEL.match(line[0])
        byline = None if label else _BYLINE.fullmatch(line[0].rstrip())
        if label is not None:
            name, begin = _FIELD_OF[label["label"].casefold().replace("’", "'")], label.end()
            name = name if name in _READ else label["label"]
        elif byline is not None:
            name, begin = "author", byline.start("author")
        else:
            name, begin = "title", 0
        start, end = offset + line.start() + begin, offset + line.end()
        details += _values(name, line[0][begin:].strip(), start, end)
    return details


def _values(name: str, value: str, start: int, end: int) -> Sequence[Detail]:
    value = " ".join(value.strip("*_#=~ ").split())
    if name == "title":
        value = _OF_TOTAL.sub("", value).strip('"“”') or value
    people = _PEOPLE.split(value) if name in ("author", "translator") else [value]
    return [Detail(name, one.strip(), start, end) for one in people if one.strip()]
