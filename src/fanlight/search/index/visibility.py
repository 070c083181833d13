"""Visibility compiled into the index: the third form of works.policies, beside the predicate and the queryset."""

import numpy as np
from pyroaring import BitMap

from fanlight.accounts.viewers import Viewer
from fanlight.search.index.archive import Archive
from fanlight.search.index.rowsets import rowset
from fanlight.works.policies import sees_every_work, visible_works


def visible_rows(viewer: Viewer, archive: Archive) -> BitMap:
    """Give the works that the viewer may know of. Not to be changed.

    Today a viewer sees every work or none. Should a policy come to tell works apart, its queryset decides here until it
    has labels of its own.
    """
    if sees_every_work(viewer):
        return archive.alive
    ids = np.fromiter(visible_works(viewer).order_by().values_list("pk", flat=True), np.int64)
    return rowset(archive.columns.rows_of_ids(ids)) & archive.alive
