"""The language: what is read, what is written, and what is said of that which cannot be read."""

from datetime import date

import pytest
from hypothesis import given, settings

from fanlight.search.language import LONGEST, parse, write
from fanlight.search.language.fields import KINDS
from fanlight.search.query import (
    DEPTH,
    MOST_CLAUSES,
    Age,
    AllOf,
    AnyOf,
    Days,
    Flag,
    Has,
    Named,
    Node,
    Not,
    Numbers,
    Own,
    Query,
    Saved,
    TagNamed,
    Words,
)
from fanlight.tags.models import Kind
from tests.unit.search.strategies import queries, scrawls

LAMP, FOG = TagNamed("fandom", "The Lamp"), TagNamed("freeform", "Fog")


@given(queries)
@settings(max_examples=300)
def test_what_is_written_reads_back_the_same(query: Query) -> None:
    text = write(query)
    read = parse(text)
    assert read.query == query
    assert {notice.code for notice in read.notices} <= {"empty-range"}
    assert write(read.query) == text


@given(scrawls)
@settings(max_examples=300)
def test_any_text_has_an_answer_and_settles_at_once(text: str) -> None:
    read = parse(text)
    for notice in read.notices:
        assert notice.start is not None
        assert notice.end is not None
        assert 0 <= notice.start < notice.end <= len(text)
    again = parse(write(read.query))
    assert again.query == read.query


READS: list[tuple[str, tuple[Node, ...]]] = [
    ('fandom:"The Lamp" -freeform:Fog words:>10k', (LAMP, Not(FOG), Numbers("words", low=10_001))),
    ("ship:A/B", (TagNamed("relationship", "A/B"),)),
    ('relationship:"James \\"Bucky\\" Barnes/You"', (TagNamed("relationship", 'James "Bucky" Barnes/You'),)),
    ("fandom:“The Lamp”", (LAMP,)),
    ('freeform:="slow burn"', (TagNamed("freeform", "slow burn", exact=True),)),
    ("tag:Fog", (TagNamed("", "Fog"),)),
    ("FANDOM: Fog", (TagNamed("fandom", "Fog"),)),
    ('(fandom:"The Lamp" OR freeform:Fog)', (AnyOf((LAMP, FOG)),)),
    ("storm freeform:Fog OR fandom:Lamp", (Words("storm"), AnyOf((FOG, TagNamed("fandom", "Lamp"))))),
    ('freeform:(Fog OR "Slow Burn")', (AnyOf((FOG, TagNamed("freeform", "Slow Burn"))),)),
    ("-(freeform:Fog OR storm)", (Not(FOG), Not(Words("storm")))),
    ("NOT freeform:Fog AND storm", (Not(FOG), Words("storm"))),
    ('"Long Winter" -snow lamp*', (Words("long winter"), Not(Words("snow")), Words("lamp", prefix=True))),
    ("title:keeper summary:Été", (Words("keeper", field="title"), Words("ete", field="summary"))),
    ("words:5k..20k kudos:>=1.5k hits:<1m", (
        Numbers("words", 5_000, 20_000), Numbers("kudos", low=1_500), Numbers("hits", high=999_999))),
    ("words:10,000 chapters:1", (Numbers("words", 10_000, 10_000), Numbers("chapters", 1, 1))),
    ("words:10.000", (Numbers("words", 10_000, 10_000),)),
    ("kudos<5 words > 100", (Numbers("kudos", high=4), Numbers("words", low=101))),
    ("updated:<7d", (Age("updated", "<", 7, "day"),)),
    ("updated:> 2 years ago fog", (Age("updated", ">", 2, "year"), Words("fog"))),
    ("updated:7 days ago", (Age("updated", "=", 7, "day"),)),
    ("added:<36h", (Age("added", "<", 2, "day"),)),
    ("updated:13-21 months", (Age("updated", ">=", 13, "month"), Age("updated", "<=", 21, "month"))),
    ("published:2019..2021", (Days("published", date(2019, 1, 1), date(2021, 12, 31)),)),
    ("published:2020-02", (Days("published", date(2020, 2, 1), date(2020, 2, 29)),)),
    ("published:>2019", (Days("published", low=date(2020, 1, 1)),)),
    ("published:<=2019-05-03", (Days("published", high=date(2019, 5, 3)),)),
    ("published:123456", (Days("published", date(9999, 1, 1), date(9999, 12, 31)),)),
    ("complete:Yes crossover:only", (Flag("complete", True), Flag("crossover", True))),
    ("language:English by:marrow", (Named("language", "en"), Named("by", "marrow"))),
    ("has:cover filter:\"long and happy\"", (Has("pictures"), Saved("long and happy"))),
    ("read:no shelf:\"For the train\"", (Own("read", "no"), Own("shelf", "For the train"))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "nodes"), READS, ids=[text for text, _ in READS])
def test_what_people_write(text: str, nodes: tuple[Node, ...]) -> None:
    read = parse(text)
    assert read.notices == ()
    assert read.query == Query(nodes)


SORTS = [
    ("sort:kudos", Query(sort="kudos")),
    ("sort:<kudos", Query(sort="kudos", descending=False)),
    ("sort:>title", Query(sort="title", descending=True)),
    ("sort:words-asc", Query(sort="words", descending=False)),
    ("sort:kudos-per-hit", Query(sort="kudos-per-hit")),
    ("sort:random:7", Query(sort="random", seed=7)),
    ("sort:date", Query()),
    ("storm text:no", Query((Words("storm"),), chapter_text=False)),
]


@pytest.mark.parametrize(("text", "query"), SORTS, ids=[text for text, _ in SORTS])
def test_orders(text: str, query: Query) -> None:
    assert parse(text) == type(parse(""))(query)


WRONG = [
    ('freeform:Fog fandom:"The La', "open-quote", 20, 27),
    ("freeform:Fog (fandom:Lamp", "open-bracket", 13, 14),
    ("freeform:Fog )", "stray-bracket", 13, 14),
    ("freeform:Fog ()", "empty-brackets", 13, 15),
    ("freeform:Fog *", "lone-star", 13, 14),
    ("freeform:Fog la*mp", "star-inside", 13, 18),
    ("freeform:Fog character:Or*", "star-in-name", 13, 26),
    ("freeform:Fog fandm:Lamp", "unknown-field", 13, 23),
    ("freeform:Fog words:many", "bad-number", 13, 23),
    ("freeform:Fog words:-5", "bad-number", 13, 21),
    ("freeform:Fog words:9..3", "empty-range", 13, 23),
    ("freeform:Fog updated:soon", "bad-date", 13, 25),
    ("freeform:Fog updated:2019-02-31", "bad-date", 13, 31),
    ("freeform:Fog published:2021..2019", "empty-range", 13, 33),
    ("freeform:Fog complete:perhaps", "bad-yes", 13, 29),
    ("freeform:Fog sort:colour", "bad-sort", 13, 24),
    ("freeform:Fog language:Klingonese!", "bad-language", 13, 33),
    ("freeform:Fog has:wings", "bad-thing", 13, 22),
    ("freeform:Fog read:backwards", "bad-own", 13, 27),
    ("freeform:Fog text:loud", "bad-yes", 13, 22),
    ("freeform:Fog words:", "nothing-after", 13, 19),
    ("freeform:Fog NOT", "nothing-after", 13, 16),
    ("freeform:Fog OR", "lone-or", 13, 15),
    ("freeform:Fog !!!", "no-letters", 13, 16),
    ("freeform:Fog bad~query!!!", "plain-words", 13, 25),
    (f"freeform:Fog fandom:{'x' * 501}", "long-name", 13, 521),
]


@pytest.mark.parametrize(("text", "code", "start", "end"), WRONG, ids=[text[13:40] for text, *_ in WRONG])
def test_what_cannot_be_read_is_said_and_the_rest_holds(text: str, code: str, start: int, end: int) -> None:
    read = parse(text)
    assert [(notice.code, notice.start, notice.end) for notice in read.notices] == [(code, start, end)]
    assert FOG in read.query.where


def test_a_field_that_there_is_not_has_its_neighbours_named() -> None:
    (notice,) = parse("fandm:Lamp").notices
    assert notice.offers[0].name == "fandom"


def test_kinds_are_those_of_tags() -> None:
    assert list(KINDS) == Kind.values


def test_ten_thousand_clauses_end_where_a_question_is_full() -> None:
    read = parse(" ".join(f"freeform:x{number}" for number in range(1_200)))
    assert [notice.code for notice in read.notices] == ["too-many-clauses"]
    assert len(read.query.where) == MOST_CLAUSES


@pytest.mark.parametrize(
    "scrap", ["a ", "(", ")", '"', "-", "*", "a OR ", "NOT ", "((a) ", "words:", "\\", "“", '"" ', "x:("]
)
def test_a_megabyte_is_cut_and_said(scrap: str) -> None:
    read = parse(scrap * (1_000_000 // len(scrap)))
    assert read.notices[0].code == "too-long"
    assert (read.notices[0].start, read.notices[0].end) == (LONGEST, 1_000_000 // len(scrap) * len(scrap))


def test_brackets_too_deep_are_left_out_and_all_else_holds() -> None:
    deep = "(" * 5_000 + "fog" + ")" * 5_000
    read = parse(f"storm {deep}")
    assert [notice.code for notice in read.notices] == ["too-deep"]
    assert read.query == Query((Words("storm"),))
    node = "x0"
    for number in range(1, DEPTH + 3):
        node = f"({node} OR y{number})" if number % 2 else f"({node} z{number})"
    read = parse(f"storm {node}")
    assert [notice.code for notice in read.notices] == ["too-deep"]
    assert read.query == Query((Words("storm"),))


def test_brackets_without_need_are_followed() -> None:
    assert parse(f"{'(' * 20}fog OR mist{')' * 20}").query == Query((AnyOf((Words("fog"), Words("mist"))),))
    assert parse("((fog mist))").query == Query((AllOf((Words("fog"), Words("mist"))),))
