"""Cards, and their pieces, of which a page has hundreds: too many for a template's loops, so they are written here.

Every piece is escaped by format_html. What libraries repeat most is remembered, and so is a card as a whole: it says
nothing but what its Card holds, in the reader's language, on that day. Items have no end tag, which HTML does not ask
for: a page has five hundred.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import unescape

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from fanlight.kernel.clock import now
from fanlight.web.addresses import address, page
from fanlight.web.templatetags.fanlight import story
from fanlight.web.works import cards
from fanlight.web.works.cards import Mark, ShownCard, show_card
from fanlight.web.works.figures import say_number, say_place
from fanlight.web.works.folding import ShownTag
from fanlight.web.works.panels import Row
from fanlight.works.selectors.cards import Card, SeriesLine, TagLine

register = template.Library()

REMEMBERED_CARDS = 1_000
"""Cards kept, some 10,000 bytes each."""

REMEMBERED = 20_000
"""Pieces kept, some 300 bytes each."""

_EMPTY = SafeString("")
_ON = SafeString(' class="on"')
_CURRENT = SafeString(' aria-current="true"')
_PARENT = SafeString(' <span aria-hidden="true">▸</span>')
_MARK = re.compile("</?mark>")
_COMMA = SafeString(", ")
_DOT = SafeString(' <span aria-hidden="true">·</span> ')
_TURN = SafeString('<li class="turn" aria-hidden="true">')


@register.simple_tag(takes_context=True)
def work_card(context: template.Context, card: Card) -> SafeString:
    """Write a work's card. On the list of works, addresses of lists are written without its own path."""
    works, request = page("works:list"), context.get("request")
    base = "" if request is not None and request.path == works else works
    return _card(card, base, timezone.localtime(now()).date(), get_language())


@lru_cache(REMEMBERED_CARDS)
def _card(card: Card, works: str, today: date, language: str | None) -> SafeString:  # noqa: ARG001  they tell one card from another
    return _write(show_card(card, works))


_CARD = (
    '<article class="card" aria-labelledby="t-{key}">'
    '<h2 id="t-{key}"><a class="title" href="{href}"{tongue}>{title}</a> <span class="by">{by}</span></h2>'
    '{fandoms}{marks}{tags}{summary}{series}<ul class="figures">{figures}</ul></article>'
)


def _write(shown: ShownCard) -> SafeString:
    card, words = shown.card, tongue(shown.card)
    long = " long" if shown.has_long_summary else ""
    fandoms = '<p class="fandoms"><span class="unseen">{}</span> {}</p>'
    summary = '<div class="summary{}"{}>{}</div>'
    return format_html(
        _CARD,
        key=card.key,
        href=shown.href,
        tongue=words,
        title=card.title,
        by=byline(card),
        fandoms=format_html(fandoms, _("Fandoms:"), _fandom_links(shown)) if shown.fandoms else _EMPTY,
        marks=format_html('<ul class="marks">{}</ul>', mark_items(shown.marks)) if shown.marks else _EMPTY,
        tags=_card_tags(shown),
        summary=format_html(summary, long, words, story(card.summary)) if card.summary else _EMPTY,
        series=_series_lines(card),
        figures=figure_items(shown.figures),
    )


def _card_tags(shown: ShownCard) -> SafeString:
    """Write a card's list of tags: people, then freeforms on a line of their own, the rest folded behind "+14"."""
    if not (shown.people or shown.freeforms):
        return _EMPTY
    turn = _TURN if shown.people and shown.freeforms else _EMPTY
    more = _more(shown) if shown.folded_narrow else _EMPTY
    return format_html('<ul class="tags">{}{}{}{}</ul>', _items(shown.people), turn, _items(shown.freeforms), more)


@register.simple_tag
def tag_href(tag: TagLine) -> str:
    """Give the address of the list of works with a tag."""
    return cards.tag_href(reverse("works:list"), tag.kind, tag.name)


@register.simple_tag
def facet_items(rows: Iterable[Row]) -> SafeString:
    """Write the rows of a facet: the name, which can be pressed, and the number."""
    return _join([_facet_item(row) for row in rows])


@register.simple_tag
def marked(passage: str) -> SafeString:
    """Write a passage with the words that were looked for marked: of its HTML nothing but <mark> is kept."""
    pieces = _MARK.split(passage)  # text outside a mark and inside one take turns
    return _join(
        [format_html("<mark>{}</mark>" if number % 2 else "{}", unescape(piece)) for number, piece in enumerate(pieces)]
    )


@register.simple_tag
def tag_items(tags: Iterable[ShownTag]) -> SafeString:
    """Write the items of a list of tags."""
    return _items(tags)


@register.simple_tag
def fold_summary(wide: int, narrow: int) -> SafeString:
    """Write what a fold says: how many tags are in it in a wide window and on a phone, "fewer" once it is open."""
    return format_html('{}<span class="on-open">{}</span>', _number(wide, narrow), _("fewer"))


@register.simple_tag
def mark_items(marks: Iterable[Mark]) -> SafeString:
    """Write the items of a list of marks."""
    return _join([_mark_item(mark.words, mark.tone, mark.href) for mark in marks])


def _fandom_links(shown: ShownCard) -> SafeString:
    """Write the line of a card's fandoms; where they are very many, the work's own page has the rest."""
    links = [_fandom_link(*tag) for tag in shown.fandoms]
    if shown.more_fandoms:
        links.append(format_html('<a href="{}">+{}</a>', shown.href, shown.more_fandoms))
    return _join(links, between=_DOT)


@register.simple_tag
def byline(card: Card) -> SafeString:
    """Write by whom a work is, each name a link to its works."""
    if card.anonymous:
        return format_html("{} {}", _("by"), _("Anonymous"))
    if not card.creators:
        return format_html("{} {}", _("by"), _("nobody named"))
    names = [
        format_html('<a href="{}">{}</a>{}', address("works:creator", creator.key), creator.name, _role(creator.role))
        for creator in card.creators
    ]
    return format_html("{} {}", _("by"), _join(names, between=_COMMA))


def _series_lines(card: Card) -> SafeString:
    """Write a line for each series that the work is part of."""
    return _join([_series_line(line) for line in card.series])


@register.simple_tag
def tongue(card: Card) -> SafeString:
    """Write the attributes of an element that holds the work's own words: language, direction if not the page's."""
    return _tongue(card.language, card.direction, is_rtl=get_language_bidi()) if card.language else _EMPTY


@register.simple_tag
def figure_items(figures: Iterable[str]) -> SafeString:
    """Write the items of a line of figures."""
    return _join([format_html("<li>{}", figure) for figure in figures])


def _join(pieces: Iterable[SafeString], between: SafeString = _EMPTY) -> SafeString:
    return SafeString(between.join(pieces))  # of safe pieces alone, and the type says so


def _series_line(line: SeriesLine) -> SafeString:
    link = format_html('<a href="{}">{}</a>', address("works:series", line.key), line.title)
    words = _("In %(series)s") if line.position is None else _("Part %(number)s of %(series)s")
    before, after = (words % {"number": say_place(line.position), "series": "\0"}).split("\0")
    return format_html('<p class="in-series">{}{}{}</p>', before, link, after)


def _items(tags: Iterable[ShownTag]) -> SafeString:
    return _join([_tag_item(*tag) for tag in tags])


def _more(shown: ShownCard) -> SafeString:
    """Write the fold. What it holds is asked for, but where a phone alone folds: then it stands before it, hidden."""
    if not shown.folded:
        summary = fold_summary(0, shown.folded_narrow)
        return format_html('<li class="more narrow"><details><summary>{}</summary></details>', summary)
    link = '<li class="more"><a href="{}" hx-get="{}">{}</a>'
    return format_html(link, shown.href, shown.folded_href, _number(len(shown.folded), shown.folded_narrow))


def _number(wide: int, narrow: int) -> SafeString:
    unseen = format_html('<span class="unseen"> {}</span>', _("more tags"))
    if wide in (0, narrow):
        return format_html("<b>+{}</b>{}", narrow, unseen)
    return format_html("<b>+{}</b><i>+{}</i>{}", wide, narrow, unseen)


def _facet_item(row: Row) -> SafeString:
    return format_html(
        '<li{}><button name="put" value="{}"{}>{}{}</button><span>{}</span>',
        _classed(row.group or ("all" if row.is_on else "")),
        row.value,
        _CURRENT if row.is_on else _EMPTY,
        row.name,
        _PARENT if row.is_parent else _EMPTY,
        say_number(row.count),
    )


def _role(role: str) -> str:
    if role == "author":
        return ""
    roles = {"translator": _("translator"), "archivist": _("archivist")}
    return f" ({roles.get(role) or _('contributor')})"


@lru_cache(1_000)
def _tongue(language: str, direction: str, *, is_rtl: bool) -> SafeString:
    if direction == ("rtl" if is_rtl else "ltr"):
        return format_html(' lang="{}"', language)
    return format_html(' lang="{}" dir="{}"', language, direction)


@lru_cache(REMEMBERED)
def _tag_item(href: str, name: str, style: str) -> SafeString:
    if "warned" in style:
        told = format_html('<span class="unseen"> ({})</span>', _("on your list"))
        return format_html('<li class="{}"><a href="{}">{}{}</a>', style, href, name, told)
    if style:
        return format_html('<li class="{}"><a href="{}">{}</a>', style, href, name)
    return format_html('<li><a href="{}">{}</a>', href, name)


@lru_cache(REMEMBERED)
def _mark_item(words: str, tone: str, href: str) -> SafeString:
    if href:
        return format_html('<li><a{} href="{}">{}</a>', _classed(tone), href, words)
    return format_html("<li><span{}>{}</span>", _classed(tone), words)


def _classed(name: str) -> SafeString:
    return format_html(' class="{}"', name) if name else _EMPTY


@lru_cache(REMEMBERED)
def _fandom_link(href: str, name: str, style: str) -> SafeString:
    if style:
        return format_html('<a class="{}" href="{}">{}</a>', style, href, name)
    return format_html('<a href="{}">{}</a>', href, name)
