"""A comparison tells both texts whole, and no text is too long for it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fanlight.works.differences import Passage, Span, compare, fold

TEXTS = st.lists(st.text("lamp fog,é’-", min_size=1, max_size=30).map(str.strip).filter(bool), max_size=8)


def side(passages: list[Passage], kind: str) -> str:
    return " ".join("".join(span.text for span in passage.spans if span.kind in ("same", kind)) for passage in passages)


def letters(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, TEXTS)
@settings(max_examples=60)
def test_both_texts_can_be_read_out_of_it(old: list[str], new: list[str]) -> None:
    passages = compare(old, new)
    assert letters(side(passages, "gone")) == letters(" ".join(old))
    assert letters(side(passages, "new")) == letters(" ".join(new))


def test_words_within_a_paragraph() -> None:
    [first, second] = compare(["The lamp was lit.", "Fog came in."], ["The lamp was never lit.", "Fog came in."])
    assert first.spans == (Span("same", "The lamp was "), Span("new", "never "), Span("same", "lit."))
    assert second.is_same


def test_words_in_a_row_that_changed_change_together() -> None:
    [passage] = compare(["Then they rowed home over the bar."], ["So we rowed home over the bar."])
    assert passage.spans == (Span("gone", "Then they"), Span("new", "So we"), Span("same", " rowed home over the bar."))


def test_a_paragraph_that_was_cut_in_two() -> None:
    first, second = compare(["The lamp was lit. Fog came in."], ["The lamp was lit.", "Fog came in."])
    assert side([first], "new") == "The lamp was lit."
    assert side([second], "new") == "Fog came in."


def test_what_is_wholly_other_is_not_mixed() -> None:
    passages = compare(["The lamp was lit before the fog came."], ["Nobody had ever counted bells at noon, or tried."])
    assert [passage.spans[0].kind for passage in passages] == ["gone", "new"]
    assert all(len(passage.spans) == 1 for passage in passages)


def test_what_stayed_is_folded() -> None:
    lines = [f"Line {number} of the log." for number in range(30)]
    changed = [*lines[:15], "And one more line.", *lines[15:]]
    shown = fold(compare(lines, changed))
    assert [passage.folded for passage in shown] == [14, 0, 0, 0, 14]
    assert fold(compare(lines, lines)) == [Passage(folded=30)]


def test_long_chapters_take_no_time_to_speak_of() -> None:
    """Bounds, not patience: 500,000 letters in one paragraph, and as many paragraphs of a letter each."""
    words = " ".join(f"lamp{number % 977}" for number in range(60_000))
    other = " ".join(f"bell{number % 983}" for number in range(60_000))
    assert [passage.spans[0].kind for passage in compare([words], [other])] == ["gone", "new"]
    assert len(compare([words], [words + " end"])[0].spans) == 2
    many = [str(number % 7) for number in range(100_000)]
    assert len(compare(many, [*many[1:], "x"])) > 100_000


def test_nothing_at_all() -> None:
    assert compare([], []) == []
    assert compare([], ["Fog."]) == [Passage((Span("new", "Fog."),))]
