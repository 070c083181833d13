"""Which works are here."""

from collections.abc import Iterable

from fanlight.accounts.viewers import Viewer
from fanlight.works.policies import visible_works


def find_keys(viewer: Viewer, keys: Iterable[str]) -> set[str]:
    """Give those of some keys whose works are here for the viewer."""
    wanted = set(keys)
    return set(visible_works(viewer).filter(key__in=wanted).values_list("key", flat=True)) if wanted else set()
