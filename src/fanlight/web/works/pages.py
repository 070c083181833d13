"""A page of a list made ready for its template: chips to take away, orders to choose, pages to turn."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import replace as change

from django.utils.functional import Promise
from django.utils.translation import ngettext

from fanlight.tags.models import Kind
from fanlight.web.works.questions import SORT_LABELS, Pair, write
from fanlight.works.selectors.cards import Card
from fanlight.works.selectors.lists import SORTS, Listing, WorkPage, without_page

FACETS = ((Kind.RELATIONSHIP, 6), (Kind.FREEFORM, 8), (Kind.WARNING, 6))
"""Kinds beside a list, and how many tags of each."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A tag of the question; `href` is the list without it."""

    words: str
    kind: str
    note: str
    href: str
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """A way to put the list; pressing the one that holds turns it round."""

    label: str | Promise
    href: str
    is_current: bool
    is_descending: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind's most frequent tags on a page of a list: (address of the list narrowed by it, name, works)."""

    kind: str
    rows: Sequence[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A list's page. `kept` are the (name, value) that a form carries along so that a tag is added to the question."""

    cards: Sequence[Card]
    total: int
    chips: Sequence[Chip]
    orders: Sequence[Order]
    kept: Sequence[tuple[str, str]]
    facets: Sequence[Facet]
    next: str
    previous: str

    @property
    def order(self) -> Order:
        """The order that holds."""
        return next(order for order in self.orders if order.is_current)


def show_page(listing: Listing, page: WorkPage) -> ShownPage:
    """Make a page ready."""
    question = without_page(listing)
    return ShownPage(
        cards=page.cards,
        total=page.total,
        chips=[
            Chip(words=tag.name, kind=tag.kind, note=_spellings(len(tag.spellings)), href=_without(question, number))
            for number, tag in enumerate(page.tags)
        ],
        orders=show_orders(question),
        kept=show_kept(question),
        facets=show_facets(question, page.cards),
        next=write(question, after=page.next) if page.next else "",
        previous=write(question, before=page.previous) if page.previous else "",
    )


def show_chips(listing: Listing, unknown: Iterable[Pair]) -> list[Chip]:
    """Give the chips of a question that found nothing, because it names tags that there are not."""
    question, missing = without_page(listing), set(unknown)
    return [
        Chip(words=pair[1], kind=pair[0], note="", href=_without(question, number), is_unknown=pair in missing)
        for number, pair in enumerate(question.tags)
    ]


def show_orders(listing: Listing) -> list[Order]:
    """Give the orders in which a list can be put."""
    return [
        Order(
            label=SORT_LABELS[sort],
            href=write(listing, sort=sort, descending=not listing.is_descending if sort == listing.sort else None),
            is_current=sort == listing.sort,
            is_descending=change(listing, sort=sort, descending=None).is_descending
            if sort != listing.sort
            else listing.is_descending,
        )
        for sort in SORTS
    ]


def show_facets(listing: Listing, cards: Sequence[Card]) -> list[Facet]:
    """Give the tags by which a list can be narrowed further, from the works of one page, so that none leads nowhere."""
    facets = []
    for kind, most in FACETS:
        uses = Counter(
            name for card in cards for name in {line.name for line in card.tags.get(kind, ()) if not line.is_match}
        )
        names = sorted(uses, key=lambda name: (-uses[name], name))[:most]
        rows = [(write(listing, tags=(*listing.tags, (kind.value, name))), name, uses[name]) for name in names]
        if rows:
            facets.append(Facet(kind=kind.value, rows=rows))
    return facets


def show_kept(listing: Listing) -> list[tuple[str, str]]:
    """Give what a form that adds a tag carries along."""
    kept = [("tag", f"{kind}:{name}" if kind else name) for kind, name in listing.tags]
    if listing.sort != "updated":
        kept.append(("sort", listing.sort))
    if listing.descending is not None:
        kept.append(("dir", "desc" if listing.descending else "asc"))
    return kept


def _without(listing: Listing, number: int) -> str:
    return write(listing, tags=(*listing.tags[:number], *listing.tags[number + 1 :]))


def _spellings(number: int) -> str:
    return ngettext("and %d spelling", "and %d spellings", number) % number if number else ""
