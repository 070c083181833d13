"""Works that wait: held to be looked at, or perhaps here already, then beside the one that is here."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fanlight.imports.selectors.reviews import ReviewCard, get_manuscript
from fanlight.kernel.errors import NotFound
from fanlight.kernel.html import plain
from fanlight.kernel.language import name_of
from fanlight.kernel.text import count_words, squish
from fanlight.web.imports.roles import say_tag_kind
from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.figures import say_number, say_place
from fanlight.works.manuscript import Chapter, Manuscript
from fanlight.works.selectors.manuscripts import get_manuscript as get_work
from fanlight.works.selectors.readings import get_work as get_page

MOST_CHAPTERS = 100
"""Chapters that a comparison lists, those that differ first."""

OPENING = 600
"""Characters of the story's beginning that are shown."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What both say about one thing; `there` is None where nothing is here to compare with."""

    name: str
    here: str
    there: str | None
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """A work that waits, beside the one that is here."""

    facts: Sequence[Fact]
    chapters: Sequence[Fact]
    more_chapters: int
    same: str
    opening: str
    language: str


def show_held(request: ViewerRequest, card: ReviewCard) -> HttpResponse:
    """Show a work that waits, beside the one that it may be another copy of."""
    coming = get_manuscript(request.viewer, key=card.key)
    twin: Manuscript | None = None
    files: Sequence[str] = ()
    if card.twin_key:
        try:
            twin = get_work(request.viewer, key=card.twin_key)
            files = [file.name for file in get_page(request.viewer, key=card.twin_key).originals]
        except NotFound:  # it was taken out meanwhile
            twin = None
    context = {"card": card, "compared": compare(coming, twin), "has_twin": twin is not None, "files": files}
    return render(request, "imports/held.html", context)


def compare(coming: Manuscript, twin: Manuscript | None) -> Comparison:
    """Put two works beside each other, or one alone."""
    told, here = _facts(coming), _facts(twin) if twin else {}
    facts = [
        _fact(name, told.get(name, ""), here.get(name, "") if twin else None) for name in dict.fromkeys((*told, *here))
    ]
    chapters = _chapters(coming.chapters, twin.chapters if twin else None)
    differing = sum(fact.differs for fact in chapters)
    chapters.sort(key=lambda fact: not fact.differs)
    opening = next((plain(chapter.text) for chapter in coming.chapters), "")
    return Comparison(
        facts=[fact for fact in facts if fact.here or fact.there],
        chapters=chapters[:MOST_CHAPTERS],
        more_chapters=max(0, len(chapters) - MOST_CHAPTERS),
        same=_say_same(len(chapters), differing) if twin else "",
        opening=opening[:OPENING] + ("…" if len(opening) > OPENING else ""),
        language=coming.language or "",
    )


def _fact(name: str, here: str, there: str | None) -> Fact:
    return Fact(name, here, there, there is not None and squish(here) != squish(there))


def _facts(work: Manuscript) -> dict[str, str]:
    """Give what is said of a work, by the name of what it is."""
    words = work.counts.words
    series = [
        f"{place.title} ({say_place(place.position)})" if place.position is not None else place.title
        for place in work.series
    ]
    planned = say_number(work.planned_chapters) if work.planned_chapters else "?"
    facts = {
        _("Title"): work.title,
        _("Creators"): ", ".join(creator.name for creator in work.creators) or _("nobody named"),
        _("Chapters"): f"{say_number(len(work.chapters))}/{planned}",
        _("Words"): say_number(words) if words is not None else "",
        _("Language"): name_of(work.language) if work.language else "",
        _("Published"): work.published or "",
        _("Updated"): work.updated or "",
        _("Source"): (work.source.url or " ".join(filter(None, (work.source.site, work.source.id))))
        if work.source
        else "",
        _("Series"): ", ".join(series),
        _("Summary"): plain(work.summary or "")[:OPENING],
    }
    kinds: dict[str, list[str]] = {}
    for tag in work.tags:
        kinds.setdefault(tag.kind, []).append(tag.name)
    return facts | {say_tag_kind(kind).capitalize(): ", ".join(sorted(names)) for kind, names in kinds.items()}


def _chapters(coming: Sequence[Chapter], here: Sequence[Chapter] | None) -> list[Fact]:
    """Give a line for each chapter, by its place."""
    facts: list[Fact] = []
    for place in range(max(len(coming), len(here or ()))):
        one = coming[place] if place < len(coming) else None
        other = here[place] if here is not None and place < len(here) else None
        differs = here is not None and (one is None or other is None or plain(one.text) != plain(other.text))
        there = _say_chapter(other) if here is not None else None
        facts.append(Fact(say_number(place + 1), _say_chapter(one), there, differs))
    return facts


def _say_chapter(chapter: Chapter | None) -> str:
    if chapter is None:
        return ""
    number = count_words(chapter.text)
    words = ngettext("%s word", "%s words", number) % say_number(number)
    return f"{chapter.title} · {words}" if chapter.title else words


def _say_same(total: int, differing: int) -> str:
    if not differing:
        return _("The text of every chapter is the same.")
    said = ngettext("%(n)s of %(all)s chapters differs.", "%(n)s of %(all)s chapters differ.", differing)
    return said % {"n": say_number(differing), "all": say_number(total)}
