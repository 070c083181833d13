"""What the archive's page printed around the story: the way to other works, the series, pointers to notes."""

import re
from dataclasses import dataclass

from fanlight.imports.salvage.labels import SEE_END, TEXT_BEGINS
from fanlight.imports.salvage.surroundings import (
    first_after,
    is_after_sentence,
    last_before,
    opens_with_capital,
    starts_line,
)
from fanlight.works.manuscript import SeriesPlace

_SERIES_HEAD = re.compile(r"Series this work belongs to[ ]{0,2}+:?")
_LINK = re.compile(
    r"[ \n]*+(?:[←→↑»«<>][ \n]*+)?(?:Next|Previous) (?:Work|Chapter)(?![\w])(?:[ ]{0,2}+[←→»«>])?", re.IGNORECASE
)
_PLACE = re.compile(
    r"[ \n]*+(?:[←→,;][ \n]*+)?Part (\d{1,4}(?:\.\d)?) of (?:the )?(?P<title>[^\n]{1,200}? |[^\n]{1,200}?)?"
    r"series(?=[ \n]*+(?:$|\n|[,;.←→]|Next (?:Work|Chapter)|Previous Work|Part \d|\[))",
    re.IGNORECASE,
)
_LINE_PLACE = re.compile(r"^[ ]*+Part (\d{1,4}) of (?:the )?([^\n]{1,200}?)(?: series)?[ ]*$", re.IGNORECASE)

_NAME_FIRST = re.compile(
    r"^[ ]*+(\S[^\n]{0,200}?)[,:]?[ ]\(?(?:#|(?:Part|Book|No\.?)[ ])(\d{1,4})\)?[ ]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """A span that is no part of the story. `marker` names which: series, link, text begins, see chapter, see work."""

    start: int
    end: int
    marker: str


def find_navigation(text: str) -> list[Furniture]:
    """Find everything that the page printed, by place, without overlaps."""
    found = [*_series(text), *_links(text), *_text_begins(text), *_see_end(text)]
    ordered: list[Furniture] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not ordered or span.start >= ordered[-1].end:
            ordered.append(span)
    return ordered


def _series(text: str) -> list[Furniture]:
    found: list[Furniture] = []
    at = text.find("Series this work belongs to")
    while at >= 0:
        head = _SERIES_HEAD.match(text, at)
        end = head.end() if head else at + 1
        if head and (head[0].endswith(":") or starts_line(text, at)):
            while (part := _LINK.match(text, end) or _PLACE.match(text, end)) is not None:
                end = part.end()
            found.append(Furniture(at, end, "series"))
        at = text.find("Series this work belongs to", end)
    return found


def _links(text: str) -> list[Furniture]:
    """Find `Next Work` and its like, on lines of their own or as the last words of all."""
    found: list[Furniture] = []
    for words in ("Next Work", "Previous Work", "Next Chapter", "Previous Chapter"):
        at = text.find(words)
        while at >= 0:
            end = at + len(words)
            start = at - 2 if at >= 2 and text[at - 2] in "←→«<" else at
            end += 2 if text[end : end + 2].strip() in ("→", "←", "»", ">") else 0
            after = first_after(text, end)
            alone = starts_line(text, start) and (after == len(text) or "\n" in text[end:after])
            if alone or (after == len(text) and is_after_sentence(text, start)):
                found.append(Furniture(start, end, "link"))
            at = text.find(words, end)
    return found


def _text_begins(text: str) -> list[Furniture]:
    """Find `Chapter Text`: where a sentence or a heading ends; in a text that has it there, anywhere before a capital.

    For what stands above it, a title or a note, may end without a full stop.
    """
    found: list[Furniture] = []
    loose: list[Furniture] = []
    for words in ("Chapter Text", "Work Text"):
        at = text.find(words)
        while at >= 0:
            if (match := TEXT_BEGINS.match(text, at)) is not None:
                span = Furniture(at, match.end(), "text begins")
                if starts_line(text, at) or is_after_sentence(text, at) or _after_number(text, at):
                    found.append(span)
                elif text[at - 1] == " " and opens_with_capital(text, first_after(text, match.end())):
                    loose.append(span)
            at = text.find(words, at + len(words))
    return [*found, *loose] if found else []


def _after_number(text: str, at: int) -> bool:
    """Tell whether the words before are a heading's: `Chapter 2 Chapter Text`, `Chapter 2: Fog Chapter Text`."""
    last = last_before(text, at)
    return bool(re.search(r"Chapter \d{1,4}[^.\n]{0,120}$", text[max(0, last - 140) : last + 1]))


def _see_end(text: str) -> list[Furniture]:
    found: list[Furniture] = []
    at = text.find("See the end of the ")
    while at >= 0:
        opening = text.rfind("(", max(0, at - 4), at)
        match = SEE_END.match(text, opening) if opening >= 0 else None
        if match is not None:
            found.append(Furniture(opening, match.end(), f"see {match[1]}"))
        at = text.find("See the end of the ", at + 1)
    return found


def read_series(words: str) -> list[SeriesPlace]:
    """Read `Part 1 of the Keepers of the Light series`, however many there are, in order."""
    places: list[SeriesPlace] = []
    at = words.find("Part ")
    while at >= 0:
        match = _PLACE.match(words, at)
        if match is not None and (match["title"] or "").strip():
            places.append(SeriesPlace(" ".join(match["title"].split()), float(match[1])))
        at = words.find("Part ", match.end() if match else at + 5)
    return places


def read_series_line(line: str) -> SeriesPlace:
    """Read a line of a tag block's series: with or without its place."""
    match = _LINE_PLACE.match(line)
    if match is not None:
        return SeriesPlace(" ".join(match[2].split()), float(match[1]))
    match = _NAME_FIRST.match(line)
    if match is not None:
        return SeriesPlace(" ".join(match[1].split()), float(match[2]))
    return SeriesPlace(" ".join(line.split()))
