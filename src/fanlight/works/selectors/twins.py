"""Works that seem to be the same, though no source says so."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from fanlight.works.models import Work
from fanlight.works.rules import Likeness

_NAMED = Q(source__site__isnull=False, source__source_id__isnull=False)


def find_twins(wanted: Iterable[Likeness]) -> dict[Likeness, str]:
    """Give, for works on their way in, the key of a work here of equal title, creators and text, else of equal text.

    Two whose sources both tell them from every other are no twins, but two works.
    """
    asked = list(dict.fromkeys(wanted))
    if not asked:
        return {}
    prints, texts = {like.fingerprint for like in asked}, {like.text_digest for like in asked if like.text_digest}
    rows = Work.objects.filter(Q(fingerprint__in=prints) | Q(text_digest__in=texts))
    if all(like.named for like in asked):
        rows = rows.filter(~_NAMED)
    columns = ("fingerprint", "text_digest", "source__site", "source__source_id", "key")
    here = [(*row[:2], bool(row[2] and row[3]), row[4]) for row in rows.order_by("pk").values_list(*columns)]
    return {like: key for like in asked if (key := next(_equal(like, here), ""))}


def _equal(like: Likeness, here: list[tuple[str, str | None, bool, str]]) -> Iterator[str]:
    """Give the works here that one is like, the likest first."""
    able = [row for row in here if not (row[2] and like.named)]
    yield from (key for fingerprint, _, _, key in able if fingerprint == like.fingerprint)
    yield from (key for _, digest, _, key in able if digest is not None and digest == like.text_digest)
