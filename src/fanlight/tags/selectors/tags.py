"""One tag with all that is known of it, and tags by what was decided about them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import Invalid, NotFound
from fanlight.kernel.pages import decode, encode
from fanlight.kernel.text import fold
from fanlight.tags.actions.tags import identity
from fanlight.tags.models import FormerName, Kind, MetaPath, Tag
from fanlight.tags.rules import State, state_of

MOST = 300
"""Tags that are listed of each sort on a tag's page, the most used ones (otwarchive, tags_controller)."""

UNUSED = "unused"
"""What no work carries, besides the states."""

_STATES: dict[str, Q] = {
    State.CANONICAL: Q(is_canonical=True),
    State.SYNONYM: Q(synonym_of__isnull=False),
    State.UNWRANGLEABLE: Q(is_unwrangleable=True),
    State.UNDECIDED: Q(is_canonical=False, synonym_of=None, is_unwrangleable=False),
    UNUSED: Q(uses=0),
}


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag in a list. `uses` is works that carry this very tag; `stands_for` is its canonical's name."""

    id: int
    kind: str
    name: str
    uses: int
    state: State
    stands_for: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class TagSheet:
    """All that is known of a tag. Lists are the most used, and `counts` says how many there are of each.

    `above` and `below` are the metatag links of its own; `everything_above` all metatags, `counts["everything_below"]`
    all that lies below. `children` are by kind.
    """

    tag: TagLine
    stands_for: TagLine | None
    spellings: tuple[TagLine, ...]
    former: tuple[tuple[str, str], ...]
    above: tuple[TagLine, ...]
    everything_above: tuple[TagLine, ...]
    below: tuple[TagLine, ...]
    parents: tuple[TagLine, ...]
    children: dict[str, tuple[TagLine, ...]]
    media: tuple[str, ...]
    counts: dict[str, int]


def find_tag(viewer: Viewer, *, kind: str, name: str) -> Tag | None:
    """Give the tag of a name, whatever its case and accents, or of a name that it had."""
    if not can_see_library(viewer) or kind not in Kind.values:
        return None
    folded = identity(kind, name)[1]
    found = Tag.objects.filter(kind=kind, folded=folded).first()
    if found is None:
        former = FormerName.objects.filter(kind=kind, folded=folded).select_related("tag").first()
        found = former.tag if former else None
    return found


def get_tag(viewer: Viewer, *, kind: str, name: str) -> Tag:
    """Do as find_tag. Raises: NotFound."""
    found = find_tag(viewer, kind=kind, name=name)
    if found is None:
        raise NotFound(f"There is no {kind or 'tag'} called “{name}”.")
    return found


def list_by_ids(viewer: Viewer, ids: Iterable[int]) -> list[Tag]:
    """Give tags by their ids, in that order; those that are gone are left out."""
    wanted = list(ids)
    found = Tag.objects.in_bulk(wanted) if can_see_library(viewer) else {}
    return [found[pk] for pk in wanted if pk in found]


def get_sheet(viewer: Viewer, *, kind: str, name: str) -> TagSheet:
    """Give all that is known of a tag. Raises: NotFound."""
    tag = get_tag(viewer, kind=kind, name=name)
    spellings = tag.synonyms.all()
    above = Tag.objects.filter(lower_links__lower=tag.pk)
    below = Tag.objects.filter(upper_links__upper=tag.pk)
    children = Tag.objects.filter(parent_links__upper=tag.pk)
    by_kind = dict(children.order_by().values_list("kind").annotate(n=Count("pk")))
    return TagSheet(
        tag=line_of(tag),
        stands_for=line_of(tag.synonym_of) if tag.synonym_of else None,
        spellings=_most(spellings),
        former=tuple(tag.former_names.order_by("folded").values_list("kind", "name")),
        above=_most(above),
        everything_above=_most(Tag.objects.filter(paths_down__lower=tag.pk)),
        below=_most(below),
        parents=_most(Tag.objects.filter(child_links__lower=tag.pk)),
        children={of: _most(children.filter(kind=of)) for of in Kind.values if of in by_kind},
        media=tuple(tag.media.order_by("folded").values_list("name", flat=True)),
        counts={
            "spellings": spellings.count(),
            "below": below.count(),
            "everything_below": MetaPath.objects.filter(upper=tag.pk).count(),
            **by_kind,
        },
    )


def list_tags(
    viewer: Viewer,
    *,
    text: str = "",
    kind: str = "",
    state: str = "",
    is_used: bool = False,
    after: str | None = None,
    limit: int = 50,
) -> tuple[list[TagLine], str | None]:
    """Give tags whose name holds all words of `text`, most used first, and the token of the next page.

    `state` is one of State or UNUSED. Raises: Invalid for a token of another list.
    """
    if not can_see_library(viewer):
        return [], None
    tags = Tag.objects.filter(kind=kind) if kind else Tag.objects.all()
    if state:
        if state not in _STATES:
            raise Invalid(f"There is no state {state}: {', '.join(_STATES)}.", at="state")
        tags = tags.filter(_STATES[state])
    for word in fold(text).split():
        tags = tags.filter(folded__contains=word)
    if is_used:
        tags = tags.filter(uses__gt=0)
    if after is not None:
        uses, pk = decode(after, (int, int))
        tags = tags.filter(Q(uses__lt=uses) | Q(uses=uses, pk__gt=pk))
    found = list(tags.select_related("synonym_of").order_by("-uses", "pk")[: limit + 1])
    lines = [line_of(tag) for tag in found[:limit]]
    more = len(found) > limit
    return lines, encode((lines[-1].uses, lines[-1].id)) if more else None


def count_undecided(viewer: Viewer) -> dict[str, int]:
    """Give, by kind, how many tags that works carry wait for a decision."""
    if not can_see_library(viewer):
        return {}
    waiting = Tag.objects.filter(_STATES[State.UNDECIDED], uses__gt=0)
    return dict(waiting.order_by().values_list("kind").annotate(n=Count("pk")))


def count_acted_on(viewer: Viewer, tag: Tag) -> int:
    """Give how many works a decision about a tag acts on: those that carry it or a spelling of it, counted apart."""
    if not can_see_library(viewer):
        return 0
    return tag.uses + (tag.synonyms.aggregate(n=Sum("uses"))["n"] or 0)


def line_of(tag: Tag) -> TagLine:
    """Give a tag as a line."""
    head = tag.synonym_of if tag.synonym_of_id else None
    state = state_of(is_canonical=tag.is_canonical, is_synonym=head is not None, is_unwrangleable=tag.is_unwrangleable)
    return TagLine(tag.pk, tag.kind, tag.name, tag.uses, state, head.name if head else "", tag.version)


def _most(tags: QuerySet[Tag]) -> tuple[TagLine, ...]:
    found = tags.select_related("synonym_of").order_by("-uses", "folded")[:MOST]
    return tuple(line_of(tag) for tag in found)
