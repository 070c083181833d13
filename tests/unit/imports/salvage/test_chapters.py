"""Where chapters begin: salvage.md's two shapes and what lies between them."""

import pytest

from fanlight.imports.salvage import Salvaged, salvage, to_manuscript
from fanlight.kernel.errors import Unreadable

PROSE = "The keeper climbed the stairs with a lamp in each hand and counted the waves below, one after another."


def headings(text: str) -> list[str]:
    cut = salvage(text, name="keeper.txt")
    return [cut.words(piece).strip() for piece in cut.pieces if piece.role == "heading"]


def rules(cut: Salvaged, kind: str) -> list[tuple[str, str]]:
    return [(d.certainty, d.rule) for d in cut.decisions if d.kind == kind]


@pytest.mark.parametrize(
    ("first", "second", "titles"),
    [
        ("Chapter 1", "Chapter 2", [None, None]),
        ("CHAPTER ONE", "CHAPTER TWO", [None, None]),
        ("chapter i", "chapter ii", [None, None]),
        ("Chapter IV", "Chapter V", ["Chapter IV", "Chapter V"]),
        ("Chapter 1: Fog", "Chapter 2: The Man: A Visit", ["Fog", "The Man: A Visit"]),
        ("Chapter 1 - Fog", "Chapter 2 – Wick", ["Fog", "Wick"]),
        ("Chapter 1\nFog", "Chapter 2\nWick", ["Fog", "Wick"]),
        ("Chapter One Fog", "Chapter Two Wick", ["Fog", "Wick"]),
        ("Chapter 1 of 8", "Chapter 2 of 8: Wick", [None, "Wick"]),
        ("Chapter 1/?", "Chapter 2/?", [None, None]),
        ("Part One", "Part Two", [None, None]),
        ("Prologue", "Chapter 1", ["Prologue", "Chapter 1"]),
        ("Chapter 1", "Epilogue", [None, "Epilogue"]),
        ("Chapter 1", "Interlude: The Cat", [None, "Interlude: The Cat"]),
        ("1.", "2.", [None, None]),
        ("I", "II", [None, None]),
        ("~ One ~", "~ Two ~", [None, None]),
        ("1. Fog", "2. Wick", ["Fog", "Wick"]),
        ("Part One\n\nChapter 1", "Chapter 2", ["Part One Chapter 1", None]),
    ],
)
def test_headings_on_lines_of_their_own(first: str, second: str, titles: list[str | None]) -> None:
    text = f"{first}\n\n{PROSE}\n\n{PROSE}\n\n{second}\n\n{PROSE}\n"
    assert headings(text) == [first, second]
    chapters = to_manuscript(salvage(text, name="a.txt")).chapters
    assert [chapter.title for chapter in chapters] == titles
    assert [chapter.text for chapter in chapters] == [f"<p>{PROSE}</p>\n<p>{PROSE}</p>", f"<p>{PROSE}</p>"]


@pytest.mark.parametrize(
    "sentence",
    [
        "She had read Chapter 2 of the manual.",
        "“Chapter 2 is the best,” said Odile.",
        '"Chapter 2," she read.',
        "He closed the book. Chapter 2 was missing from it.",
        "“Did you read it? Chapter 2 Was a lie,” he said.",
        "They say that chapter 2 Is worse.",
        "It says so in Chapter 2, and in chapter 3.",
        "See Chapters 1 to 3.",
        "The epilogue bored him. The prologue too.",
        "Part 2 of the plan failed.",
        "He lived at number 2. Nobody knew.",
    ],
)
def test_the_word_within_a_sentence_is_text(sentence: str) -> None:
    cut = salvage(f"{PROSE} {sentence} {PROSE}", name="a.txt")
    assert [piece.role for piece in cut.pieces] == ["text"]
    assert rules(cut, "chapter") == [("likely", "no-heading")]


def test_the_first_heading_may_be_missing() -> None:
    cut = salvage(f"{PROSE} Chapter 2 {PROSE} Chapter 3 {PROSE}", name="a.txt")
    assert [piece.role for piece in cut.pieces] == ["text", "heading", "text", "heading", "text"]
    assert rules(cut, "chapter")[0][1] == "missing-first-heading"
    assert [c.position for c in to_manuscript(cut).chapters] == [1, 2, 3]


def test_numbers_may_skip_and_are_told() -> None:
    cut = salvage(f"Chapter 1\n\n{PROSE}\n\nChapter 2\n\n{PROSE}\n\nChapter 4\n\n{PROSE}", name="a.txt")
    assert rules(cut, "chapter")[-1] == ("likely", "number-skips")
    assert [c.title for c in to_manuscript(cut).chapters] == [None, None, "Chapter 4"]


def test_a_descending_number_is_text() -> None:
    text = f"Chapter 1\n\n{PROSE}\n\nChapter 2\n\n{PROSE}\n\nChapter 1\n\n{PROSE}\n\nChapter 3\n\n{PROSE}"
    assert len(headings(text)) == 3


def test_a_list_of_contents_is_no_chapter() -> None:
    text = f"Chapter 1\nChapter 2\n\nChapter 1\n\n{PROSE}\n\nChapter 2\n\n{PROSE}"
    cut = salvage(text, name="a.txt")
    assert [piece.role for piece in cut.pieces] == ["navigation", "heading", "text", "heading", "text"]


def test_numbers_may_begin_anew_in_each_part() -> None:
    text = "".join(
        f"{part}\n\nChapter 1\n\n{PROSE}\n\nChapter 2\n\n{PROSE}\n\nChapter 3\n\n{PROSE}\n\n"
        for part in ("Part One", "Part Two")
    )
    assert len(headings(text)) == 6


def test_a_title_in_running_text_is_a_guess() -> None:
    cut = salvage(f"{PROSE} Chapter 2: Fog The keeper waited. Chapter 3: Oil Notes: Hello. {PROSE}", name="a.txt")
    assert [c.title for c in to_manuscript(cut).chapters] == [None, "Fog", "Oil"]
    assert rules(cut, "title") == [("uncertain", "title-end-guess")]


def test_without_a_heading_it_is_one_chapter_named_after_the_file() -> None:
    manuscript = to_manuscript(salvage(PROSE, name="old/the_long_watch.txt"))
    assert manuscript.title == "the long watch"
    assert len(manuscript.chapters) == 1
    assert manuscript.complete is None
    assert {finding.rule for finding in manuscript.findings} == {"no-heading", "title-from-file-name"}


@pytest.mark.parametrize("text", ["", " \n\t", "\xa0\u2028", "\ufeff\r\n"])
def test_an_empty_file_is_refused_by_name(text: str) -> None:
    with pytest.raises(Unreadable, match=r"empty\.txt"):
        salvage(text, name="empty.txt")


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028"])
def test_any_line_end_will_do(ending: str) -> None:
    text = f"Chapter 1\n\n{PROSE}\n\nChapter 2\n\n{PROSE}".replace("\n", ending)
    assert headings(text) == ["Chapter 1", "Chapter 2"]
    assert len(to_manuscript(salvage(text, name="a.txt")).chapters) == 2


def test_scripts_without_capitals_and_spaces() -> None:
    text = "灯台の人が言った。Chapter 2 海は静かだった。それから夜が来た。Chapter 3 朝が来た。"
    assert headings(text) == ["Chapter 2", "Chapter 3"]
