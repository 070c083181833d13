"""A question's parts in words, each as a chip that one press takes away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fanlight.kernel.language import name_of
from fanlight.kernel.text import fold
from fanlight.search.query import (
    Age,
    AllOf,
    AnyOf,
    Days,
    Flag,
    Has,
    Named,
    Node,
    Not,
    Numbers,
    Own,
    Saved,
    TagNamed,
    Words,
)
from fanlight.search.results import Meant
from fanlight.web.tags.addresses import tag_page
from fanlight.web.works.figures import say_number
from fanlight.web.works.questions import Asked

Titles = Mapping[tuple[str, str], str]
"""What a key stands for: (field, key) → the name of a creator or series."""


MOST = 40
"""Chips on a page."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the question: `before` and `note` stand quietly around `words`. `href` is the list without it.

    `about` is the page about the tag that it names, where others stand for that or lie below.
    """

    words: str
    href: str
    before: str = ""
    note: str = ""
    kind: str = ""
    is_not: bool = False
    is_unknown: bool = False
    about: str = ""


def show_chips(asked: Asked, meant: tuple[Meant, ...], titles: Titles) -> list[Chip]:
    """Give a chip for each part of the question, up to a number: each holds the address of all the others."""
    known = {(found.kind, fold(found.name)): found for found in meant}
    for found in meant:
        known |= {(kind, fold(found.name)): found for kind in found.kinds}
    return [_chip(node, asked, known, titles) for node in asked.query.where[:MOST]]


def describe(node: Node, titles: Titles | None = None) -> str:
    """Give a condition in words."""
    if isinstance(node, Not):
        return _("not %s") % describe(node.node, titles)
    if isinstance(node, AllOf | AnyOf):
        between = _(" or ") if isinstance(node, AnyOf) else _(" and ")
        return between.join(describe(part, titles) for part in node.nodes)
    if isinstance(node, Named):
        return _describe_name(node, titles or {})
    return _DESCRIBED[type(node)](node)


def _chip(node: Node, asked: Asked, known: Mapping[tuple[str, str], Meant], titles: Titles) -> Chip:
    href = asked.href(asked.query.minus(node))
    inner = node.node if isinstance(node, Not) else node
    is_not = isinstance(node, Not)
    found = known.get((inner.kind, fold(inner.name))) if isinstance(inner, TagNamed) else None
    return Chip(
        words=describe(inner, titles),
        href=href,
        before=_("not") if is_not else "",
        note=_around(found, is_exact=inner.exact) if found and isinstance(inner, TagNamed) else "",
        kind=inner.kind if isinstance(inner, TagNamed) else "",
        is_not=is_not,
        is_unknown=found is not None and not found.found,
        about=_about(found) if found else "",
    )


def _about(found: Meant) -> str:
    kind = found.kind or next(iter(found.kinds), "")
    return tag_page(kind, found.name) if found.spellings or found.below else ""


def _around(found: Meant, *, is_exact: bool) -> str:
    if is_exact:
        return _("in this spelling alone")
    number = len(found.spellings)
    spellings = ngettext("and %d spelling", "and %d spellings", number) % number if number else ""
    below = _("and %d below it") % found.below if found.below else ""
    return " ".join(filter(None, (spellings, below)))


def _words(node: Words) -> str:
    text = f"“{node.text}{'…' if node.prefix else ''}”"
    if node.field == "title":
        return _("%s in the title") % text
    return _("%s in the summary") % text if node.field == "summary" else text


def _numbers(node: Numbers) -> str:
    labels = {
        "words": _("%s words"),
        "chapters": _("%s chapters"),
        "kudos": _("%s kudos"),
        "hits": _("%s hits"),
        "comments": _("%s comments"),
        "bookmarks": _("%s bookmarks"),
    }
    return labels[node.field] % _range(node.low, node.high)


def _range(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return say_number(low) if low == high else _("%(low)s to %(high)s") % _both(say_number(low), say_number(high))
    if high is not None:
        return _("up to %s") % say_number(high)
    low = low or 0
    is_round = low > 1 and str(low - 1)[-1] == "0"
    return _("over %s") % say_number(low - 1) if is_round else _("at least %s") % say_number(low)


def _both(low: str, high: str) -> dict[str, str]:
    return {"low": low, "high": high}


def _date_label(field: str) -> str:
    labels = {"updated": _("updated %s"), "published": _("published %s"), "added": _("came in %s")}
    return labels[field]


def _days(node: Days) -> str:
    if node.low is not None and node.high is not None:
        return _date_label(node.field) % _span(node.low, node.high)
    day = node.low or node.high
    said = _("from %s on") if node.low else _("up to %s")
    return _date_label(node.field) % (said % (day.isoformat() if day else ""))


def _span(low: date, high: date) -> str:
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        ends = str(low.year), str(high.year)
    elif low.day == 1 and high < date.max and (high + timedelta(days=1)).day == 1:
        ends = f"{low:%Y-%m}", f"{high:%Y-%m}"
    else:
        ends = low.isoformat(), high.isoformat()
    return ends[0] if ends[0] == ends[1] else _("%(low)s to %(high)s") % _both(*ends)


def _age(node: Age) -> str:
    units = {
        "day": ngettext("%d day", "%d days", node.number),
        "week": ngettext("%d week", "%d weeks", node.number),
        "month": ngettext("%d month", "%d months", node.number),
        "year": ngettext("%d year", "%d years", node.number),
    }
    span = units[node.unit] % node.number
    said = {
        "<": _("less than %s ago"),
        "<=": _("at most %s ago"),
        ">": _("more than %s ago"),
        ">=": _("at least %s ago"),
        "=": _("%s ago"),
    }
    return _date_label(node.field) % (said[node.relation] % span)


def _flag(node: Flag) -> str:
    labels = {
        ("complete", True): _("complete"),
        ("complete", False): _("in progress"),
        ("crossover", True): _("crossovers"),
        ("crossover", False): _("no crossovers"),
        ("anonymous", True): _("anonymous"),
        ("anonymous", False): _("signed"),
        ("restricted", True): _("restricted"),
        ("restricted", False): _("open to all here"),
    }
    return labels[node.field, node.value]


def _has(node: Has) -> str:
    labels = {
        "summary": _("with a summary"),
        "notes": _("with notes"),
        "series": _("in a series"),
        "pictures": _("with pictures"),
        "source": _("with a source"),
    }
    return labels[node.thing]


def _describe_name(node: Named, titles: Titles) -> str:
    if node.field == "language":
        return name_of(node.name)
    name = titles.get((node.field, node.name), node.name)
    return _("by %s") % name if node.field in ("by", "creator-key") else _("in the series %s") % name


_DESCRIBED: Mapping[type, Callable[..., str]] = {
    Words: _words,
    TagNamed: lambda node: node.name,
    Numbers: _numbers,
    Days: _days,
    Age: _age,
    Flag: _flag,
    Has: _has,
    Own: lambda node: f"{node.field}: {node.value}",
    Saved: lambda node: _("filter “%s”") % node.name,
}
