"""What another copy of a work that is here says about it: which chapters are new, changed, gone. Without a database.

A copy may be older than what is here, may have lost chapters, or may be the same text in another format, which never
comes out the same to the letter. So the first thing told is how far a copy is to be believed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from html import unescape
from itertools import pairwise
from typing import Any

from fanlight.works.manuscript import Chapter, Counts, Manuscript, SeriesPlace, Tag
from fanlight.works.rules import letters

INCOMPLETE = frozenset({
    "chapter-alone", "chapter-count-differs", "chapter-missing", "chapters-cut-off", "cut-off", "file-cut-short",
    "page-missing", "page-unreadable",
})  # fmt: skip
"""Rules of findings that say of a copy that it lacks chapters which its source has."""

GUESSED_TAGS = frozenset({"tags-split-guess", "tags-untyped"})
"""Rules of findings that say of a copy that its tags are in part a guess."""

MOSTLY_ALIKE = 0.3
"""The share of paragraphs that two versions of a chapter have in common, at the least, where nothing else tells."""


class Trust(StrEnum):
    """How far a copy is believed against what is here."""

    OLDER = "older"  # kept as a file, nothing more
    BESIDE = "beside"  # the same state in another format: it fills what is missing here, and adds chapters at the end
    NEWER = "newer"  # what it says holds


@dataclass(frozen=True, slots=True)
class Held:
    """A chapter that is here; `pk` is its row, `gone` says that the source had taken it away."""

    pk: int
    chapter: Chapter
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A chapter here beside the same in a copy; one of them may be missing."""

    held: Held | None
    found: Chapter | None


def trust(*, here_updated: str | None, copy_updated: str | None, same_format: bool, is_plain: bool) -> Trust:
    """Tell how far to believe a copy; dates are ISO dates, `is_plain` is a format that drops emphasis and links."""
    if here_updated and copy_updated and copy_updated < here_updated:
        return Trust.OLDER
    if is_plain:
        return Trust.BESIDE
    is_later = bool(here_updated and copy_updated and copy_updated > here_updated)
    return Trust.NEWER if same_format or is_later else Trust.BESIDE


def is_incomplete(copy: Manuscript) -> bool:
    """Tell whether a copy itself lacks chapters, so that what it does not hold need not be gone at the source."""
    return any(finding.rule in INCOMPLETE for finding in copy.findings)


def merged(here: Manuscript, copy: Manuscript, *, trusted: Trust, may_drop: bool) -> Manuscript:
    """Give what is said of the work as a whole from now on; its chapters are left as they are here.

    What only one of the two says is kept, unless the copy is the newer and its format would have said it. Tags that
    were a guess here yield to a copy that knows them. Notes on a work, a copy without chapters, never make the text
    newer than it is.
    """
    first, second = (copy, here) if trusted is Trust.NEWER else (here, copy)
    keeps = not (trusted is Trust.NEWER and may_drop)

    def choose(name: str) -> Any:
        said = getattr(first, name)
        return getattr(second, name) if keeps and said in (None, (), {}) else said

    tags, findings = choose("tags"), first.findings if copy.chapters else here.findings
    if _has_guessed_tags(here) and copy.tags and not _has_guessed_tags(copy):
        tags, findings = copy.tags, tuple(finding for finding in findings if finding.rule not in GUESSED_TAGS)
    updated = choose("updated") if copy.chapters else here.updated or copy.updated
    named = first if first.creators or first.anonymous or not keeps else second
    planned = first if (first.planned_chapters, first.complete) != (None, None) or not keeps else second
    return replace(
        here,
        **{name: choose(name) for name in WHOLE},
        creators=named.creators,
        anonymous=named.anonymous,
        planned_chapters=planned.planned_chapters,
        complete=planned.complete,
        counts=_counts(first.counts, second.counts),
        tags=tags,
        updated=updated,
        findings=findings,
        series=_with_anthologies(choose("series"), (*here.series, *copy.series)),
    )


def _has_guessed_tags(work: Manuscript) -> bool:
    return any(finding.rule in GUESSED_TAGS for finding in work.findings)


def _with_anthologies(series: tuple[SeriesPlace, ...], said: Iterable[SeriesPlace]) -> tuple[SeriesPlace, ...]:
    """Keep the anthologies that a work stands in: no other copy of it would know of them."""
    anthologies = {place.title: place for place in said if place.anthology}  # the copy's place counts
    others = tuple(place for place in series if not place.anthology)
    return (*others, *anthologies.values())


WHOLE = (
    "title", "language", "summary", "notes", "end_notes", "published",
    "collections", "gifts", "related", "reviews", "extras",
)  # fmt: skip


def _counts(first: Counts, second: Counts) -> Counts:
    said = {f.name: getattr(first, f.name) for f in fields(Counts)}
    return replace(second, **{name: figure for name, figure in said.items() if figure is not None})


def tag_difference(before: Iterable[Tag], after: Iterable[Tag]) -> tuple[list[Tag], list[Tag]]:
    """Give the tags that came and those that went, each in its list's order."""
    old, new = list(before), list(after)
    return [tag for tag in new if tag not in old], [tag for tag in old if tag not in new]


def differs(here: Manuscript, now: Manuscript) -> bool:
    """Tell whether a reader would see a difference in what is said of the work as a whole, tags apart."""
    return _said(here) != _said(now)


def _said(work: Manuscript) -> tuple[object, ...]:
    prose = tuple(letters(part or "") for part in (work.summary, work.notes, work.end_notes))
    names = tuple((creator.name, creator.role) for creator in work.creators)
    series = tuple((place.title, place.position) for place in work.series)
    return (work.title, work.language, prose, names, work.anonymous, series, work.planned_chapters, work.complete)


def pair_chapters(here: Sequence[Held], found: Sequence[Chapter], *, by_place: bool = True) -> list[Pair]:
    """Put the chapters that are the same beside each other, in the order in which they are to stand from now on.

    The same is what has the same address at the source, else the same letters, else the same title, else much the same
    paragraphs, else the same place between two that are the same. A chapter that only is here stays after the one it
    stood after. Without `by_place` nothing is said by where a chapter stands, as in a page of one chapter alone.
    """
    matching: dict[int, int] = {}  # found's index → here's
    _match(matching, [h.chapter.source_url for h in here], [f.source_url for f in found])
    _match(matching, [letters(h.chapter.text) for h in here], [letters(f.text) for f in found])
    _match(matching, [h.chapter.title for h in here], [f.title for f in found])
    _match_alike(matching, here, found)
    if by_place:
        _match_by_place(matching, len(here), len(found))
    pairs = [Pair(here[matching[n]] if n in matching else None, chapter) for n, chapter in enumerate(found)]
    matched = set(matching.values())
    for number, held in enumerate(here):
        if number not in matched:
            before = here[number - 1].pk if number else None
            at = next((n + 1 for n, p in enumerate(pairs) if p.held is not None and p.held.pk == before), 0)
            pairs.insert(at, Pair(held, None))
    return pairs


def place_alone(pairs: Sequence[Pair], number: int) -> list[Pair]:
    """Put the page of one chapter that is not here yet into its place, by the number that it has at the source.

    Where the chapters' addresses end in numbers that ascend, as AO3 gives them, these tell its neighbours for certain.
    """
    new = [pair for pair in pairs if pair.held is None]
    if len(new) != 1 or number < 1 or new[0].found is None:
        return list(pairs)
    others = [pair for pair in pairs if pair.held is not None]
    own, keys = _address_number(new[0].found), [_address_number(p.held.chapter) for p in others if p.held]
    ascending = bool(own) and all(keys) and keys == sorted(keys)
    at = sum(key < own for key in keys) if ascending else min(number - 1, len(others))
    return [*others[:at], *new, *others[at:]]


def _address_number(chapter: Chapter) -> int:
    """Give the number that a chapter's address ends in, 0 for one without."""
    last = (chapter.source_url or "").rpartition("/")[2]
    return int(last) if last.isascii() and last.isdigit() and len(last) < 20 else 0


def revised_tags(held: Chapter, found: Chapter, *, trusted: Trust, may_drop: bool) -> tuple[Tag, ...]:
    """Give the tags that a chapter has from now on."""
    if trusted is Trust.NEWER:
        return found.tags if found.tags or may_drop else held.tags
    return held.tags or found.tags


def revised(held: Chapter, found: Chapter, *, may_drop: bool) -> Chapter | None:
    """Give the chapter as it reads from now on, None if it reads as before, whatever its markup.

    Without `may_drop` a title, a summary or notes that the copy does not hold stay: its format may have no place for
    them.
    """
    new = found
    if not may_drop:
        new = replace(
            found,
            title=found.title or held.title,
            summary=found.summary or held.summary,
            notes=found.notes or held.notes,
            end_notes=found.end_notes or held.end_notes,
        )
    return None if _shown(new) == _shown(held) else new


def _shown(chapter: Chapter) -> tuple[str, ...]:
    parts = (chapter.summary, chapter.notes, chapter.end_notes, chapter.text)
    return ((chapter.title or "").strip(), *(unescape(letters(part or "")) for part in parts))


def _match(matching: dict[int, int], here: Sequence[str | None], found: Sequence[str | None]) -> None:
    """Match what is still free by a value that occurs once on either side."""
    free_here = _only_once(here, set(matching.values()))
    free_found = _only_once(found, set(matching))
    for value, number in free_found.items():
        if value in free_here:
            matching[number] = free_here[value]


def _only_once(values: Sequence[str | None], taken: set[int]) -> dict[str, int]:
    places: dict[str, list[int]] = {}
    for number, value in enumerate(values):
        if value and number not in taken:
            places.setdefault(value, []).append(number)
    return {value: numbers[0] for value, numbers in places.items() if len(numbers) == 1}


def _match_alike(matching: dict[int, int], here: Sequence[Held], found: Sequence[Chapter]) -> None:
    """Match a chapter that was edited: with the one that shares most paragraphs, each pair once, the likest first."""
    taken = set(matching.values())
    free_here = {n: _paragraphs(h.chapter.text) for n, h in enumerate(here) if n not in taken}
    free_found = {n: _paragraphs(f.text) for n, f in enumerate(found) if n not in matching}
    holders: dict[str, list[int]] = {}
    for number, paragraphs in free_here.items():
        for paragraph in paragraphs:
            holders.setdefault(paragraph, []).append(number)
    alike: dict[tuple[int, int], int] = {}
    for number, paragraphs in free_found.items():
        for paragraph in paragraphs:
            for other in holders.get(paragraph, ())[:20]:  # one that stands everywhere (“***”) tells nothing
                alike[number, other] = alike.get((number, other), 0) + 1
    shares = (
        (2 * shared / (len(free_found[n]) + len(free_here[h])), -abs(n - h), n, h) for (n, h), shared in alike.items()
    )
    for share, _, number, other in sorted(shares, reverse=True):
        if share >= MOSTLY_ALIKE and number not in matching and other not in taken:
            matching[number] = other
            taken.add(other)


def _paragraphs(html: str) -> frozenset[str]:
    return frozenset(part for piece in html.split("</p>") if (part := letters(piece)))


def _match_by_place(matching: dict[int, int], here: int, found: int) -> None:
    """Match what was written anew: between two chapters that are the same, as many here as in the copy.

    At the end the copy may hold more: a chapter that was only announced is written, and others follow.
    """
    fixed = [(-1, -1), *sorted((h, f) for f, h in matching.items()), (here, found)]
    for (h0, f0), (h1, f1) in pairwise(fixed):
        ours, theirs = h1 - h0 - 1, f1 - f0 - 1
        if 0 < ours == theirs or (0 < ours < theirs and (h1, f1) == (here, found)):
            for step in range(1, ours + 1):
                matching.setdefault(f0 + step, h0 + step)
