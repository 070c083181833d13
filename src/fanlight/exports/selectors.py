"""Works as editions, for those who may see them."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from fanlight.accounts.viewers import Viewer
from fanlight.exports import stills
from fanlight.exports.cache import Cache
from fanlight.exports.covers import draw
from fanlight.exports.editions import Edition, FromStore, only
from fanlight.exports.making import Made
from fanlight.kernel.errors import NotFound
from fanlight.kernel.pictures import kind_of
from fanlight.works.manuscript import Manuscript
from fanlight.works.selectors.cards import get_card
from fanlight.works.selectors.manuscripts import get_manuscript, list_manuscripts
from fanlight.works.selectors.originals import find_cover
from fanlight.works.store import originals

DRAWN = "2"
"""To be raised when covers are made otherwise."""

_NAMES = re.compile(r"Chapter \d+ by|Byline|Author|Authors|Creator|Creators", re.IGNORECASE)
"""Labels of extras that say who wrote something."""

BATCH = 32
"""Works that are read at once: few enough that five thousand chapters among them are no matter."""


def get_edition(viewer: Viewer, *, key: str, first: int = 1, last: int | None = None) -> Edition:
    """Give a work, or the chapters from `first` to `last` of it. Raises: NotFound, Invalid."""
    return only(_edition(viewer, key, get_manuscript(viewer, key=key)), first, last)


def list_editions(viewer: Viewer, *, keys: Iterable[str]) -> Iterator[Edition]:
    """Give works one after the other, in the order of `keys`; those that the viewer may not see are passed over."""
    waiting = iter(keys)
    while batch := list(islice(waiting, BATCH)):
        found = list_manuscripts(viewer, keys=batch)
        for key in batch:
            if key in found:
                yield _edition(viewer, key, found.pop(key))


def _edition(viewer: Viewer, key: str, manuscript: Manuscript) -> Edition:
    """Give a work as it may leave the library: of an anonymous one, its creators are for the owner alone to know."""
    if manuscript.anonymous and not viewer.is_owner:
        extras = {label: said for label, said in manuscript.extras.items() if not _NAMES.fullmatch(label)}
        manuscript = replace(manuscript, creators=(), extras=extras)
    return Edition(manuscript, key=key, read_picture=FromStore(originals().root))


def require_all(editions: list[Edition], keys: list[str]) -> list[Edition]:
    """Give editions if there is one for each key. Raises: NotFound, naming one that is missing."""
    here = {edition.key for edition in editions}
    for key in keys:
        if key not in here:
            raise NotFound(f"There is no work {key:.40} here.")
    return editions


@dataclass(frozen=True, slots=True)
class Cover:
    """A work's cover. `digest` tells it from any other before it is made; `own` is the picture it came with."""

    title: str
    names: tuple[str, ...]
    own: str | None

    @property
    def digest(self) -> str:
        """What changes when the cover does."""
        made_of = (DRAWN, self.own, self.title, self.names)
        return hashlib.sha256(repr(made_of).encode(errors="replace")).hexdigest()

    def make(self, cache: Cache) -> Made:
        """Give the picture, as one that every e-reader shows; the work's own if there is one and it can be read."""
        data = FromStore(originals().root)(self.own) if self.own else None
        if data and kind_of(data) == "avif":
            return cache.keep(self.digest, lambda: _still(data) or self._draw())
        return _picture(data) if data and stills.is_shown(data) else self._draw()

    def _draw(self) -> Made:
        return _picture(draw(self.title, self.names))


def _still(data: bytes) -> Made | None:
    made = stills.for_readers({"cover": data}).get("cover")
    return _picture(made) if made else None


def _picture(data: bytes) -> Made:
    kind = kind_of(data)
    return Made(data, f".{kind}", f"image/{kind}")


def get_cover(viewer: Viewer, *, key: str) -> Cover:
    """Give a work's cover, without reading its chapters. Raises: NotFound."""
    card = get_card(viewer, key=key)
    names = () if card.anonymous else tuple(creator.name for creator in card.creators)
    return Cover(card.title, names, find_cover(viewer, key=key))
