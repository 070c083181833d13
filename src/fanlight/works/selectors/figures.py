"""The library in figures, for its first page and its health."""

from dataclasses import dataclass

from django.db.models import Sum

from fanlight.accounts.viewers import Viewer
from fanlight.works.policies import visible_works


@dataclass(frozen=True, slots=True)
class Figures:
    """How much is here."""

    works: int
    words: int


def is_empty(viewer: Viewer) -> bool:
    """Tell whether there is nothing that the viewer may see."""
    return not visible_works(viewer).exists()


def get_figures(viewer: Viewer) -> Figures:
    """Count what the viewer may see, work by work: of a big library, search's index knows it sooner."""
    works = visible_works(viewer)
    return Figures(works=works.count(), words=works.aggregate(total=Sum("words"))["total"] or 0)
