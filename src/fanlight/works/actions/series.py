"""Placing works in series."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from fanlight.changes.tables import insert_rows
from fanlight.kernel.ids import new_key
from fanlight.kernel.text import sort_title
from fanlight.works.manuscript import Manuscript
from fanlight.works.models import SORT_LENGTH, Series, SeriesPlace, Work
from fanlight.works.rules import series_identity

FETCH = 400
"""Identities asked for in one statement."""


class Named(Protocol):
    """What a series is called: works.manuscript.SeriesPlace, or a row."""

    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def url(self) -> str | None: ...  # noqa: D102


def place_many(pairs: Sequence[tuple[Work, Manuscript]]) -> None:
    """Put works into their series, making those that are not there yet; named twice, a series holds a work once."""
    wanted = [
        (work, ordinal, place, series_identity(place, manuscript.creators))
        for work, manuscript in pairs
        for ordinal, place in enumerate(manuscript.series)
    ]
    found = ensure({identity: place for _, _, place, identity in reversed(wanted)})
    places = {(work.pk, identity): (work, ordinal, place) for work, ordinal, place, identity in reversed(wanted)}
    rows = (
        (found[identity], work.pk, place.position, ordinal) for (_, identity), (work, ordinal, place) in places.items()
    )
    insert_rows(SeriesPlace, ("series_id", "work_id", "position", "ordinal"), rows)


def ensure(names: Mapping[str, Named]) -> dict[str, int]:
    """Make the series that are not there yet, by their identities; give the id of each."""
    found = find(list(names))
    missing = [identity for identity in names if identity not in found]
    if missing:
        Series.objects.bulk_create(
            [
                Series(
                    key=new_key(),
                    identity=identity,
                    title=names[identity].title,
                    title_sort=sort_title(names[identity].title)[:SORT_LENGTH].encode(),
                    url=names[identity].url,
                )
                for identity in missing
            ],
            ignore_conflicts=True,  # another process may have been quicker
        )
        found |= find(missing)
    return found


def find(identities: list[str]) -> dict[str, int]:
    """Give the ids of those that are there."""
    found: dict[str, int] = {}
    for start in range(0, len(identities), FETCH):
        part = identities[start : start + FETCH]
        found |= dict(Series.objects.filter(identity__in=part).values_list("identity", "pk"))
    return found
