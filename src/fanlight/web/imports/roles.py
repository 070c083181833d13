"""What a review's pages call the pieces of a text, what is decided about them, and how sure that is."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fanlight.imports.salvage.values import DecisionKind, Role
from fanlight.web.works.figures import say_number
from fanlight.works.manuscript import Certainty

ROLES: Sequence[Role] = (
    "text",
    "heading",
    "title",
    "summary",
    "notes",
    "end notes",
    "work summary",
    "work notes",
    "work end notes",
    "tags",
    "navigation",
)
"""Roles that a person may give a piece, in the order in which they are offered."""

KINDS: Sequence[DecisionKind] = (
    "chapter",
    "title",
    "summary",
    "notes",
    "text",
    "end notes",
    "tags",
    "navigation",
    "series",
    "detail",
)
"""Decisions about where something begins, in the order in which a review lists them."""

TIDYING: Sequence[DecisionKind] = ("lines", "paragraph", "scene break", "repair", "tidy")
"""Decisions about how the text is shown, which are switched on and off."""


def say_role(role: Role) -> str:
    """Say what a piece is."""
    return {
        "heading": _("chapter heading"),
        "title": _("chapter’s title"),
        "label": _("label"),
        "text": _("text"),
        "summary": _("summary"),
        "notes": _("notes"),
        "end notes": _("end notes"),
        "work summary": _("the work’s summary"),
        "work notes": _("the work’s notes"),
        "work end notes": _("the work’s end notes"),
        "navigation": _("the page’s own words, left out"),
        "tags": _("block of tags"),
        "details": _("about the work"),
    }[role]


def say_kind(kind: DecisionKind) -> str:
    """Say what decisions of a kind are about, many of them together."""
    return {
        "chapter": _("Chapters"),
        "title": _("Ends of titles"),
        "summary": _("Summaries"),
        "notes": _("Notes"),
        "text": _("Where notes end"),
        "end notes": _("End notes"),
        "navigation": _("The page’s own words"),
        "series": _("Series"),
        "tags": _("Blocks of tags"),
        "tag": _("Mis-typed tags"),
        "planned": _("Planned chapters"),
        "lines": _("ends of lines"),
        "scene break": _("scene breaks"),
        "paragraph": _("paragraphs restored"),
        "tidy": _("spaces before commas"),
        "repair": _("garbled letters put right"),
        "detail": _("Said about the work"),
    }[kind]


def say_rule(kind: DecisionKind, rule: str) -> str:
    """Say what one rule found, where a kind has several that are switched apart."""
    words = {
        "quote-then-speaker": _("blanks lost after a speech"),
        "page-number": _("numbers of printed pages"),
        "running-head": _("heads of printed pages"),
    }
    return words.get(rule) or say_kind(kind)


def say_certainty(certainty: Certainty, *, settled: bool = False) -> str:
    """Say how sure something is; what a person has settled is theirs."""
    if settled:
        return _("settled")
    return {"certain": _("certain"), "likely": _("likely"), "uncertain": _("uncertain")}[certainty]


def say_needs(unsure: int, decisions: int) -> str:
    """Say how many decisions of a text wait for an answer."""
    if not unsure:
        return _("all certain")
    return ngettext("%(n)s of %(all)s decisions needs you", "%(n)s of %(all)s decisions need you", unsure) % {
        "n": say_number(unsure),
        "all": say_number(max(decisions, unsure)),
    }


def say_tag_kind(kind: str) -> str:
    """Say a tag's kind, one of it."""
    kinds = {
        "rating": _("rating"),
        "warning": _("warning"),
        "category": _("category"),
        "fandom": _("fandom"),
        "relationship": _("relationship"),
        "character": _("character"),
        "freeform": _("freeform"),
    }
    return kinds.get(kind, kind)


def list_roles() -> list[tuple[Role, str]]:
    """Give the roles that a new cut may open, the likeliest first."""
    offered: Sequence[Role] = ("heading", "text", "notes", "end notes", "summary", "work notes", "navigation", "tags")
    return [(role, say_role(role)) for role in offered]
