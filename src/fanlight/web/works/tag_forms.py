"""The form in which tags are changed: fixed kinds to choose from, others one to a line, and one that moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from fanlight.kernel.errors import Invalid, NotFound
from fanlight.kernel.text import fold
from fanlight.tags.models import Kind
from fanlight.tags.selectors.fixed import list_fixed
from fanlight.web.works.contents import AT_ONCE
from fanlight.web.works.tables import kind_label
from fanlight.works.manuscript import Kind as KindName
from fanlight.works.manuscript import Tag
from fanlight.works.selectors.taggings import TagLists

CHOSEN: tuple[KindName, ...] = ("rating", "warning", "category")
WRITTEN: tuple[KindName, ...] = ("fandom", "relationship", "character", "freeform")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a fixed kind."""

    value: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A kind's part of the form: `choices` of a fixed kind, else `text` with one tag to a line."""

    kind: str
    label: str
    choices: Sequence[Choice] = ()
    text: str = ""
    is_wrong: bool = False

    @property
    def rows(self) -> int:
        """How many lines to show: those there are, and room for more."""
        return min(14, self.text.count("\n") + 3)


@dataclass(frozen=True, slots=True)
class Form:
    """The form for one place: `chapter` None is the whole work. `tags` are those that could be moved elsewhere."""

    key: str
    title: str
    chapter: int | None
    chapter_title: str
    chapters: Sequence[tuple[int, str, int]]
    chapter_count: int
    last: int
    boxes: Sequence[Box]
    tags: Sequence[Tag]
    said: str
    seen: str
    problem: str


def place_of(text: str, lists: TagLists) -> int | None:
    """Give the place that an address names. Raises: NotFound for a chapter that there is not."""
    if not text:
        return None
    place = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
    if place not in lists.chapters:
        raise NotFound(_("“%(title)s” has no such chapter.") % {"title": lists.title[:80]})
    return place


def read_lists(given: QueryDict, lists: TagLists, place: int | None) -> dict[int | None, Sequence[Tag]]:
    """Give the lists that a form asks for: of its place, or, where a tag is moved, of two. Raises: Invalid."""
    if given.get("do") == "move":
        return _moved(given, lists, place)
    chosen = [Tag(kind, value) for kind in CHOSEN for value in given.getlist(kind) if value]
    written = [Tag(kind, line) for kind in WRITTEN for line in given.get(kind, "").splitlines() if line.strip()]
    return {place: [*chosen, *written]}


def _moved(given: QueryDict, lists: TagLists, place: int | None) -> dict[int | None, Sequence[Tag]]:
    here = lists.lists.get(place, ())
    tag = next((tag for tag in here if f"{tag.kind}:{tag.name}" == given.get("tag", "")), None)
    if tag is None:
        raise Invalid(_("Choose a tag to move."), at="tag")
    where = given.get("to", "").strip()
    to = int(where) if where.isascii() and where.isdecimal() and len(where) < 9 else None
    if (where and to not in lists.chapters) or to == place:
        raise Invalid(
            _("Choose another place for it: the number of a chapter, or nothing for the whole work."), at="to"
        )
    there = lists.lists.get(to, ())
    return {place: [other for other in here if other != tag], to: [*there, tag]}


def show_form(lists: TagLists, place: int | None, given: QueryDict | None, problem: Exception | None) -> Form:
    """Make the form ready: as the tags are, or as they were sent with what was wrong."""
    here = lists.lists.get(place, ())
    typed = given if given is not None and given.get("do") != "move" else None
    at = problem.at if isinstance(problem, Invalid) else ""
    known = list_fixed()
    return Form(
        key=lists.key,
        title=lists.title,
        chapter=place,
        chapter_title=(lists.chapters.get(place) or "") if place else "",
        chapters=_chapters(lists, place),
        chapter_count=len(lists.chapters),
        last=max(lists.chapters, default=0),
        boxes=[
            *(Box(kind, kind_label(kind, 2), _choices(kind, known[kind], here, typed)) for kind in CHOSEN),
            *(Box(kind, kind_label(kind, 2), text=_text(kind, here, typed), is_wrong=kind == at) for kind in WRITTEN),
        ],
        tags=here,
        said=given.get("said", "") if given else "",
        seen=lists.seen,
        problem=str(problem) if problem else "",
    )


def _chapters(lists: TagLists, place: int | None) -> list[tuple[int, str, int]]:
    """Give the chapters to go on to: of a long work those with tags of their own, for there is a box for any number."""
    every = [(n, title or "", len(lists.lists.get(n, ()))) for n, title in lists.chapters.items()]
    return every if len(every) <= AT_ONCE else [row for row in every if row[2] or row[0] == place][:AT_ONCE]


def _choices(kind: str, known: Mapping[str, str], here: Sequence[Tag], typed: QueryDict | None) -> list[Choice]:
    """Give a fixed kind's values. One that stands here in another wording is chosen as it was written."""
    written = typed.getlist(kind) if typed is not None else [tag.name for tag in here if tag.kind == kind]
    wordings = {known.get(fold(name), name): name for name in written}
    values = [*dict.fromkeys(known.values()), *(value for value in wordings if value not in known.values())]
    return [Choice(wordings.get(value, value), value in wordings) for value in values]


def _text(kind: Kind | str, here: Sequence[Tag], typed: QueryDict | None) -> str:
    return typed.get(str(kind), "") if typed is not None else "\n".join(tag.name for tag in here if tag.kind == kind)
