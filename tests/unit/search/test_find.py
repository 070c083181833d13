"""The door: every page in order, nothing twice, nothing missed; names understood; what is hidden counted."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from fanlight.accounts.models import Creator as CreatorRow
from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.kernel import pages
from fanlight.kernel.text import fold, sort_title
from fanlight.search import names
from fanlight.search.cursors import seal
from fanlight.search.errors import AnotherList
from fanlight.search.index import building
from fanlight.search.index import facets as index_facets
from fanlight.search.language import parse, write
from fanlight.search.query import SORTS, Named, Query, TagNamed
from fanlight.search.results import Exclude, Results, Wanted
from fanlight.search.selectors import find
from fanlight.search.sql import filters
from fanlight.tags.models import Tag as TagRow
from fanlight.works.manuscript import Chapter, Counts, Creator, SeriesPlace, Tag
from fanlight.works.models import Work
from fanlight.works.selectors.cards import list_cards
from tests import factories

pytestmark = pytest.mark.django_db

FOG, BELL = Tag("freeform", "Fog"), Tag("freeform", "Bell")
some = st.none() | st.integers(0, 3)
works_to_be = st.lists(
    st.fixed_dictionaries({
        "title": st.sampled_from(["Fog", "the Fog", "Ärger", "zebra", "Zebra", "7 lamps", "10 Lamps", "灯台"]),
        "updated": st.sampled_from([None, "2019-01-01", "2020-05-05", "2021-12-31"]),
        "published": st.sampled_from([None, "2019-01-01", "2018-05-05"]),
        "creators": st.sampled_from([(), (Creator("wren"),), (Creator("Tam"), Creator("wren")), (Creator("tamsin"),)]),
        "anonymous": st.booleans(),
        "counts": st.builds(lambda words, kudos, hits: Counts(words=words, kudos=kudos, hits=hits),
                            st.integers(1, 40), some, some),
        "tags": st.sets(st.sampled_from([FOG, BELL, factories.LAMP])).map(tuple),
    }),
    max_size=14,
)  # fmt: skip


class TestPaging(TestCase):
    """hypothesis draws the library."""

    @settings(max_examples=40, deadline=None)
    @given(works_to_be, st.sampled_from(SORTS), st.booleans(), st.sets(st.sampled_from([FOG, BELL])), st.integers(1, 5))
    def test_pages_joined_are_the_whole_list_both_ways(self, drawn, sort, descending, wanted, limit):
        for fields in drawn:
            factories.accept(factories.manuscript(**fields))
        for tag in wanted:
            TagRow.objects.get_or_create(kind=tag.kind, folded=tag.name.casefold(), defaults={"name": tag.name})
        query = Query(
            tuple(TagNamed(tag.kind, tag.name) for tag in wanted), sort=sort, descending=descending, seed=limit
        )
        found = _walk_forward(query, limit)
        assert _walk_back(query, limit) == found
        names = {tag.name for tag in wanted}
        works = [w for w in Work.objects.all() if names <= {t.tag.name for t in w.taggings.select_related("tag")}]
        assert sorted(found) == sorted(work.pk for work in works)
        assert find(query, OPERATOR, limit=limit).total == len(works)
        if sort not in ("random", "relevance"):
            known = [w for w in works if _value(w, sort) is not None]
            known.sort(key=lambda w: (_value(w, sort), w.pk), reverse=descending)
            unknown = sorted((w.pk for w in works if _value(w, sort) is None), reverse=descending)
            assert found == [work.pk for work in known] + unknown


def _value(work: Work, sort: str) -> object:
    counts = work.source_counts
    if sort == "creator":
        first = work.creatorships.order_by("position").first()
        return fold(first.creator.name).encode() if first and not work.anonymous else None
    if sort == "kudos-per-hit":
        return counts["kudos"] / counts["hits"] if counts.get("kudos") is not None and counts.get("hits") else None
    return {
        "title": sort_title(work.title).encode(),
        "updated": work.sorted_on,
        "published": work.published,
        "words": work.words,
        "added": work.added_at,
    }.get(sort, counts.get(sort))


def _walk_forward(query: Query, limit: int) -> list[int]:
    ids: list[int] = []
    page = find(query, OPERATOR, limit=limit)
    assert page.previous is None
    while True:
        ids += page.ids
        if page.next is None:
            return ids
        page = find(query, OPERATOR, limit=limit, after=page.next)
        assert page.previous is not None


def _walk_back(query: Query, limit: int) -> list[int]:
    page = find(query, OPERATOR, limit=limit)
    while page.next is not None:
        page = find(query, OPERATOR, limit=limit, after=page.next)
    ids = [*page.ids]
    while page.previous is not None:
        page = find(query, OPERATOR, limit=limit, before=page.previous)
        assert page.next is not None
        ids = [*page.ids, *ids]
    return ids


def ask(text: str) -> Results:
    return find(parse(text).query, OPERATOR, limit=100)


def keys_of(found: Results) -> set[str]:
    return set(Work.objects.filter(pk__in=found.ids).values_list("key", flat=True))


@pytest.mark.parametrize("rare", [0, 10_000])
def test_common_and_rare_tags_are_found_by_either_plan(make_work, monkeypatch, rare: int) -> None:
    monkeypatch.setattr(filters, "RARE", rare)
    keys = [make_work(title=f"Fog {n}", tags=(FOG,) if n % 2 else (FOG, BELL)) for n in range(6)]
    found = ask("freeform:fog freeform:BELL sort:title")
    assert list(Work.objects.filter(pk__in=found.ids).order_by("title_sort").values_list("key", flat=True)) == keys[::2]
    assert found.total == 3
    assert found.matching == set(TagRow.objects.filter(folded__in=("fog", "bell")).values_list("pk", flat=True))


def test_any_spelling_is_the_canonical_and_all_its_spellings(make_work) -> None:
    old = make_work(tags=(Tag("warning", "Choose Not To Use Archive Warnings"),))
    new = make_work(tags=(Tag("warning", "Creator Chose Not To Use Archive Warnings"),))
    for wording in ("choose not to use archive warnings", "Creator Chose Not To Use Archive Warnings"):
        found = ask(f'warning:"{wording}"')
        assert keys_of(found) == {old, new}
        assert found.meant[0].name == "Creator Chose Not To Use Archive Warnings"
        assert "Choose Not To Warn" in found.meant[0].spellings
        assert ask(f'-warning:"{wording}"').total == 0
    assert keys_of(ask('warning:="choose not to use archive warnings"')) == {old}


def test_an_unknown_name_finds_nothing_and_the_nearest_are_offered(make_work) -> None:
    make_work(tags=(FOG, Tag("freeform", "Slow Burn")))
    found = ask('freeform:"slow brun" -freeform:Nowhere')
    assert (found.total, [notice.code for notice in found.notices]) == (0, ["unknown-name", "unknown-name"])
    assert [(offer.name, offer.count) for offer in found.notices[1].offers] == [("Slow Burn", 1)]
    assert ask("(freeform:Nowhere OR freeform:Fog)").total == 1
    assert ask("-freeform:Nowhere").total == 1


def test_a_name_without_its_kind_is_of_any(make_work) -> None:
    one, two = make_work(tags=(FOG,)), make_work(tags=(Tag("character", "Fog"),))
    make_work(tags=(BELL,))
    found = ask("tag:fog")
    assert keys_of(found) == {one, two}
    assert set(found.meant[0].kinds) == {"freeform", "character"}


def test_a_creator_s_works_leave_out_the_anonymous_ones(make_work) -> None:
    mine = make_work(creators=(Creator("Wren"),))
    make_work(creators=(Creator("wren"),), anonymous=True)
    other = make_work(creators=(Creator("tam"),))
    wren = CreatorRow.objects.get(name="Wren")
    for query in (Query((Named("by", "wren"),)), Query((Named("creator-key", wren.key),))):
        assert keys_of(find(query, OPERATOR)) == {mine}
    assert other in keys_of(ask("-by:wren"))
    (notice,) = ask("by:wrem").notices
    assert [offer.name for offer in notice.offers] == ["Wren"]


def test_a_reader_s_own_state_is_not_kept_yet_and_that_is_said(make_work) -> None:
    make_work(tags=(FOG,))
    found = ask("read:no freeform:Fog")
    assert (found.total, [notice.code for notice in found.notices]) == (1, ["no-reading-state"])
    assert ask("-read:no").total == 1


def test_rules_of_the_reader_hide_works_and_each_is_counted(make_work) -> None:
    make_work(tags=(FOG,))
    both = make_work(tags=(FOG, BELL), complete=False)
    make_work(tags=(BELL,))
    rules = [
        Exclude("no bells", TagNamed("freeform", "Bell")),
        Exclude("unfinished", parse("complete:no").query.where[0]),
    ]
    found = find(Query(), OPERATOR, excludes=rules, facets=Wanted(("freeform",)))
    assert (found.total, found.hidden) == (1, 2)
    assert {(rule.label, rule.count) for rule in found.hidden_by} == {("no bells", 2), ("unfinished", 1)}
    assert [(row.name, row.count) for row in found.facets[0].rows] == [("Fog", 1)]
    assert both not in keys_of(found)
    found = find(parse("freeform:Fog").query, OPERATOR, excludes=rules)
    assert (found.total, found.hidden) == (1, 1)


def test_a_saved_filter_within_a_filter(make_work) -> None:
    fog, bell = make_work(tags=(FOG,)), make_work(tags=(BELL,))
    saved = {"foggy": "freeform:Fog", "round": "filter:about", "about": "filter:round", "mine": "-filter:foggy"}
    find_filter: Callable[[str], Query | None] = lambda name: parse(saved[name]).query if name in saved else None  # noqa: E731

    def of(text: str) -> Results:
        return find(parse(text).query, OPERATOR, find_filter=find_filter)

    assert keys_of(of("filter:foggy")) == {fog}
    assert keys_of(of("filter:mine")) == {bell}
    assert keys_of(of("-filter:mine")) == {fog}
    assert of("filter:nowhere").total == 0
    assert [notice.code for notice in of("filter:nowhere").notices] == ["unknown-filter"]
    assert [notice.code for notice in of("filter:round").notices] == ["filter-in-itself"]


def test_facets_count_the_whole_result_and_keep_what_is_ticked(make_work) -> None:
    for number in range(3):
        make_work(tags=(FOG, factories.LAMP) if number else (FOG, BELL, factories.LAMP), language="en")
    make_work(tags=(BELL,), language="de", complete=None)
    wanted = Wanted(("freeform", "fandom", "language", "complete", "words", "year", "creator"), limit=1)
    found = find(parse("freeform:fog -freeform:bell").query, OPERATOR, limit=1, facets=wanted)
    rows = {facet.name: [(row.value, row.count) for row in facet.rows] for facet in found.facets}
    assert rows["freeform"] == [("Fog", 2), ("Bell", 0)]
    assert rows["language"] == [("en", 2)]
    assert rows["complete"] == [("yes", 2)]
    assert rows["words"] == [("0-999", 2)]
    assert rows["year"] == [("2021", 2)]
    assert [row.name for row in found.facets[-1].rows] == ["tidewrack"]
    among = find(Query(), OPERATOR, facets=Wanted(("freeform",), matching="be")).facets[0]
    assert ([(row.name, row.count) for row in among.rows], among.distinct) == ([("Bell", 2)], 2)


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("first", [1, 4, 1_000])
def test_a_facet_s_names_are_looked_through_alike_from_either_end(
    make_work, monkeypatch, first: int, held: bool
) -> None:
    monkeypatch.setattr(index_facets, "LOOKED_THROUGH", first)
    monkeypatch.setattr(index_facets, "FURTHER", first + 1)
    monkeypatch.setattr(building, "FEW", 0)
    if held:
        names.prepare()  # before there is any
    for number in range(6):
        tags = [Tag("freeform", f"Fog {n}") for n in range(number, 6)] + [Tag("freeform", f"Bell {number}")]
        make_work(tags=tuple(tags))
    for text, rows in (("fog", [5, 4, 3]), ("f", [5, 4, 3]), ("bell", [0, 1, 2]), ("fog 0", [0]), ("o", [])):
        with mock.patch.object(names._Names, "_is_fresh", return_value=True):
            found = find(Query(), OPERATOR, facets=Wanted(("freeform",), 3, text)).facets[0]
        assert [int(row.name[-1]) for row in found.rows] == rows, text


def test_a_guest_finds_nothing(make_work) -> None:
    make_work()
    found = find(Query(), GUEST, facets=Wanted(("freeform",)))
    assert (found.total, found.facets[0].rows) == (0, ())
    found = find(parse("freeform:Lighthouses").query, GUEST)
    assert (found.total, found.notices[0].offers) == (0, ())


FORGED = ["", "x", "AAAA", "é", pages.encode(["title", "a", 1]), pages.encode(["updated-", "x", 1]),
          pages.encode(["updated-", 5, 1]), pages.encode(["updated-", None, 1])]  # fmt: skip


@pytest.mark.parametrize("token", FORGED)
def test_a_forged_token_is_refused(make_work, token: str) -> None:
    make_work()
    for forged in (token, f"{token}.", seal(token, ""), seal(token, "storm")):
        with pytest.raises(AnotherList):
            find(Query(sort="title"), OPERATOR, after=forged)


@pytest.mark.parametrize("value", ["x", 10**18, 1.5, None])
def test_a_place_that_no_order_has_is_refused_or_only_another_place(make_work, value: str | float | None) -> None:
    make_work()
    for sort in SORTS:
        for name in (f"{sort}-", sort, "random:0"):
            with suppress(AnotherList):
                query = Query(sort=sort)
                token = seal(pages.encode([name, value, 1]), write(query))
                assert find(query, OPERATOR, after=token).total == 1


@pytest.mark.source("database")
def test_a_page_asks_the_database_as_often_however_many_works(make_work, django_assert_num_queries) -> None:
    for number in range(12):
        make_work(title=f"Work {number}")
    for limit in (2, 12):
        with django_assert_num_queries(2):
            find(Query(), OPERATOR, limit=limit)
        with django_assert_num_queries(6):  # the tag, its canonical, spellings, what lies below, uses; the page
            find(replace(Query(), where=(TagNamed("freeform", "Lighthouses"),)), OPERATOR, limit=limit)


def test_a_tag_of_a_chapter_finds_its_work_and_says_from_where(make_work) -> None:
    chapters = (Chapter(1, text="<p>a</p>"), Chapter(2, text="<p>b</p>", tags=(FOG,)))
    make_work(tags=(BELL,), chapters=chapters)
    found = ask("freeform:Fog")
    card = list_cards(OPERATOR, found.ids, matching=found.matching)[0]
    assert [(tag.name, tag.first_chapter, tag.is_match) for tag in card.tags["freeform"]] == [
        ("Bell", None, False),
        ("Fog", 2, True),
    ]


def test_cards_cost_the_same_however_many_and_stand_as_they_were_asked_for(
    make_work, django_assert_num_queries
) -> None:
    for number in range(12):
        make_work(title=f"Work {number}", series=(SeriesPlace("Winter", number),))
    ids = find(Query(sort="title", descending=True), OPERATOR).ids
    for limit in (2, 12):
        with django_assert_num_queries(5):  # which may be seen, the works, their creators, tags and series
            cards = list_cards(OPERATOR, ids[:limit])
        assert len(cards) == limit
    assert [card.title for card in cards] == [f"Work {number}" for number in (9, 8, 7, 6, 5, 4, 3, 2, 11, 10, 1, 0)]
    assert list_cards(GUEST, ids) == []
