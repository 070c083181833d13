"""What happened to a work, as an entry of a feed: in words, with links, and without a word of the story."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fanlight.web.works.figures import show_figures
from fanlight.works.selectors.news import News

MOST_NAMED = 3
"""Tags that a heading names; the entry names all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry. `href` is a path, `content` HTML, `terms` are the work's tags as "kind:name"."""

    id: str
    title: str
    href: str
    content: str
    at: datetime
    authors: tuple[str, ...]
    terms: tuple[str, ...]


def write_entry(news: News) -> Entry:
    """Write an entry."""
    card = news.card
    context = {"news": news, "card": card, "figures": show_figures(card)}
    return Entry(
        id=f"urn:fanlight:{card.key}:{news.what}:{news.at:%Y%m%dT%H%M%S%f}",
        title=_title(news),
        href=_href(news),
        content=render_to_string("feeds/_entry.html", context),
        at=news.at,
        authors=() if card.anonymous else tuple(creator.name for creator in card.creators),
        terms=tuple(f"{tag.kind}:{tag.name}" for tags in card.tags.values() for tag in tags),
    )


def _title(news: News) -> str:
    if news.what == "work":
        return news.card.title
    if news.what == "chapters":
        return _("%(work)s: %(what)s") % {"work": news.card.title, "what": _chapters(news)}
    what = _("tags changed (%s)") % ", ".join(_changes(news)) if news.tags else _("tags changed")
    return _("%(work)s: %(what)s") % {"work": news.card.title, "what": what}


def _chapters(news: News) -> str:
    first = news.chapters[0]
    if len(news.chapters) == 1:
        said = _("chapter %d") % first.position
        return f"{said}, “{first.title}”" if first.title else said
    return ngettext("%d new chapter", "%d new chapters", len(news.chapters)) % len(news.chapters)


def _changes(news: News) -> list[str]:
    signs = [("+", tag["name"]) for line in news.tags for tag in line.added]
    signs += [("−", tag["name"]) for line in news.tags for tag in line.removed]
    named = [f"{sign} {name}" for sign, name in dict.fromkeys(signs)]
    return named if len(named) <= MOST_NAMED else [*named[:MOST_NAMED], "…"]


def _href(news: News) -> str:
    if news.what == "chapters":
        return reverse("works:chapter", args=[news.card.key, news.chapters[0].position])
    return reverse("works:work", args=[news.card.key])


def write_entries(news: Iterable[News]) -> list[Entry]:
    """Write the entries of a feed."""
    return [write_entry(one) for one in news]
