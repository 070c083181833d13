"""What a reader has to be told before they read on in a work."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.text import fold
from fanlight.reading.models import Consent
from fanlight.reading.rules.forewarnings import Borne, Cause, Forewarning, Since, Told, forewarn
from fanlight.reading.selectors.lists import list_warned
from fanlight.works.models import TagChange, Tagging


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody said when a tag came: the author, or who changed the tags for them."""

    said: str
    by: str


@dataclass(frozen=True, slots=True)
class Foretold:
    """A work's forewarning; `until` is the newest entry of its tag history, `is_known` that the reader knew it."""

    forewarning: Forewarning
    until: int
    is_known: bool
    words: Mapping[int, tuple[Word, ...]]
    """What was said when the work's own tags (0), or a chapter's, came."""


def get_forewarning(viewer: Viewer, *, work_id: int, remembered: Told | None = None) -> Foretold:
    """Give what the viewer is to be told. `remembered` is what a guest's own browser knows of the work."""
    told = remembered if viewer.user_id is None else _told(viewer, [work_id]).get(work_id)
    newest = TagChange.objects.filter(work=work_id).order_by("-pk").values_list("pk", flat=True).first() or 0
    borne = _borne([work_id])[work_id]
    since = _since(work_id, told.until, borne) if told and told.until < newest else Since()
    found = forewarn(borne, told=told, since=since, listed=list_warned(viewer))
    words = _words(work_id, found) if found.whole or found.chapters else {}
    return Foretold(found, newest, told is not None and told.until >= newest, words)


def list_withheld(viewer: Viewer, work_ids: Collection[int]) -> dict[int, frozenset[int] | None]:
    """Give, for works, the positions of chapters that the viewer has to be told of first; None for all of them.

    For what shows a piece of a text elsewhere than on its own page. A guest's browser is not asked what it knows.
    """
    told, listed = _told(viewer, work_ids), list_warned(viewer)
    withheld: dict[int, frozenset[int] | None] = {}
    for work, borne in _borne(work_ids).items():
        known = told.get(work)
        found = forewarn(borne, told=known, since=_since(work, known.until, borne) if known else None, listed=listed)
        if found.whole:
            withheld[work] = None
        elif found.chapters:
            withheld[work] = frozenset(found.chapters)
    return withheld


def _told(viewer: Viewer, works: Collection[int]) -> dict[int, Told]:
    if viewer.user_id is None:
        return {}
    rows = Consent.objects.filter(user=viewer.user_id, work__in=works).values_list("work_id", "accepted", "until")
    return {work: Told(frozenset(accepted), until) for work, accepted, until in rows}


def _borne(works: Collection[int]) -> dict[int, list[Borne]]:
    rows = Tagging.objects.filter(work__in=works).order_by("work_id", "chapter__position", "position")
    columns = ("tag_id", "tag__synonym_of_id", "tag__kind", "written", "tag__synonym_of__name", "tag__name")
    found: dict[int, list[Borne]] = defaultdict(list)
    for work, pk, head, kind, written, stands_for, name, chapter in rows.values_list(
        "work_id", *columns, "chapter__position"
    ):
        found[work].append(Borne(pk, head or pk, kind, written, stands_for or name, chapter))
    return found


def _since(work: int, until: int, borne: Iterable[Borne]) -> Since:
    rows = TagChange.objects.filter(work=work, pk__gt=until, chapter=None).values_list("added", "removed")
    came, gone = set[tuple[str, str]](), set[str]()
    for added, removed in rows:
        came |= {(tag["kind"], fold(tag["name"])) for tag in added}
        gone |= {tag["name"] for tag in removed if tag["kind"] == "rating"}
    ids = frozenset(tag.id for tag in borne if tag.chapter is None and (tag.kind, fold(tag.name)) in came)
    return Since(ids, frozenset(gone))


def _words(work: int, found: Forewarning) -> dict[int, tuple[Word, ...]]:
    """Give the last word on each tag that is told of, where anybody said one."""
    rows = TagChange.objects.filter(work=work, said__isnull=False).exclude(said="").order_by("-pk")
    entries: list[Any] = list(rows.values_list("chapter__position", "said", "by_name", "added"))
    asked = {0: found.whole, **found.chapters}
    return {place: _words_on(causes, place, entries) for place, causes in asked.items() if causes}


def _words_on(causes: Iterable[Cause], place: int, entries: Iterable[Any]) -> tuple[Word, ...]:
    wanted = {(cause.tag.kind, fold(cause.tag.name)) for cause in causes}
    said: dict[str, Word] = {}
    for chapter, text, by, added in entries:
        if (chapter or 0) in (0, place):
            about = {(tag["kind"], fold(tag["name"])) for tag in added} & wanted
            if about:
                said.setdefault(text, Word(text, by))
                wanted -= about
    return tuple(said.values())
