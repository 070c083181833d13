"""Which works are here."""

from collections.abc import Iterable, Sequence

from fanlight.accounts.viewers import Viewer
from fanlight.works.policies import visible_works


def find_keys(viewer: Viewer, keys: Iterable[str]) -> set[str]:
    """Give those of some keys whose works are here for the viewer."""
    wanted = set(keys)
    return set(visible_works(viewer).filter(key__in=wanted).values_list("key", flat=True)) if wanted else set()


def list_keys_of(viewer: Viewer, ids: Sequence[int]) -> list[str]:
    """Give the keys of works in the order of `ids`, without those that the viewer may not see or that are gone."""
    found = dict(visible_works(viewer).filter(pk__in=ids).values_list("pk", "key"))
    return [found[pk] for pk in ids if pk in found]
