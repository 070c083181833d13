"""Works as editions, for those who may see them."""

from collections.abc import Iterable, Iterator
from itertools import islice

from fanlight.accounts.viewers import Viewer
from fanlight.exports.editions import Edition, FromStore, only
from fanlight.kernel.errors import NotFound
from fanlight.works.selectors.manuscripts import get_manuscript, list_manuscripts
from fanlight.works.store import originals

BATCH = 32
"""Works that are read at once: few enough that five thousand chapters among them are no matter."""


def get_edition(viewer: Viewer, *, key: str, first: int = 1, last: int | None = None) -> Edition:
    """Give a work, or the chapters from `first` to `last` of it. Raises: NotFound, Invalid."""
    whole = Edition(get_manuscript(viewer, key=key), key=key, read_picture=FromStore(originals().root))
    return only(whole, first, last)


def list_editions(viewer: Viewer, *, keys: Iterable[str]) -> Iterator[Edition]:
    """Give works one after the other, in the order of `keys`; those that the viewer may not see are passed over."""
    waiting = iter(keys)
    while batch := list(islice(waiting, BATCH)):
        found = list_manuscripts(viewer, keys=batch)
        for key in batch:
            if key in found:
                yield Edition(found.pop(key), key=key, read_picture=FromStore(originals().root))


def require_all(editions: list[Edition], keys: list[str]) -> list[Edition]:
    """Give editions if there is one for each key. Raises: NotFound, naming one that is missing."""
    here = {edition.key for edition in editions}
    for key in keys:
        if key not in here:
            raise NotFound(f"There is no work {key:.40} here.")
    return editions
