"""Names found by the beginnings of their words, however many there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.search import postings
from fanlight.search.wordlists import Name, Wordlist, is_among

texts = st.lists(
    st.sampled_from(
        ["Fog", "fogs", "Nebel | Fog", "Ärger", "argus", "ßen", "灯", "Ꭰꭰ", "a\nb", "b_c", "/", "the lamp"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
names = st.lists(
    st.builds(Name, st.sampled_from(["freeform", "fandom"]), texts, st.just(""), st.integers(1, 5), st.integers(1, 99)),
    max_size=12,
    unique_by=lambda name: (name.kind, name.name),
).map(lambda drawn: [name._replace(head=name.name) for name in drawn])
beginnings = ["f", "fo", "fog", "ne", "ä", "arg", "ss", "灯", "ꭰ", "b", "c", "a", "lamp", "-"]
typed = st.lists(st.sampled_from(beginnings), max_size=3).map(" ".join)


@given(names, typed, st.integers(1, 4))
def test_what_is_found_is_what_has_the_words_the_most_used_first(drawn: list[Name], text: str, limit: int) -> None:
    held = Wordlist(drawn)
    words = text.replace("-", " ").split()
    mine = [name for name in drawn if name.kind == "freeform" and words and is_among(text, name.name)]
    mine.sort(key=lambda name: (-name.uses, name.name))
    ids = held.ids("freeform")
    assert [ids[number] for number in held.numbers(text, "freeform")] == [name.id for name in mine]
    found = held.complete(text, ("freeform",), limit, forgiving=False)
    assert sorted(found) == sorted(mine[:limit])


def test_a_name_that_has_a_beginning_many_times_takes_no_other_s_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "SPAN", 2)
    often = " ".join(f"fog{number}" for number in range(50))
    held = Wordlist(Name("freeform", f"{often} {n}", f"{often} {n}", 9 - n, n) for n in range(5))
    assert [name.id for name in held.complete("fog", ("freeform",), 3)] == [0, 1, 2]
    assert [name.id for name in held.complete("fog", ("freeform",), 9)] == [0, 1, 2, 3, 4]


def test_a_slip_is_forgiven_where_nothing_else_is_found() -> None:
    held = Wordlist([Name("freeform", "Lighthouse Keeping", "Lighthouse Keeping", 3), Name("by", "wren", "wren", 1)])
    assert [name.name for name in held.complete("keeping ligthouse", ("freeform",), 5)] == ["Lighthouse Keeping"]
    assert held.complete("keeping ligthouse", ("freeform",), 5, forgiving=False) == []
    assert [name.name for name in held.near("Lihgthouse Keepers", ("freeform",), 5)] == ["Lighthouse Keeping"]
    assert held.near("Lihgthouse Keepers", ("by",), 5) == []
