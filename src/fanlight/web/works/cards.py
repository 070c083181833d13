"""A work's card made ready for its template: what is marked, what is linked, what is folded away."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal
from urllib.parse import quote_plus

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fanlight.search.language import write_node
from fanlight.search.query import TagNamed
from fanlight.tags.models import Kind
from fanlight.tags.selectors.lists import TagRow
from fanlight.web.addresses import address
from fanlight.web.works.figures import show_figures
from fanlight.web.works.folding import Folded, ShownTag, fold_tags
from fanlight.web.works.questions import SAFE
from fanlight.works.selectors.cards import Card, TagLine

FANDOMS = 5
"""Fandoms on a card; the work's page has them all."""

SUMMARY_LENGTH = 4_000
"""Characters of a summary that a card shows; AO3 allows 1,250, files hold what they like."""

PEOPLE = (Kind.RELATIONSHIP, Kind.CHARACTER)

Tone = Literal["", "good", "firm", "warn"]

TONES: Mapping[str, Tone] = {
    "General Audiences": "good",
    "Teen And Up Audiences": "good",
    "Mature": "firm",
    "Explicit": "firm",
}

COMPLETE, IN_PROGRESS = "complete", "in progress"


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the small marks: rating, warning, category, completion. `href` lists what else carries it."""

    words: str
    tone: Tone
    href: str


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card with all that its template says. `folded` tags wait behind "+14"; on a phone `folded_narrow` do.

    `folded_href` gives the folded ones to a script; they are not sent along.
    """

    card: Card
    href: str
    fandoms: Sequence[ShownTag]
    more_fandoms: int
    marks: Sequence[Mark]
    people: Sequence[ShownTag]
    freeforms: Sequence[ShownTag]
    folded: Sequence[ShownTag]
    folded_narrow: int
    folded_href: str
    figures: Sequence[str]
    has_long_summary: bool


def show_tags(rows: Iterable[TagRow]) -> list[tuple[str, str, int]]:
    """Give address, name and uses of tags for an entrance."""
    works = reverse("works:list")
    return [(tag_href(works, row.kind, row.name), row.name, row.uses) for row in rows]


@lru_cache(20_000)
def tag_href(works: str, kind: str, name: str) -> str:
    """Give the address of the list of works with a tag; `works` is the address of all."""
    return f"{works}?q={quote_plus(write_node(TagNamed(kind, name)), safe=SAFE)}"


def mark_names() -> Mapping[str, str]:
    """Give the words for what marks say often, in the reader's language."""
    return _mark_names(get_language())


@cache
def _mark_names(language: str | None) -> Mapping[str, str]:  # noqa: ARG001  the language tells one answer from another
    unwarned = _("Chose not to warn")
    return {
        "General Audiences": _("General"),
        "Teen And Up Audiences": _("Teen And Up"),
        "Not Rated": _("Not rated"),
        "No Archive Warnings Apply": _("No warnings apply"),
        "Creator Chose Not To Use Archive Warnings": unwarned,
        "Choose Not To Use Archive Warnings": unwarned,
        "Author Chose Not To Use Archive Warnings": unwarned,
        "Graphic Depictions Of Violence": _("Graphic violence"),
        COMPLETE: _("Complete"),
        IN_PROGRESS: _("Work in progress"),
    }


def show_marks(card: Card, works: str, names: Mapping[str, str]) -> list[Mark]:
    """Give the small marks, in AO3's order; what the source did not say has no mark."""
    marks = [
        Mark(
            words=_since(names.get(line.name, line.name), line.first_chapter),
            tone=_tone(line),
            href=tag_href(works, line.kind, line.name),
        )
        for kind in (Kind.RATING, Kind.WARNING, Kind.CATEGORY)
        for line in card.tags.get(kind, ())
    ]
    if card.complete is not None:
        words = names[COMPLETE if card.complete else IN_PROGRESS]
        marks.append(Mark(words=words, tone="good" if card.complete else "", href=""))
    return marks


def tag_words(line: TagLine) -> str:
    """Give a tag's name, and from which chapter on if not the whole work carries it."""
    return _since(line.name, line.first_chapter)


def show_card(card: Card, works: str) -> ShownCard:
    """Make a card ready; `works` is the address of the list of works, empty on that page itself, which is shorter."""
    fandoms = _links(card.tags.get(Kind.FANDOM, ()), works)
    shown = show_fold(card, works)
    return ShownCard(
        card=card,
        href=address("works:work", card.key),
        fandoms=fandoms[:FANDOMS],
        more_fandoms=max(0, len(fandoms) - FANDOMS),
        marks=show_marks(card, works, mark_names()),
        people=shown.people,
        freeforms=shown.freeforms,
        folded=shown.folded,
        folded_narrow=shown.folded_narrow,
        folded_href=address("works:folded", card.key) + _but(shown.kept),
        figures=show_figures(card),
        has_long_summary=len(card.summary or "") > SUMMARY_LENGTH,
    )


def show_fold(card: Card, works: str, keep: Collection[int] = frozenset()) -> Folded:
    """Give a card's tags, but for fandoms, as it shows and as it folds them; those at the places in `keep` show."""
    people = [tag for kind in PEOPLE for tag in _links(card.tags.get(kind, ()), works)]
    return fold_tags(people, _links(card.tags.get(Kind.FREEFORM, ()), works), keep)


def _but(kept: Sequence[int]) -> str:
    """Say which of the tags that a card folds away elsewhere stand on this one."""
    return f"?but={','.join(map(str, kept))}" if kept else ""


def _links(lines: Iterable[TagLine], works: str) -> list[ShownTag]:
    return [
        (tag_href(works, line.kind, line.name), _since(line.name, line.first_chapter), _style(line)) for line in lines
    ]


def _since(name: str, chapter: int | None) -> str:
    if chapter is None:
        return name
    return _("%(tag)s · from chapter %(number)d") % {"tag": name, "number": chapter}


def _style(line: TagLine) -> str:
    styles = (("pair", line.kind == "relationship"), ("match", line.is_match), ("warned", line.is_warned))
    return " ".join(name for name, holds in styles if holds)


def _tone(line: TagLine) -> Tone:
    if line.is_warned:
        return "warn"
    if line.kind == "warning":
        return "" if line.name == "No Archive Warnings Apply" or "Not To" in line.name else "warn"
    return TONES.get(line.name, "")
