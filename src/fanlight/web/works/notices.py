"""What is wrong with a question, where, and what may have been meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fanlight.search.notices import say
from fanlight.search.query import AllOf, AnyOf, Named, Node, Not, TagNamed
from fanlight.search.results import Notice, Offer
from fanlight.web.works.questions import Asked


@dataclass(frozen=True, slots=True)
class ShownOffer:
    """A name that may have been meant, and the list with it instead."""

    name: str
    kind: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A sentence; `before`, `wrong` and `after` are the text of the question around the place it is about."""

    says: str
    offers: Sequence[ShownOffer] = ()
    before: str = ""
    wrong: str = ""
    after: str = ""


AROUND = 40
"""Characters shown on either side of what is wrong."""


def show_notices(asked: Asked, notices: Iterable[Notice]) -> list[ShownNotice]:
    """Make notices ready."""
    return [_show(asked, notice) for notice in notices]


def _show(asked: Asked, notice: Notice) -> ShownNotice:
    says = say(notice)
    if notice.code == "unknown-name":
        offers = [_offer(asked, notice, offer) for offer in notice.offers]
        return ShownNotice(says, offers=offers)
    if notice.start is None or notice.end is None:
        return ShownNotice(says)
    start, end = notice.start, min(notice.end, notice.start + 2 * AROUND)
    offers = [_field_offer(asked, notice, offer.name) for offer in notice.offers]
    return ShownNotice(
        says,
        offers=offers,
        before=("…" if start > AROUND else "") + asked.typed[max(0, start - AROUND) : start],
        wrong=asked.typed[start:end],
        after=asked.typed[end : end + AROUND] + ("…" if end + AROUND < len(asked.typed) else ""),
    )


def _offer(asked: Asked, notice: Notice, offer: Offer) -> ShownOffer:
    asked_for = (str(notice.values["kind"]), str(notice.values["name"]))
    query = replace(asked.query, where=tuple(_swapped(node, asked_for, offer) for node in asked.query.where))
    return ShownOffer(offer.name, offer.kind, offer.count, asked.href(query))


def _swapped(node: Node, wrong: tuple[str, str], offer: Offer) -> Node:
    if isinstance(node, Not):
        return Not(_swapped(node.node, wrong, offer))
    if isinstance(node, AllOf | AnyOf):
        return type(node)(tuple(_swapped(part, wrong, offer) for part in node.nodes))
    if isinstance(node, TagNamed) and (node.kind, node.name) == wrong:
        return TagNamed(offer.kind, offer.name, exact=node.exact)
    if isinstance(node, Named) and (node.field, node.name) == wrong:
        return Named(node.field, offer.name)
    return node


def _field_offer(asked: Asked, notice: Notice, name: str) -> ShownOffer:
    """Give the question with a field's name put right in its text."""
    text, start = asked.typed, notice.start or 0
    written = str(notice.values["written"])
    mended = text[:start] + text[start:].replace(written, name, 1)
    return ShownOffer(f"{name}:", "", 0, asked.text_href(mended))
