"""What a reader has to be told before a chapter. Values in, values out.

Told is what the reader does not know yet: tags of the chapter that the work as a whole does not have, tags that the
work gained since they last read, and tags on their own list. What they accepted once is theirs to know, in that work.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from fanlight.kernel.text import fold

RATINGS = {fold(name): rank for rank, name in enumerate((
    "General Audiences", "Teen And Up Audiences", "Mature", "Explicit",
))}  # fmt: skip
"""AO3's ratings by their folded names, the higher the more grown-up. “Not Rated” says nothing."""

UNRATED = fold("Not Rated")
WARNS_OF_NOTHING = fold("No Archive Warnings Apply")


@dataclass(frozen=True, slots=True)
class Borne:
    """A tag that a work carries, or one of its chapters: `chapter` is a position, None for the work as a whole.

    `head` is the tag that it stands for, or itself, and `canonical` that one's name; `name` is as the author wrote it.
    """

    id: int
    head: int
    kind: str
    name: str
    canonical: str
    chapter: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader knows of a work: tags that they accepted in it, and how far they know its tag history (an id)."""

    accepted: frozenset[int] = frozenset()
    until: int = 0


@dataclass(frozen=True, slots=True)
class Since:
    """What became of the tags of a work as a whole since the reader last knew: ids that came, names of ratings gone."""

    came: frozenset[int] = frozenset()
    ratings_gone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cause:
    """A tag that has to be told of, and why: it `is_new` to the work, or `is_listed` by the reader, or both."""

    tag: Borne
    is_listed: bool = False
    is_new: bool = False

    @property
    def is_rating(self) -> bool:
        """Tell a rating, which is said in other words."""
        return self.tag.kind == "rating"


@dataclass(frozen=True, slots=True)
class Forewarning:
    """What is to be said: `whole` of the work, whatever chapter is opened; `chapters` before one, by its position."""

    whole: tuple[Cause, ...] = ()
    chapters: dict[int, tuple[Cause, ...]] = field(default_factory=dict)

    def before(self, position: int) -> tuple[Cause, ...]:
        """Give all that is to be said before one chapter is read."""
        return (*self.whole, *self.chapters.get(position, ()))


def forewarn(
    borne: Iterable[Borne], *, told: Told | None, since: Since | None = None, listed: Collection[int] = ()
) -> Forewarning:
    """Tell what has to be said.

    `told` is None for who never read here; `listed` are the ids of the tags that the reader wants to be warned of.
    """
    tags, accepted = list(borne), told.accepted if told else frozenset[int]()
    since = since or Since()
    own = [tag for tag in tags if tag.chapter is None]
    known = _Known(tags, accepted, since)
    whole = [
        Cause(tag, is_listed=tag.id in listed, is_new=tag.id in since.came)
        for tag in _once(own)
        if not known.accepts(tag)
        if tag.id in listed or (tag.id in since.came and known.weighs(tag))
    ]
    has = {tag.head for tag in own}
    chapters: dict[int, tuple[Cause, ...]] = {}
    for position in sorted({tag.chapter for tag in tags if tag.chapter is not None}):
        causes = tuple(
            Cause(tag, is_listed=tag.id in listed, is_new=True)
            for tag in _once(tag for tag in tags if tag.chapter == position)
            if not known.accepts(tag)
            if tag.head not in has
            if tag.id in listed or known.weighs(tag)
        )
        if causes:
            chapters[position] = causes
    return Forewarning(tuple(whole), chapters)


class _Known:
    """What a reader knows of a work, and what weighs more."""

    def __init__(self, tags: Sequence[Borne], accepted: frozenset[int], since: Since) -> None:
        self.accepted = accepted
        ratings = [tag for tag in tags if tag.kind == "rating"]
        before = [tag for tag in ratings if tag.chapter is None and tag.id not in since.came]
        taken = [tag for tag in ratings if self.accepts(tag)]
        self.ratings = {fold(tag.canonical) for tag in (*before, *taken)} | {fold(n) for n in since.ratings_gone}

    def accepts(self, tag: Borne) -> bool:
        return tag.id in self.accepted or tag.head in self.accepted

    def weighs(self, tag: Borne) -> bool:
        """Tell whether a tag that is new to the work is one that nobody is to walk into."""
        name = fold(tag.canonical)
        if tag.kind == "warning":
            return name != WARNS_OF_NOTHING
        if tag.kind != "rating" or name == UNRATED:
            return False
        highest = max((RATINGS.get(rating, 0) for rating in self.ratings), default=0)  # of another scale: known by name
        return RATINGS.get(name, len(RATINGS)) > highest and name not in self.ratings


def _once(tags: Iterable[Borne]) -> list[Borne]:
    """Give each tag once, whatever its spellings."""
    found: dict[int, Borne] = {}
    for tag in tags:
        found.setdefault(tag.head, tag)
    return list(found.values())
