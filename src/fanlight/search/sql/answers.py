"""A whole answer: which works, how many, a page of them in order, and the facets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import Invalid
from fanlight.kernel.text import fold
from fanlight.search import sheets
from fanlight.search.conditions import Condition, Every, Tagged, leaves, wanted_words
from fanlight.search.meanings import Understood
from fanlight.search.orders import Place, read_place, shuffled, write_place
from fanlight.search.query import Query, Words
from fanlight.search.results import Hidden, Notice, Results, Wanted
from fanlight.search.sql.counts import count_facets
from fanlight.search.sql.filters import RARE, holds
from fanlight.search.sql.texts import MOST_WORDS, Texts
from fanlight.tags.models import Tag
from fanlight.works.models import Creatorship, Tagging, Work
from fanlight.works.policies import sees_every_work, visible_works

COLUMNS: Mapping[str, str] = {"updated": "sorted_on", "title": "title_sort", "words": "words", "added": "added_at"}
"""Orders in which the database can walk to a page."""

LISTED = 2_000
"""Works that are named one by one where their facets are counted."""

READABLE = 2_000
"""Works whose chapters are looked through for words, when there is no index to look in."""


@dataclass(frozen=True, slots=True)
class Page:
    """Which page is wanted: `limit` works after a token, or before one."""

    limit: int
    after: str | None = None
    before: str | None = None


def answer(
    query: Query, understood: Understood, viewer: Viewer, page: Page, *, facets: Wanted | None, chapters: bool = False
) -> Results:
    """Answer from the database. Chapters are looked through for words where works are few, or if `chapters`.

    Raises: Invalid for a token that no page of this order gave.
    """
    everything = visible_works(viewer)
    conditions = (understood.condition, *(rule for _, rule in understood.hides))
    asked = [leaf for condition in conditions for leaf in leaves(condition) if isinstance(leaf, Words)]
    reads = chapters or not asked or everything.count() <= READABLE
    texts = Texts(everything, asked, chapters=query.chapter_text and reads)
    uses = _uses(understood)
    works = everything.filter(holds(understood.condition, texts.find, uses))
    rules = [(label, holds(rule, texts.find, uses)) for label, rule in understood.hides]
    shown = works
    for _, rule in rules:
        shown = shown.exclude(pk__in=Work.objects.filter(rule).values("pk"))
    total = _count(viewer, understood.condition, shown, uses) if not rules else shown.count()
    hidden = works.count() - total if rules else 0
    weighs = wanted_words(understood.condition) if reads and query.order == "relevance" else []
    found = _page(shown, query, page, rare=_is_rare(understood.condition, uses), weighs=weighs)
    notices = () if reads or not query.chapter_text else (Notice("chapters-not-read"),)
    if texts.leaves_out:
        notices = (*notices, Notice("words-left-out", {"limit": MOST_WORDS}))
    if query.order == "relevance" and not reads and total > 1:
        notices = (*notices, Notice("no-relevance"))
    return Results(
        ids=tuple(place.pk for place in found.places),
        total=total,
        hidden=hidden,
        hidden_by=tuple(Hidden(label, works.filter(rule).count()) for label, rule in rules) if hidden else (),
        facets=count_facets(_listed(shown, total), facets, understood.ticked) if facets else (),
        next=write_place(query, found.places[-1]) if found.places and found.has_next else None,
        previous=write_place(query, found.places[0]) if found.places and found.has_previous else None,
        notices=notices,
        plan=("the database answers, without an index", str(understood.condition)),
    )


def _listed(works: QuerySet[Work], total: int) -> QuerySet[Work]:
    """Give works that are few by their ids: planners count a short list at once, and a long question each time anew."""
    return works if total > LISTED else Work.objects.filter(pk__in=list(works.order_by().values_list("pk", flat=True)))


def _uses(understood: Understood) -> dict[int, int]:
    conditions = (understood.condition, *(rule for _, rule in understood.hides))
    tags = {pk for part in conditions for leaf in leaves(part) if isinstance(leaf, Tagged) for pk in leaf.tags}
    return dict(Tag.objects.filter(pk__in=tags).values_list("pk", "uses")) if tags else {}


def _required(condition: Condition) -> list[Tagged]:
    parts: Iterable[Condition] = condition.parts if isinstance(condition, Every) else (condition,)
    return [part for part in parts if isinstance(part, Tagged)]


def _is_rare(condition: Condition, uses: Mapping[int, int]) -> bool:
    """Tell whether so few works can be meant that they are better fetched and sorted than walked to."""
    if isinstance(condition, Every) and not condition.parts:
        return False
    return any(sum(uses.get(pk, 0) for pk in tagged.tags) <= RARE for tagged in _required(condition)) or any(
        not isinstance(leaf, Tagged) for leaf in leaves(condition)
    )


def _count(viewer: Viewer, condition: Condition, works: QuerySet[Work], uses: Mapping[int, int]) -> int:
    """Count: on the tags' index alone, without touching a work, where all that is asked for is tags."""
    required = _required(condition)
    if not required or len(required) < len(list(leaves(condition))) or not sees_every_work(viewer):
        return works.count()
    if len(required) == 1 and len(required[0].tags) == 1:
        return next((uses.get(pk, 0) for pk in required[0].tags), 0)
    rarest, *others = sorted(required, key=lambda tagged: sum(uses.get(pk, 0) for pk in tagged.tags))
    carriers = Tagging.objects.filter(tag__in=rarest.tags)
    for tagged in others:
        carriers = carriers.filter(Exists(Tagging.objects.filter(tag__in=tagged.tags, work=OuterRef("work"))))
    return carriers.aggregate(n=Count("work", distinct=True))["n"] or 0


@dataclass(frozen=True, slots=True)
class _Found:
    places: Sequence[Place]
    has_next: bool
    has_previous: bool


def _page(works: QuerySet[Work], query: Query, page: Page, *, rare: bool, weighs: Sequence[Words]) -> _Found:
    backwards = page.before is not None
    token = page.before if backwards else page.after
    start = read_place(query, token) if token is not None else None
    if query.order in COLUMNS:
        places, more = _walk(works, query, start, page.limit, backwards=backwards, rare=rare)
    else:
        values = _weights(works, query, weighs) if weighs else _values(works, query)
        places, more = _sorted(values, query, start, page.limit, backwards=backwards)
    has_previous = more if backwards else page.after is not None
    return _Found(places, has_next=True if backwards else more, has_previous=has_previous)


def _walk(
    works: QuerySet[Work], query: Query, start: Place | None, limit: int, *, backwards: bool, rare: bool
) -> tuple[list[Place], bool]:
    """Give the places of a page in the list's order, and whether more lie beyond in the direction of travel."""
    column = COLUMNS[query.order]
    if rare:
        # Hidden from the planner, which would otherwise walk the whole order's index for a handful of works.
        works = works.annotate(rank=Coalesce(F(column), F(column)))
        column = "rank"
    descending = query.is_descending != backwards
    if start is not None:
        value, beyond = _column_value(query, start.value), "lt" if descending else "gt"
        works = works.filter(Q(**{f"{column}__{beyond}": value}) | Q(**{column: value, f"pk__{beyond}": start.pk}))
    sign = "-" if descending else ""
    rows = list(works.order_by(f"{sign}{column}", f"{sign}pk").values_list(column, "pk")[: limit + 1])
    places = [Place(_token_value(value), pk) for value, pk in rows[:limit]]
    return (places[::-1] if backwards else places), len(rows) > limit


def _sorted(
    values: Iterable[tuple[int, Any]], query: Query, start: Place | None, limit: int, *, backwards: bool
) -> tuple[list[Place], bool]:
    """Do as _walk for an order that the database cannot walk: all of the list, sorted here."""
    places = [Place(value, pk) for pk, value in values]
    places.sort(key=lambda place: _key(place, query))
    if start is not None:
        if any(place.value is not None and type(place.value) is not type(start.value) for place in places[:1]):
            start = _checked(start, places[0])
        here = _key(start, query)
        places = [p for p in places if (_key(p, query) < here if backwards else _key(p, query) > here)]
    if backwards:
        return places[-limit:], len(places) > limit
    return places[:limit], len(places) > limit


def _checked(start: Place, other: Place) -> Place:
    if start.value is None or (isinstance(start.value, int | float) and isinstance(other.value, int | float)):
        return start
    raise Invalid("This is no page of this list.", at="after")


def _key(place: Place, query: Query) -> tuple[bool, Any, int]:
    """Give what a place is sorted by: what is unknown last, in either direction."""
    way = -1 if query.is_descending else 1
    value = place.value
    if isinstance(value, str):
        letters = tuple(way * byte for byte in value.encode())
        return (False, (*letters, way * -1), way * place.pk)  # a longer word comes after its beginning
    return (value is None, way * value if value is not None else 0, way * place.pk)


def _values(works: QuerySet[Work], query: Query) -> Iterable[tuple[int, Any]]:
    order = query.order
    works = works.order_by()
    if order == "random":
        return [(pk, shuffled(query.seed, pk)) for pk in works.values_list("pk", flat=True)]
    if order == "relevance":
        return [(pk, day.isoformat()) for pk, day in works.values_list("pk", "sorted_on")]
    if order == "published":
        return [(pk, day.isoformat() if day else None) for pk, day in works.values_list("pk", "published")]
    if order == "creator":
        return _first_creators(works)
    rows = works.values_list("pk", "source_counts")
    if order == "kudos-per-hit":
        return [(pk, _ratio(counts.get("kudos"), counts.get("hits"))) for pk, counts in rows]
    return [(pk, counts.get(order)) for pk, counts in rows]


def _weights(works: QuerySet[Work], query: Query, words: Sequence[Words]) -> list[tuple[int, int]]:
    pks = works.order_by().values_list("pk", flat=True)
    read = sheets.read(pks, with_text=query.chapter_text)
    return [(pk, sheets.relevance(sheet, words, chapter_text=query.chapter_text)) for pk, sheet in read]


def _ratio(kudos: int | None, hits: int | None) -> float | None:
    return kudos / hits if kudos is not None and hits else None


def _first_creators(works: QuerySet[Work]) -> list[tuple[int, str | None]]:
    named = works.filter(anonymous=False).values("pk")
    rows = Creatorship.objects.filter(work__in=named).order_by("work_id", "-position")
    names = dict(rows.values_list("work_id", "creator__name"))
    found = ((pk, names.get(pk)) for pk in works.values_list("pk", flat=True))
    return [(pk, fold(name)[:NAME_SORTED] or None if name else None) for pk, name in found]


NAME_SORTED = 200
"""Characters of a creator's name that a list is sorted by."""


def _token_value(value: Any) -> str | int | float:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if isinstance(value, int | float) else bytes(value).decode()


def _column_value(query: Query, value: Any) -> Any:
    try:
        if query.order == "words":
            return int(value)
        if not isinstance(value, str):
            raise ValueError(value)
        if query.order == "title":
            return value.encode()
        return date.fromisoformat(value) if query.order == "updated" else datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Invalid("This is no page of this list.", at="after") from error
