"""Finding what waits, for an import: it asks no more than that, and need not load what reviews are made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from fanlight.imports.models import Review

_HERE = (Review.State.WAITING, Review.State.DISMISSED)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A review that a file is in. It waits, or it was left out."""

    key: str
    waits: bool


def find_waiting(files: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Waiting]:
    """Give, for files (SHA-256, part) that wait for a review or were left out in one, that review."""
    wanted = {sha256 for sha256, _ in files}
    if not wanted:
        return {}
    rows = Review.objects.filter(sha256__in=wanted, state__in=_HERE).order_by("-pk")
    found = rows.values_list("sha256", "part", "key", "state")
    return {(sha256, part): Waiting(key, state == Review.State.WAITING) for sha256, part, key, state in found}
