"""A page of a list made ready for its template: chips to take away, orders to choose, facets, pages to turn."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise

from fanlight.reading.selectors.filters import FilterLine
from fanlight.search.edits import settle
from fanlight.search.language import write
from fanlight.search.notices import say
from fanlight.search.query import SORTS, Named, Sort, TagNamed
from fanlight.search.results import Facet, Hidden, Notice, Results
from fanlight.web.works.boxes import Boxes, show_boxes
from fanlight.web.works.chips import MOST, Chip, show_chips
from fanlight.web.works.notices import ShownNotice, show_notices
from fanlight.web.works.panels import Choices, facet_href, show_panel
from fanlight.web.works.questions import SORT_LABELS, Asked
from fanlight.works.selectors.cards import Card

BROAD = 3_000
"""Works of which the facets are counted without being asked for, where there is no index to count them."""

LONG = 3_000
"""Characters of a question from which on the panel shows no values."""

SHUFFLES = 10**6
"""Ways to shuffle a list that a press chooses from."""


@dataclass(frozen=True, slots=True)
class Order:
    """A way to put the list; pressing the one that holds turns it round."""

    label: str | Promise
    href: str
    is_current: bool
    is_descending: bool


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A list's page. `text` is what the filter bar holds; `facets` None where they are still to be counted.

    `named` is the tag that the list is about, where that is one alone. `notices` are
    about the question, `hidden` counts works under the reader's own rules, `hidden_href` shows them.
    """

    cards: Sequence[Card]
    passages: Mapping[int, str]
    total: int
    text: str
    saved_text: str
    can_save: bool
    chips: Sequence[Chip]
    more_chips: int
    notices: Sequence[ShownNotice]
    orders: Sequence[Order]
    facets: Sequence[Choices] | None
    facets_href: str
    hidden: int
    hidden_by: Sequence[Hidden]
    hidden_href: str
    shows_hidden: bool
    took_ms: int
    boxes: Boxes
    next: str
    previous: str
    all_href: str
    here_href: str
    pinned: Sequence[FilterLine] = ()
    named: TagNamed | None = None
    creator: str = ""

    @property
    def rows(self) -> list[tuple[Card, str]]:
        """The cards, each with the passage in which the words that were looked for stand, if there is one."""
        return [(card, self.passages.get(card.id, "")) for card in self.cards]

    @property
    def title(self) -> str:
        """The tag that the list is about, where that is one alone."""
        chip = self.chips[0] if len(self.chips) == 1 else None
        return chip.words if chip and chip.kind and not chip.is_not else ""

    @property
    def counts_itself(self) -> bool:
        """Tell whether the page may ask for its facets by itself, since they are not too many to count."""
        return self.total <= BROAD

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the panel's form says beside the button that is pressed."""
        kept = [("q", self.saved_text), ("hidden", "show" if self.shows_hidden else ""), ("creator", self.creator)]
        return [(name, value) for name, value in kept if value]

    @property
    def order(self) -> Order:
        """The order that holds."""
        return next(order for order in self.orders if order.is_current)


def show_page(asked: Asked, found: Results, cards: Sequence[Card]) -> ShownPage:
    """Make a page ready."""
    asked = replace(asked, query=settle(asked.query, found.meant))
    titles = {(meant.kind, meant.asked): meant.name for meant in found.meant}
    return ShownPage(
        cards=cards,
        passages=found.passages,
        total=found.total,
        text=asked.typed if asked.notices and asked.typed else write(asked.query),
        saved_text=write(asked.query),
        can_save=not asked.notices,
        chips=show_chips(asked, found.meant, titles),
        notices=show_notices(asked, (*asked.notices, *found.notices)),
        orders=show_orders(asked),
        more_chips=max(0, len(asked.query.where) - MOST),
        facets=_panel(asked, found.facets),
        facets_href=facet_href(asked),
        hidden=found.hidden,
        hidden_by=found.hidden_by,
        hidden_href=asked.href(shows_hidden=not asked.shows_hidden),
        shows_hidden=asked.shows_hidden,
        took_ms=round(1_000 * found.took),
        boxes=show_boxes(asked, _errors(asked.notices)),
        next=asked.href(page="after", token=found.next) if found.next else "",
        previous=asked.href(page="before", token=found.previous) if found.previous else "",
        all_href=asked.base,
        here_href=asked.href(),
        named=_named(asked),
        creator=next((node.name for node in asked.scope if isinstance(node, Named)), ""),
    )


def _named(asked: Asked) -> TagNamed | None:
    """Give the tag that the list is about, which its reader can put on a list of their own."""
    node = asked.query.where[0] if len(asked.query.where) == 1 else None
    return node if isinstance(node, TagNamed) and not node.exact else None


def _panel(asked: Asked, facets: tuple[Facet, ...]) -> list[Choices] | None:
    """Make the facets ready; beside a very long question there are none, since each of their rows is sought in it."""
    if not facets:
        return None
    return show_panel(asked, facets) if len(write(asked.query)) <= LONG else []


def _errors(notices: Iterable[Notice]) -> dict[str, str]:
    """Give what is wrong with boxes, by their names."""
    return {str(notice.values["box"]): say(notice) for notice in notices if "box" in notice.values}


def show_orders(asked: Asked) -> list[Order]:
    """Give the orders in which a list can be put; that of relevance only where words are looked for."""
    return [
        _order(asked, sort)
        for sort in SORTS
        if sort != "relevance" or asked.query.has_words or asked.query.order == "relevance"
    ]


def _order(asked: Asked, sort: Sort) -> Order:
    query, is_current = asked.query, sort == asked.query.order
    seed = secrets.randbelow(SHUFFLES) if sort == "random" else 0
    other = replace(query, sort=sort, descending=not query.is_descending if is_current else None, seed=seed)
    return Order(
        label=SORT_LABELS[sort],
        href=asked.href(other),
        is_current=is_current,
        is_descending=query.is_descending if is_current else other.is_descending,
    )
