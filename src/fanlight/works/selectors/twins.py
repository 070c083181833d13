"""Works that seem to be the same, though no source says so."""

from collections.abc import Iterable

from django.db.models import Q

from fanlight.works.manuscript import Manuscript
from fanlight.works.models import Work

_IDENTIFIED = Q(source__site__isnull=False, source__source_id__isnull=False)


def has_identity(manuscript: Manuscript) -> bool:
    """Tell whether a work's source tells it from every other."""
    return bool(manuscript.source and manuscript.source.site and manuscript.source.id)


def find_twins(wanted: Iterable[tuple[str, bool]]) -> dict[str, str]:
    """Give, for (works.rules.fingerprint, has_identity) of works on their way in, the key of a work here that is equal.

    Two whose sources both tell them from every other are no twins, but two works.
    """
    known = dict(wanted)
    if not known:
        return {}
    rows = Work.objects.filter(fingerprint__in=known).order_by("-pk")
    loose = rows.filter(~_IDENTIFIED)
    found = dict(loose.values_list("fingerprint", "key"))
    unnamed = [fingerprint for fingerprint, named in known.items() if not named]
    return found | dict(rows.filter(fingerprint__in=unnamed).values_list("fingerprint", "key"))


def is_any_loose() -> bool:
    """Tell whether there is any work here whose source does not tell it from every other."""
    return Work.objects.filter(~_IDENTIFIED).exists()
