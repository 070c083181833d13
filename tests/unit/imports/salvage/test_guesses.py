"""Where notes end when nothing says so."""

import pytest

from fanlight.imports.salvage import salvage

STORY = (
    "The lamp burned low, and Wren counted the waves for Tomas. “Go,” said Tomas. So Wren went up, and Tomas went "
    "down, and the waves came in, and it was Wren who counted them. "
) * 5


@pytest.mark.parametrize(
    ("notes", "gap"),
    [
        ("Sorry for the late update.", " "),
        ("Hello again! I had the flu, but here it is. Enjoy!", " "),
        ("Thanks to everyone who commented. It snowed here. I hope you like this one.", " "),
        ("Enjoy, and tell me what you think of Mr. Bram.", " "),
        ("One paragraph, whatever it says. A second sentence.", "\n\n"),
        ("Hello again!\n\nThank you for the kudos.", "\n\n"),
        ("Hello again. Thank you for the kudos.", "\n"),
    ],
)
def test_notes_end_where_the_story_begins(notes: str, gap: str) -> None:
    text = f"Chapter 1{gap}{STORY.strip()}{gap}Chapter 2{gap}Notes:{gap}{notes}{gap}{STORY.strip()}"
    cut = salvage(text, name="a.txt")
    assert [cut.words(piece).strip() for piece in cut.pieces if piece.role == "notes"] == [notes]
    assert [(d.certainty, d.rule) for d in cut.decisions if d.kind == "text"] == [("uncertain", "notes-end-guess")]


def test_a_story_told_by_i_is_not_taken_for_notes() -> None:
    told = "I went up the stairs. I counted my lamps, and you were not there. I waited. " * 30
    cut = salvage(f"Chapter 1 {told}Chapter 2 Notes: Sorry for the late update. {told}", name="a.txt")
    assert [cut.words(p).strip() for p in cut.pieces if p.role == "notes"] == ["Sorry for the late update."]


def test_notes_are_all_there_is() -> None:
    cut = salvage(f"Chapter 1 {STORY}Chapter 2 Notes: Sorry, no chapter this week.", name="a.txt")
    assert [piece.role for piece in cut.pieces] == ["heading", "text", "heading", "label", "notes"]


def test_a_note_in_the_story_is_no_notes() -> None:
    text = f"Chapter 1 {STORY}He took notes: the wind, the hour. She wrote a note: come home. {STORY}"
    assert [piece.role for piece in salvage(text, name="a.txt").pieces] == ["heading", "text"]
