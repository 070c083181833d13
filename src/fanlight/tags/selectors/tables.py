"""All decisions about tags, as the rows of a table."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q

from fanlight.accounts.policies import can_see_library, require
from fanlight.accounts.viewers import Viewer
from fanlight.tags.models import FormerName, MetaLink, ParentLink, Shelving, Tag
from fanlight.tags.rules import state_of
from fanlight.tags.tables import FORMER, Name, Row

FETCH = 2_000


def list_decided(viewer: Viewer) -> Iterator[Row]:
    """Give a row for each tag about which something was decided, canonicals first, then former names.

    Raises: Refused.
    """
    require(can_see_library(viewer), "Only members of this library may take its tags away.")
    return _rows()


def _rows() -> Iterator[Row]:
    linked = [Exists(table.objects.filter(lower=OuterRef("pk"))) for table in (ParentLink, Shelving)]
    tags = Tag.objects.filter(
        Q(is_canonical=True) | Q(synonym_of__isnull=False) | Q(is_unwrangleable=True) | linked[0] | linked[1]
    )
    line, waiting = 0, list[Tag]()
    for tag in tags.select_related("synonym_of").order_by("-is_canonical", "kind", "folded").iterator(FETCH):
        waiting.append(tag)
        if len(waiting) == FETCH:
            yield from _together(waiting, line)
            line, waiting = line + FETCH, []
    yield from _together(waiting, line)
    line += len(waiting)
    for former in FormerName.objects.select_related("tag").order_by("kind", "folded").iterator(FETCH):
        line += 1
        yield Row(line, former.kind, former.name, FORMER, (former.tag.kind, former.tag.name))


def _together(tags: list[Tag], line: int) -> Iterator[Row]:
    pks = [tag.pk for tag in tags]
    metatags: dict[int, list[str]] = defaultdict(list)
    parents: dict[int, list[Name]] = defaultdict(list)
    media: dict[int, list[str]] = defaultdict(list)
    metas = MetaLink.objects.filter(lower__in=pks).order_by("upper__folded")
    for pk, name in metas.values_list("lower", "upper__name"):
        metatags[pk].append(name)
    links = ParentLink.objects.filter(lower__in=pks).order_by("upper__kind", "upper__folded")
    for pk, kind, name in links.values_list("lower", "upper__kind", "upper__name"):
        parents[pk].append((kind, name))
    shelvings = Shelving.objects.filter(lower__in=pks).order_by("upper__folded")
    for pk, name in shelvings.values_list("lower", "upper__name"):
        media[pk].append(name)
    for number, tag in enumerate(tags, line + 1):
        head = tag.synonym_of
        state = state_of(
            is_canonical=tag.is_canonical, is_synonym=head is not None, is_unwrangleable=tag.is_unwrangleable
        )
        yield Row(
            number, tag.kind, tag.name, state.value, (head.kind, head.name) if head else None,
            tuple(metatags[tag.pk]), tuple(parents[tag.pk]), tuple(media[tag.pk]),
        )  # fmt: skip
