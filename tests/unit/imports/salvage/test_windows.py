"""A cut text as a page shows it: bounded, whole, and sound after any step."""

from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports.salvage import add, salvage
from fanlight.imports.salvage.windows import MOST_DECISIONS, SPAN, Window, window


def read_on(salvaged) -> list[Window]:
    """Give all windows, each where the one before says that it goes on."""
    found = [window(salvaged, 0)]
    while (at := found[-1].next) is not None:
        found.append(window(salvaged, at))
        assert found[-1].start == at
    return found


def words_of(found: list[Window]) -> str:
    return "".join(stretch.text for one in found for piece in one.pieces for stretch in piece.stretches)


@given(
    st.lists(
        st.sampled_from(["Chapter 2 Notes: Hello. ", "She said , softly. ", '"Go."He went.\n\n', "\n", "x" * 3000])
    )
)
def test_windows_hold_every_character_once(parts: list[str]) -> None:
    salvaged = salvage("It began. " + "".join(parts) * 9, name="a.txt")
    found = read_on(salvaged)
    assert words_of(found) == salvaged.text
    for one in found:
        assert one.end - one.start <= SPAN + SPAN // 5
        assert len(one.decisions) <= MOST_DECISIONS + 3  # more of one place stay together


def test_a_text_full_of_chapters_has_small_windows() -> None:
    text = "\n\n".join(f"Chapter {number}\n\nRain." for number in range(1, 2001))
    found = read_on(salvage(text, name="a.txt"))
    assert len(found) > 10
    assert words_of(found) == text


def test_a_chapter_may_begin_without_words() -> None:
    salvaged = add(salvage("It rained. It poured.", name="a.txt"), 11, "heading", end=11)
    pieces = [(piece.role, len(piece.stretches)) for piece in window(salvaged).pieces]
    assert ("heading", 0) in pieces
