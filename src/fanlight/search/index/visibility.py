"""Visibility compiled into the index: the third form of works.policies, beside the predicate and the queryset."""

from pyroaring import BitMap

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.search.index.archive import Archive
from fanlight.works.policies import sees_every_work


def visible_rows(viewer: Viewer, archive: Archive) -> BitMap:
    """Give the works that the viewer may know of. Not to be changed."""
    if sees_every_work(viewer):
        return archive.alive
    return archive.alive - archive.flag("restricted") if can_see_library(viewer) else BitMap()
