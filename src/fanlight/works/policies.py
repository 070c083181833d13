"""Who may see which works. Each predicate has its twin for a queryset, and a test holds the two together."""

from django.db.models import QuerySet

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.works.models import Work


def can_see_work(viewer: Viewer, work: Work) -> bool:
    """Tell whether the viewer may know that the work is here: a restricted one is for members alone."""
    return can_see_library(viewer) and (viewer.is_member or not work.restricted)


def visible_works(viewer: Viewer) -> QuerySet[Work]:
    """Give the works that the viewer may know of: the twin of can_see_work."""
    if not can_see_library(viewer):
        return Work.objects.none()
    return Work.objects.all() if viewer.is_member else Work.objects.filter(restricted=False)


def sees_every_work(viewer: Viewer) -> bool:
    """Tell whether visible_works leaves nothing out, so that a count may be taken from where it is kept."""
    return viewer.is_member


def can_edit_tags(viewer: Viewer) -> bool:
    """Tell whether the viewer may change what works and their chapters are tagged with."""
    return viewer.is_owner


def can_change_works(viewer: Viewer) -> bool:
    """Tell whether the viewer may delete works and put them back, and give chapters back what they said before."""
    return viewer.is_owner
