"""Any question, and any text that somebody might take for one."""

from datetime import date

from hypothesis import strategies as st

from fanlight.kernel.text import fold, squish
from fanlight.search.language.clauses import LETTERS
from fanlight.search.language.fields import DATES, FLAGS, KINDS, NUMBERS, OWN_VALUES, TEXTS, THINGS
from fanlight.search.query import (
    SORTS,
    Age,
    AllOf,
    AnyOf,
    Days,
    Flag,
    Has,
    Leaf,
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

letters = st.sampled_from('abcKeeper éß"\\()*:=<>-.,/&|“”’~!OR12 \u3042\u0301')
names = st.one_of(st.text(letters, min_size=1, max_size=12), st.text(min_size=1, max_size=6)).map(squish).filter(bool)
texts = names.map(fold).filter(lambda text: bool(LETTERS.search(text)) and fold(text) == text)
days = st.dates(min_value=date(1, 1, 1))
numbers = st.integers(0, 3_000_000) | st.sampled_from([0, 1, 999, 1_000, 10_001, 2_000_000])


def _ranges(draw: st.DrawFn) -> Numbers:
    low, high = draw(st.none() | numbers), draw(st.none() | numbers)
    return Numbers(draw(st.sampled_from(NUMBERS)), low if high is not None or low is not None else 0, high)


def _days(draw: st.DrawFn) -> Days:
    low, high = draw(st.none() | days), draw(st.none() | days)
    return Days(draw(st.sampled_from(DATES)), low if high is not None or low is not None else date(2020, 1, 1), high)


leaf_kinds: list[st.SearchStrategy[Leaf]] = [
    st.builds(Words, texts, st.booleans(), st.sampled_from(("", *TEXTS))),
    st.builds(TagNamed, st.sampled_from(("", *KINDS)), names, st.booleans()),
    st.composite(_ranges)(),
    st.composite(_days)(),
    st.builds(
        Age,
        st.sampled_from(DATES),
        st.sampled_from(("<", "<=", ">", ">=", "=")),
        st.integers(0, 5_000),
        st.sampled_from(("day", "week", "month", "year")),
    ),
    st.builds(Flag, st.sampled_from(FLAGS), st.booleans()),
    st.builds(Has, st.sampled_from(THINGS)),
    st.builds(Named, st.sampled_from(("by", "series", "creator-key", "series-key")), names),
    st.builds(Named, st.just("language"), st.sampled_from(("en", "de", "pt-BR", "zh-Hant"))),
    st.sampled_from([Own(field, value) for field, values in OWN_VALUES.items() for value in values]),
    st.builds(Own, st.just("shelf"), names),
    st.builds(Saved, names),
]
leaves: st.SearchStrategy[Leaf] = st.one_of(*leaf_kinds)


def _wider(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(AllOf, several), st.builds(AnyOf, several), st.builds(Not, nodes))


nodes: st.SearchStrategy[Node] = st.recursive(leaves, _wider, max_leaves=8)
queries: st.SearchStrategy[Query] = st.builds(
    Query,
    where=st.lists(nodes, max_size=5).map(tuple),
    sort=st.none() | st.sampled_from(SORTS),
    descending=st.none() | st.booleans(),
    seed=st.integers(0, 999_999_999),
    chapter_text=st.booleans(),
)
scraps = st.sampled_from([
    "fandom:", "words:", ">10k", "5k..20k", '"', "(", ")", " OR ", " ", "-", "*", "lamp", "updated:", "<7 days", "=",
    "sort:", "random:7", "nonsense:", "complete:", "yes", "filter:", "\\", "“", "~", "NOT ", "2019-02-31", "..",
    "text:no",
])  # fmt: skip
scrawls = st.one_of(st.lists(scraps, max_size=25).map("".join), st.text(max_size=40))
