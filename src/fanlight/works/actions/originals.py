"""The files that works came from, once they are kept."""

from fanlight.works.models import EarlierState, KeptOriginal, Original
from fanlight.works.store import originals


def list_parts(*, sha256: str) -> list[str]:
    """Give which parts of a file that holds several works have become works here."""
    rows = Original.objects.filter(sha256=sha256, role=Original.Role.FILE).exclude(part="")
    return list(rows.order_by("part").values_list("part", flat=True).distinct())


def replace_file(*, sha256: str, part: str, by_sha256: str, size: int) -> list[str]:
    """Let the works that came from a part of a file keep a file of their own instead, which lies there already.

    Gives their keys.
    """
    rows = Original.objects.filter(sha256=sha256, part=part, role=Original.Role.FILE)
    works = list(rows.values_list("work__key", flat=True))
    EarlierState.objects.filter(sha256=sha256, work__in=rows.values("work")).update(sha256=by_sha256)
    rows.update(sha256=by_sha256, part="", size=size)
    return works


def drop_unnamed(*, sha256: str) -> None:
    """Delete a file that no work names any more, nor anything that was taken out."""
    if not (Original.objects.filter(sha256=sha256).exists() or KeptOriginal.objects.filter(sha256=sha256).exists()):
        originals().path(sha256).unlink(missing_ok=True)
