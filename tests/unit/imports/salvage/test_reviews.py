"""What a person may do to a cut text."""

from collections.abc import Callable

import pytest

from fanlight.imports.salvage import Salvaged, add, confirm, move, remove, salvage, set_role, switch, to_manuscript
from fanlight.kernel.errors import Invalid

TEXT = "Once. Chapter 2 Notes: Sorry, all. It rained. It poured. Chapter 3 It stopped."


@pytest.fixture
def cut() -> Salvaged:
    return salvage(TEXT, name="a.txt")


def roles(cut: Salvaged) -> list[tuple[str, str]]:
    return [(piece.role, cut.words(piece).strip()) for piece in cut.pieces]


def test_move_where_notes_end(cut: Salvaged) -> None:
    moved = move(cut, TEXT.index("It rained"), TEXT.index("It poured"))
    assert to_manuscript(moved).chapters[1].notes == "<p>Sorry, all. It rained.</p>"
    assert to_manuscript(moved).chapters[1].text == "<p>It poured.</p>"
    decision = next(d for d in moved.decisions if d.at == TEXT.index("It poured"))
    assert (decision.certainty, decision.rule, decision.settled) == ("certain", "by-hand", True)


def test_a_boundary_does_not_jump_over_another(cut: Salvaged) -> None:
    for to in (0, TEXT.index("Notes"), TEXT.index("Chapter 3"), len(TEXT) + 5):
        with pytest.raises(Invalid):
            move(cut, TEXT.index("It rained"), to)


def test_remove_a_chapter(cut: Salvaged) -> None:
    removed = remove(cut, TEXT.index("Chapter 3"))
    assert roles(removed)[-1] == ("text", "It rained. It poured. Chapter 3 It stopped.")
    assert not [d for d in removed.decisions if d.at == TEXT.index("Chapter 3")]


def test_remove_where_notes_begin(cut: Salvaged) -> None:
    removed = remove(cut, TEXT.index("Notes"))
    assert roles(removed)[2] == ("text", "Notes: Sorry, all. It rained. It poured.")


def test_add_a_chapter_without_a_heading(cut: Salvaged) -> None:
    at = TEXT.index("It poured")
    added = add(cut, at, "heading", end=at)
    assert [c.text for c in to_manuscript(added).chapters][1:3] == ["<p>It rained.</p>", "<p>It poured.</p>"]
    moved = move(added, at, TEXT.index("poured"))
    assert [c.text for c in to_manuscript(moved).chapters][1:3] == ["<p>It rained. It</p>", "<p>poured.</p>"]
    assert roles(remove(moved, TEXT.index("poured"))) == roles(cut)


def test_a_chapter_within_a_heading_or_where_one_begins_is_one_and_not_two(cut: Salvaged) -> None:
    first, within = TEXT.index("Chapter 2"), TEXT.index("It poured")
    long = set_role(cut, TEXT.index("It rained"), "heading")
    chapters = len(to_manuscript(long).chapters)
    assert len(to_manuscript(add(long, within, "heading", end=within)).chapters) == chapters + 1
    assert len(to_manuscript(add(long, within, "heading", end=within + 2)).chapters) == chapters + 1
    assert roles(add(long, first, "heading", end=first)) == roles(long)
    once = add(cut, within, "heading", end=within)
    assert roles(add(once, within, "heading", end=within)) == roles(once)


def test_add_notes_within_the_text(cut: Salvaged) -> None:
    added = add(cut, TEXT.index("It poured"), "end notes")
    assert to_manuscript(added).chapters[1].end_notes == "<p>It poured.</p>"


def test_set_a_role(cut: Salvaged) -> None:
    changed = set_role(cut, 0, "work notes")
    assert to_manuscript(changed).notes == "<p>Once.</p>"
    assert len(to_manuscript(changed).chapters) == 2


def test_what_is_confirmed_is_no_finding_any_more(cut: Salvaged) -> None:
    at = TEXT.index("It rained")
    assert "notes-end-guess" in {f.rule for f in to_manuscript(cut).findings}
    assert "notes-end-guess" not in {f.rule for f in to_manuscript(confirm(cut, at)).findings}


@pytest.mark.parametrize(
    "operation",
    [
        lambda cut: confirm(cut, 3),
        lambda cut: switch(cut, 3, "tidy", on=True),
        lambda cut: switch(cut, 0, "chapter", on=False),
        lambda cut: move(cut, 3, 4),
        lambda cut: add(cut, 3, "notes", end=999),
        lambda cut: add(cut, -1, "notes"),
        lambda cut: set_role(cut, 999, "text"),
        lambda cut: remove(cut, 999),
        lambda cut: remove(cut, 3),
    ],
)
def test_what_is_not_there_cannot_be_done(cut: Salvaged, operation: Callable[[Salvaged], Salvaged]) -> None:
    with pytest.raises(Invalid):
        operation(cut)


NOVEL = "Chapter 1\n\nIt was calm.\n\nIt rained.\n\nChapter 2: Fog\n\nNotes: Sorry.\n\nChapter Text\n\nIt poured.\n"


def test_what_a_chapter_takes_from_the_one_before_is_text_and_its_heading_stays_one() -> None:
    cut = salvage(NOVEL, name="a.txt")
    at, to = NOVEL.index("Chapter 2"), NOVEL.index("It rained")
    moved = move(cut, at, to)
    one, two = to_manuscript(moved).chapters
    assert (one.text, one.title) == ("<p>It was calm.</p>", None)
    assert (two.title, two.notes, two.text) == ("Fog", "<p>Sorry.</p>", "<p>It rained.</p>\n<p>It poured.</p>")
    assert roles(move(moved, to, at)) == roles(cut), "and goes back"
    assert to_manuscript(move(moved, to, NOVEL.index("rained"))).chapters[1].title == "Fog"
    assert to_manuscript(remove(moved, to)).chapters[0].text.count("<p>") == 4, "the heading is text with the rest"


def test_a_line_above_a_heading_that_could_be_its_title_is_taken_into_it() -> None:
    text = NOVEL.replace("It rained.", "The Great Fog")
    moved = move(salvage(text, name="a.txt"), text.index("Chapter 2"), text.index("The Great"))
    assert to_manuscript(moved).chapters[1].title == "The Great Fog Chapter 2: Fog"
    assert to_manuscript(moved).chapters[1].text == "<p>It poured.</p>"


def test_what_notes_take_from_the_text_before_them_are_notes() -> None:
    text = "Chapter 1\n\nIt was calm.\n\nI am sorry, all.\n\nEnd Notes: Thank you.\n\nChapter 2\n\nIt rained.\n"
    cut = salvage(text, name="a.txt")
    moved = move(cut, text.index("End Notes"), text.index("I am sorry"))
    first = to_manuscript(moved).chapters[0]
    assert first.text == "<p>It was calm.</p>"
    assert first.end_notes == "<p>I am sorry, all.</p>\n<p>Thank you.</p>"


def test_what_follows_a_chapter_without_words_gets_its_role_and_the_chapter_stays(cut: Salvaged) -> None:
    at = TEXT.index("It poured")
    noted = set_role(add(cut, at, "heading", end=at), at, "notes")
    assert to_manuscript(noted).chapters[2].notes == "<p>It poured.</p>"
    assert len(to_manuscript(noted).chapters) == 4
