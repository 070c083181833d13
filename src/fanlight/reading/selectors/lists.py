"""A reader's own lists."""

from dataclasses import dataclass

from fanlight.accounts.viewers import Viewer
from fanlight.reading.models import HiddenWork, ListedTag
from fanlight.tags.selectors.meanings import Meaning, list_meanings
from fanlight.works.policies import visible_works


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A tag on a list; `kind` is empty for any. `does` is warn or hide."""

    kind: str
    name: str
    does: str


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """A work that its reader hid."""

    key: str
    title: str


def list_listed(viewer: Viewer) -> list[ListedLine]:
    """Give the tags on the viewer's own lists, by name."""
    if viewer.user_id is None:
        return []
    rows = ListedTag.objects.filter(user=viewer.user_id).order_by("folded", "kind")
    return [ListedLine(*row) for row in rows.values_list("kind", "name", "does")]


def list_hidden_works(viewer: Viewer) -> list[HiddenLine]:
    """Give the works that the viewer hid, the last first."""
    if viewer.user_id is None:
        return []
    rows = HiddenWork.objects.filter(user=viewer.user_id, work__in=visible_works(viewer)).order_by("-at", "-pk")
    return [HiddenLine(*row) for row in rows.values_list("work__key", "work__title")]


def list_hidden_ids(viewer: Viewer) -> frozenset[int]:
    """Give the ids of the works that the viewer hid."""
    if viewer.user_id is None:
        return frozenset()
    return frozenset(HiddenWork.objects.filter(user=viewer.user_id).values_list("work_id", flat=True))


def list_meant(viewer: Viewer) -> dict[ListedLine, list[Meaning]]:
    """Give what the tags on the viewer's lists stand for here; nothing for a name that no tag has."""
    lines = list_listed(viewer)
    meanings = list_meanings(viewer, {(line.kind, line.name) for line in lines}) if lines else {}
    return {line: meanings.get((line.kind, line.name), []) for line in lines}


def list_warned(viewer: Viewer) -> frozenset[int]:
    """Give the ids of all tags that the viewer wants to be warned of: each with its spellings, and what lies below."""
    meant = list_meant(viewer)
    return frozenset(pk for line, found in meant.items() if line.does == "warn" for m in found for pk in m.ids)
