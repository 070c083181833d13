"""Fandoms on their shelves of media."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.kernel.text import fold
from fanlight.tags.actions.links import NO_SHELF
from fanlight.tags.models import Kind, Media, Tag
from fanlight.tags.selectors.lists import TagRow

MOST = 3_000
"""Fandoms of a shelf that are listed."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A shelf with its most used fandoms; `count` is how many stand on it."""

    name: str
    fandoms: tuple[TagRow, ...]
    count: int


def list_shelves(viewer: Viewer, *, few: int) -> list[Shelf]:
    """Give the shelves that hold fandoms which works carry, by name; those on none come last."""
    if not can_see_library(viewer):
        return []
    on_it = Q(fandoms__synonym_of=None, fandoms__uses__gt=0)
    shelves = Media.objects.annotate(n=Count("fandoms", filter=on_it)).filter(n__gt=0).order_by("folded")
    found = [Shelf(media.name, _few(_fandoms().filter(media=media), few), media.n) for media in shelves]
    rest = _fandoms().filter(shelvings=None)
    count = rest.count()
    return [*found, Shelf(NO_SHELF, _few(rest, few), count)] if count else found


def list_shelf(viewer: Viewer, *, name: str) -> list[TagRow]:
    """Give the fandoms of one shelf by name. Raises: NotFound."""
    if fold(name) == fold(NO_SHELF):
        fandoms = _fandoms().filter(shelvings=None)
    else:
        media = Media.objects.filter(folded=fold(name)).first()
        fandoms = _fandoms().filter(media=media)
        if media is None:
            raise NotFound("There is no such shelf.")
    return _rows(fandoms.order_by("folded")[:MOST]) if can_see_library(viewer) else []


def _fandoms() -> QuerySet[Tag]:
    return Tag.objects.filter(kind=Kind.FANDOM, synonym_of=None, uses__gt=0)


def _few(fandoms: QuerySet[Tag], few: int) -> tuple[TagRow, ...]:
    return tuple(_rows(fandoms.order_by("-uses", "folded")[:few]))


def _rows(fandoms: QuerySet[Tag]) -> list[TagRow]:
    return [TagRow(kind=tag.kind, name=tag.name, uses=tag.uses) for tag in fandoms]
