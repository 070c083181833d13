"""The index and the database alone give the same answer to any question: ids, order, total, facets, pages."""

import itertools
from collections.abc import Callable, Collection
from contextlib import ExitStack, suppress
from datetime import date
from typing import Any
from unittest import mock

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from fanlight.accounts.viewers import OPERATOR
from fanlight.changes.actions import News, record
from fanlight.kernel.errors import FanlightError
from fanlight.search import names, selectors
from fanlight.search.index import building, columns, counting, facets, folders, lists
from fanlight.search.index import engine as engines
from fanlight.search.index.engine import Engine, Unavailable
from fanlight.search.query import (
    SORTS,
    AllOf,
    AnyOf,
    Days,
    Flag,
    Has,
    Named,
    Node,
    Not,
    Numbers,
    Query,
    TagNamed,
    Words,
)
from fanlight.search.results import Exclude, Results, Wanted
from fanlight.tags.actions import decisions, links, states, synonyms
from fanlight.tags.actions import names as renaming
from fanlight.tags.actions.tables import import_table
from fanlight.tags.models import Decision
from fanlight.tags.models import Tag as TagRow
from fanlight.tags.tables import read
from fanlight.works.manuscript import Chapter, Counts, Creator, Kind, SeriesPlace, Tag
from fanlight.works.models import Tagging, Work
from fanlight.works.policies import visible_works
from tests import factories
from tests.contract.test_visibility import PERSONAS

KINDS: tuple[Kind, ...] = ("fandom", "relationship", "character", "freeform")
TAGS = tuple(Tag(kind, f"{kind} {number}") for kind in KINDS for number in range(6))
WORDS = ("lamp", "lamps", "fog", "lit", "the", "Brücke", "灯", "running", "runs")
LANGUAGES = (None, "en", "en-GB", "de", "tlh")
FACETS = Wanted((
    "fandom", "relationship", "character", "freeform", "warning", "category", "rating", "language", "complete", "words",
    "year", "creator", "series",
), limit=3)  # fmt: skip

sentences = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
days = st.sampled_from(["2019-01-01", "2020-05-05", "2021-12-31"])
works = st.fixed_dictionaries({
    "title": sentences.map(lambda text: text.strip() or "Untitled"),
    "summary": sentences.map(lambda text: f"<p>{text}</p>") | st.none(),
    "notes": sentences | st.none(),
    "language": st.sampled_from(LANGUAGES),
    "creators": st.lists(st.sampled_from([Creator("wren"), Creator("Tam"), Creator("Ärla")]), unique=True).map(tuple),
    "anonymous": st.booleans(),
    "complete": st.sampled_from([None, True, False]),
    "updated": st.none() | days,
    "published": st.none() | days,
    "series": st.sampled_from([(), (SeriesPlace("The Lamp", 1),)]),
    "tags": st.sets(st.sampled_from(TAGS), max_size=9).map(lambda tags: tuple(sorted(tags, key=lambda t: t.name))),
    "chapters": st.lists(sentences, min_size=1, max_size=2).map(
        lambda texts: tuple(Chapter(n, text=f"<p>{text}</p>") for n, text in enumerate(texts, 1))
    ),
    "counts": st.builds(Counts, words=st.sampled_from([0, 5, 2_000, 60_000]), kudos=st.none() | st.integers(0, 3),
                        hits=st.none() | st.integers(0, 3), bookmarks=st.none() | st.integers(0, 2)),
})  # fmt: skip
ranges = st.none() | st.integers(0, 3)
leaves: st.SearchStrategy[Node] = st.one_of(
    st.sampled_from(TAGS).flatmap(lambda tag: st.builds(TagNamed, st.just(tag.kind), st.just(tag.name), st.booleans())),
    st.sampled_from([Words(text) for text in ("lamp", "fog lit", "run", "brucke", "灯", "anonymous", "wren")]),
    st.sampled_from([Words("la", prefix=True), Words("the l", prefix=True), Words("lamp", field="title")]),
    st.builds(Numbers, st.sampled_from(["kudos", "hits", "chapters"]), ranges, ranges),
    st.builds(Numbers, st.just("words"), st.sampled_from([None, 5, 3_000]), st.sampled_from([None, 5, 9_000])),
    st.builds(Days, st.sampled_from(["updated", "published"]), st.none() | days.map(date.fromisoformat)),
    st.builds(Flag, st.sampled_from(["complete", "crossover", "anonymous", "restricted"]), st.booleans()),
    st.builds(Has, st.sampled_from(["summary", "notes", "series", "pictures", "source"])),
    st.builds(Named, st.just("by"), st.sampled_from(["wren", "tam"])),
    st.builds(Named, st.just("language"), st.sampled_from(["en", "de", "fr"])),
    st.just(Named("series", "The Lamp")),
)
nodes = st.recursive(
    leaves | leaves.map(Not),
    lambda inner: st.builds(AnyOf, st.tuples(inner, inner)) | st.builds(AllOf, st.tuples(inner, inner)),
    max_leaves=4,
)
queries = st.builds(
    Query,
    st.lists(nodes, max_size=3).map(tuple),
    sort=st.none() | st.sampled_from(SORTS),
    descending=st.none() | st.booleans(),
    seed=st.integers(0, 3),
    chapter_text=st.booleans(),
)
WAYS: dict[str, dict[str, Any]] = {
    "asked": {"ASK": 0.0, "ASK_ROW": 0.0, "ASK_DENSE": 0.0, "PROBE": 2},
    "gathered": {"ASK": 1e9, "ASK_DENSE": 1e9, "PROBE": 1},
    "by tables": {"ASK": 1e9, "ASK_DENSE": 1e9, "PROBE": 1, "GATHER": 1e9, "TABLE": 0.0, "PICK": 0.0, "TELL": 0.0},
    "as it comes": {"PROBE": 32},
}
"""Ways to count, forced: on a few works the index would take but one."""


class TestAgreement(TestCase):
    """hypothesis draws the library and the questions."""

    @settings(max_examples=30, phases=(Phase.explicit, Phase.reuse, Phase.generate), report_multiple_bugs=False,
              suppress_health_check=list(HealthCheck))  # fmt: skip  # a library takes minutes to shrink
    @given(
        st.lists(works, max_size=9),
        st.lists(works, max_size=4),
        st.data(),
        st.sampled_from(sorted(WAYS)),
        st.booleans(),
    )
    def test_index_and_database_agree(self, first, later, data, way, walks) -> None:
        with ExitStack() as stack:
            stack.enter_context(mock.patch.multiple(counting, **WAYS[way]))
            stack.enter_context(mock.patch.object(folders, "settle"))  # a disk's time is nothing to the answers
            stack.enter_context(mock.patch.object(building, "FEW", 3 if way != "as it comes" else 256))
            stack.enter_context(mock.patch.object(lists, "CODES", data.draw(st.sampled_from([1, 3, 1_000]))))
            stack.enter_context(mock.patch.object(lists, "WIDEST", data.draw(st.sampled_from([0, 1, 9]))))
            stack.enter_context(mock.patch.object(columns, "_STEP", 0.0 if walks else 1e9))
            stack.enter_context(mock.patch.object(facets, "LOOKED_THROUGH", data.draw(st.sampled_from([1, 250]))))
            stack.enter_context(mock.patch.object(counting, "STALE", data.draw(st.sampled_from([0, 1_000]))))
            _bring_in(first)
            for change in data.draw(st.lists(st.sampled_from(DECISIONS), max_size=3)):
                change(data)
            engine = Engine(django_settings.LIBRARY)
            engine.make_labels()
            engine.make_texts()
            engine.fresh_archive()
            names.forget()
            if data.draw(st.booleans()):
                names.prepare()
                stack.enter_context(mock.patch.object(names._Names, "_is_fresh", return_value=True))  # ever older
            for change in data.draw(st.lists(st.sampled_from(CHANGES), max_size=3)):
                change(data)
            _bring_in(later)
            for change in data.draw(st.lists(st.sampled_from(CHANGES), max_size=3)):
                change(data)
            stack.enter_context(mock.patch.object(engines, "_engine", engine))
            for query in data.draw(st.lists(queries, min_size=1, max_size=5)):
                known = list(Work.objects.values_list("pk", flat=True))
                among = data.draw(st.none() | st.sets(st.sampled_from([*known, 10**9])))
                _compare(query, data.draw(st.sampled_from([(), (MINE,)])), among)
                _compare_names(query, data.draw(st.sampled_from(SAID)))


MINE = Exclude("mine", AnyOf((TagNamed("freeform", "freeform 1"), Numbers("kudos", 2, None))))


def _bring_in(drawn) -> None:
    for fields in drawn:
        factories.accept(factories.manuscript(**fields))


def _remove(data) -> None:
    work = _any(data, Work.objects.order_by("pk"))
    if work is not None:
        with transaction.atomic():
            pk = work.pk
            work.delete()
            _recount()
            record([News("work.removed", pk)])


def _recount() -> None:
    """Keep what the actions keep: how many works carry a tag, which the database answers short questions by."""
    carriers = Tagging.objects.filter(tag=OuterRef("pk")).order_by().values("tag")
    TagRow.objects.update(uses=Coalesce(Subquery(carriers.annotate(n=Count("work", distinct=True)).values("n")), 0))


def _retitle(data) -> None:
    work = _any(data, Work.objects.order_by("pk"))
    if work is not None:
        with transaction.atomic():
            Work.objects.filter(pk=work.pk).update(
                title="Fog", title_sort=b"fog", source_counts={"kudos": 2}, complete=True, language="fr"
            )
            work.taggings.filter(tag__kind="freeform").delete()
            work.creatorships.all().delete()
            _recount()
            record([News("work.revised", work.pk)])


def _merge(data) -> None:
    _decide(data, lambda tag, other: synonyms.merge(tag=tag, name=other.name, by=OPERATOR, crown=True))


def _part(data) -> None:
    tag = _any(data, TagRow.objects.filter(kind__in=KINDS, synonym_of__isnull=False).order_by("pk"))
    if tag is not None:
        synonyms.unmerge(tag=tag, by=OPERATOR)


def _put_under(data) -> None:
    def put(tag: TagRow, other: TagRow) -> None:
        for each in (tag, other):
            if not each.is_canonical:
                states.canonicalize(tag=each, by=OPERATOR)
        links.add_metatag(tag=tag, metatag=other, by=OPERATOR)

    _decide(data, put)


def _rekind(data) -> None:
    _decide(data, lambda tag, _: renaming.change_kind(tag=tag, kind=data.draw(st.sampled_from(KINDS)), by=OPERATOR))


def _import(data) -> None:
    names_of = st.sampled_from([tag.name for tag in TAGS])
    pairs = data.draw(st.lists(st.tuples(names_of, names_of), max_size=4))
    lines = "".join(f"{low},{up}\n" for low, up in pairs if low.split()[0] == up.split()[0])
    import_table(table=read(f"Tag Name,Metatag Name\n{lines}".encode()), name="t", by=OPERATOR)


def _undo(data) -> None:
    decision = _any(data, Decision.objects.order_by("-pk"))
    if decision is not None:
        with suppress(FanlightError):
            decisions.undo(decision=decision, by=OPERATOR)


def _decide(data, action: Callable[[TagRow, TagRow], object]) -> None:
    rows = TagRow.objects.filter(kind__in=KINDS).order_by("pk")
    tag = _any(data, rows)
    other = _any(data, rows.filter(kind=tag.kind).exclude(pk=tag.pk)) if tag else None
    if tag is not None and other is not None:
        with suppress(FanlightError), transaction.atomic():
            action(tag, other)


CHANGES: tuple[Callable[..., None], ...] = (
    _remove, _retitle, _merge, _merge, _part, _put_under, _put_under, _rekind, _undo, _import,
)  # fmt: skip


DECISIONS = (_merge, _put_under, _put_under)


def _any(data: Any, rows: Any) -> Any:
    found = list(rows)
    return found[data.draw(st.integers(0, len(found) - 1))] if found else None


def _compare(query: Query, excludes: tuple[Exclude, ...] = (), among: Collection[int] | None = None) -> None:
    ours, theirs = (_whole(query, excludes, among, by_index=by_index) for by_index in (True, False))
    assert ({page.source for page in ours}, {page.source for page in theirs}) == ({"index"}, {"database"})
    for mine, other in itertools.zip_longest(ours, theirs):
        assert _told(mine) == _told(other), query
    for mine, other in zip(ours[0].facets, theirs[0].facets, strict=True):
        assert mine.rows == other.rows, (query, mine.name)
        assert mine.distinct in (None, other.distinct), (query, mine.name)


SAID = ("f", "freeform", "3", "fandom 1", "re", "rel 2", "wr", "ar", "la", "Ärla", "the l", "nobody")


def _compare_names(query: Query, text: str) -> None:
    wanted = Wanted(("fandom", "relationship", "character", "freeform", "creator", "series"), limit=3, matching=text)
    ours = selectors.find(query, OPERATOR, facets=wanted)
    with mock.patch.object(Engine, "answer", side_effect=Unavailable("")):
        theirs = selectors.find(query, OPERATOR, facets=wanted)
    assert (ours.source, theirs.source) == ("index", "database")
    for mine, other in zip(ours.facets, theirs.facets, strict=True):
        assert mine.rows == other.rows, (query, mine.name, text)
        assert mine.distinct in (None, other.distinct), (query, mine.name, text)


def _told(page: Results) -> tuple[object, ...]:
    return page.ids, page.total, page.hidden, page.hidden_by, bool(page.next), bool(page.previous)


def _whole(
    query: Query, excludes: tuple[Exclude, ...], among: Collection[int] | None, *, by_index: bool
) -> list[Results]:
    pages: list[Results] = []
    with ExitStack() as stack:
        if not by_index:
            stack.enter_context(mock.patch.object(Engine, "answer", side_effect=Unavailable("")))
        after = None
        while after is not None or not pages:
            facets = None if pages else FACETS
            found = selectors.find(query, OPERATOR, limit=3, after=after, facets=facets, excludes=excludes, among=among)
            pages.append(found)
            after = pages[-1].next
    return pages


@pytest.mark.django_db
@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("source", ["index", "database"])
def test_search_shows_what_the_policies_show(persona: str, source: str, make_work, monkeypatch) -> None:
    keys = {make_work(title="One"), make_work(title="Two", anonymous=True)}
    if source == "database":
        monkeypatch.setattr(Engine, "answer", mock.Mock(side_effect=Unavailable("")))
    viewer = PERSONAS[persona]()
    found = selectors.find(Query((Words("nowhere"),)), viewer, facets=Wanted(("freeform", "year")))
    seen = set(visible_works(viewer).values_list("pk", flat=True))
    assert (set(found.ids), found.total) == (set(), 0)  # no work says it
    found = selectors.find(Query(), viewer, facets=Wanted(("freeform", "year")))
    assert (set(found.ids), found.total, found.source) == (seen, len(seen), source)
    assert {row.count for facet in found.facets for row in facet.rows} == ({len(keys)} if seen else set())
