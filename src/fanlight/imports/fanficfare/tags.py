"""Typed tags out of lists that are joined by commas."""

import html
from collections.abc import Collection as Many
from collections.abc import Iterable, Iterator
from itertools import pairwise

from fanlight.imports.fanficfare.title_pages import Row
from fanlight.kernel.text import squish
from fanlight.works.manuscript import Kind, Tag

KINDS: dict[str, Kind] = {
    "rating": "rating",
    "warnings": "warning",
    "ao3 categories": "category",
    "fandoms": "fandom",
    "category": "fandom",
    "relationships": "relationship",
    "characters": "character",
    "freeform tags": "freeform",
    "genre": "freeform",
}
"""The kind that the names under a label are, AO3's categories among a “genre” apart."""

IN_SUBJECTS = frozenset(KINDS) - {"rating", "warnings"}
"""The rows whose names the package repeats among its subjects, one by one."""

OTW_CATEGORIES = frozenset({"F/F", "F/M", "Gen", "M/M", "Multi", "Other"})
OTW_LABELS = frozenset({"fandoms", "freeform tags", "ao3 categories"})

_MOST_COMMAS = 40
_FEWEST_PARTS, _MOST_PARTS = 3, 300
_JUNK = ("fanfiction", "completed", "in-progress", "fanworks")
_JUNK_STARTS = ("last update: ", "last update year/month: ")


def tags_of(rows: Iterable[Row], subjects: Iterable[str], *, otw: bool) -> Iterator[Tag]:
    """Give the tags of a title page in its order; one name may come twice.

    `otw` says that the site runs AO3's software, so that its categories may stand among the genres.
    """
    names = frozenset(subjects)
    most_commas = min(max((name.count(", ") for name in names), default=0), _MOST_COMMAS)
    lists = [(row.key, _names(row, names, most_commas)) for row in rows if row.key in KINDS]
    categories = {name for key, found in lists if key == "ao3 categories" for name in found}
    freeforms = {name for key, found in lists if key == "freeform tags" for name in found}
    apart = (categories or OTW_CATEGORIES) - freeforms if otw else frozenset()
    for key, found in lists:
        for name in found:
            kind: Kind = "category" if key == "genre" and name in apart else KINDS[key]
            yield Tag(kind, name)


def _names(row: Row, names: Many[str], most_commas: int) -> list[str]:
    """Cut a list at its commas, but not inside one of `names`."""
    text = _unescaped(row.text)
    if row.key == "rating":
        return [text] if text else []
    parts = text.split(", ") if names else in_order(text.split(", "))
    found: list[str] = []
    at = 0
    while at < len(parts):
        lengths = range(min(most_commas + 1, len(parts) - at), 1, -1)
        length = next((n for n in lengths if ", ".join(parts[at : at + n]) in names), 1)
        found.append(", ".join(parts[at : at + length]).strip())
        at += length
    return [name for name in found if name]


def in_order(parts: list[str]) -> list[str]:
    """Put together what a comma inside of a name parted, where the order shows it.

    FanFicFare sorts its lists, so a part that is out of order goes on with the name before it: `Bread`, `and How to
    Bake It`, `Fog`, `Salt`. If few parts are out of order, and only one choice of them leaves the rest in order.
    """
    if not _FEWEST_PARTS <= len(parts) <= _MOST_PARTS or all(a < b for a, b in pairwise(parts)):
        return parts
    # For each part the longest rising run from the first part to it: how long, how many such runs, the part before.
    runs: list[tuple[int, int, int]] = [(1, 1, -1)]
    for at in range(1, len(parts)):
        before = [(runs[i][0], i) for i in range(at) if runs[i][0] and parts[i] < parts[at]]
        longest = max((length for length, _ in before), default=0)
        from_these = [i for length, i in before if length == longest]
        runs.append((longest + 1, sum(runs[i][1] for i in from_these), from_these[0]) if from_these else (0, 0, -1))
    length = max(run[0] for run in runs)
    ends = [i for i, run in enumerate(runs) if run[0] == length]
    if sum(runs[i][1] for i in ends) > 1 or len(parts) - length > max(1, len(parts) // 4):
        return parts
    starts, at = set[int](), ends[0]
    while at >= 0:
        starts.add(at)
        at = runs[at][2]
    names: list[str] = []
    for i, part in enumerate(parts):
        if i in starts:
            names.append(part)
        else:
            names[-1] += f", {part}"
    return names


def subjects_of(subjects: Iterable[str]) -> list[str]:
    """Give the package's subjects that are somebody's words: FanFicFare adds some, and escapes `&` twice."""
    names = dict.fromkeys(_unescaped(subject) for subject in subjects)
    return [n for n in names if n and n.lower() not in _JUNK and not n.lower().startswith(_JUNK_STARTS)]


def _unescaped(text: str) -> str:
    return squish(html.unescape(text))
