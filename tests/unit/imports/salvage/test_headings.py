"""How people head their chapters, and what only looks like it."""

import pytest

from fanlight.imports.salvage import salvage, to_manuscript

PROSE = (
    "The keeper climbed the stairs with a lamp in each hand and counted the waves below, one after another.\n\n"
    '"Is that all of them?" she asked. Nobody answered, and the lamp went on burning, and the gulls with it.\n\n'
) * 3


def headed(*headings: str, gap: str = "\n\n") -> str:
    return "".join(f"{heading}{gap}{PROSE}" for heading in headings).strip()


def found(text: str) -> list[str]:
    cut = salvage(text, name="keeper.txt")
    return [" ".join(cut.words(piece).split()) for piece in cut.pieces if piece.role == "heading"]


def certainties(text: str) -> set[str]:
    return {d.certainty for d in salvage(text, name="keeper.txt").decisions if d.kind == "chapter"}


@pytest.mark.parametrize(
    ("headings", "titles"),
    [
        (("I", "II", "III"), [None, None, None]),
        (("II. Fog", "III. Oil", "IV. Wick"), ["II. Fog", "III. Oil", "IV. Wick"]),
        (("I. Loomings.", "II. The Carpet-Bag.", "III. The Inn."), ["Loomings.", "The Carpet-Bag.", "The Inn."]),
        (("#1", "#2", "#3"), [None, None, None]),
        (("*** 1 ***", "*** 2 ***", "*** 3 ***"), [None, None, None]),
        (("-1-", "-2-", "-3-"), [None, None, None]),
        (("[1]", "[2]", "[3]"), [None, None, None]),
        (("1/3", "2/3", "3/3"), [None, None, None]),
        (("Ch. 1 - Fog", "Ch. 2 - Oil", "Ch. 3 - Wick"), ["Fog", "Oil", "Wick"]),
        (("Ch 1", "Ch 2", "Chap. 3"), [None, None, None]),
        (("CHAPTER THE FIRST", "CHAPTER THE SECOND"), [None, None]),
        (("Chapter Twenty", "Chapter Twenty-One"), ["Chapter Twenty", "Chapter Twenty-One"]),
        (("Day 1", "Day 2", "Day 3"), [None, None, None]),
        (("Chapter 1/8", "Chapter 2/8"), [None, None]),
        (("Chapter 01 | Fog", "Chapter 02 | Oil"), ["Fog", "Oil"]),
        (("Chapter 1", "Chapter 2 (part 1)", "Chapter 2 (part 2)", "Chapter 3"), [
            None, "Chapter 2 (part 1)", "Chapter 2 (part 2)", "Chapter 3",
        ]),
        (("Chapter 1", "Chapter 2a", "Chapter 2b"), [None, "Chapter 2a", "Chapter 2b"]),
        (("Chapter 0: Fog", "Chapter 1", "Chapter 2"), ["Chapter 0: Fog", "Chapter 1", "Chapter 2"]),
        (("Low Water - Part 1", "Low Water - Part 2", "Low Water - Part 3"), [
            "Low Water - Part 1", "Low Water - Part 2", "Low Water - Part 3",
        ]),
        (("Chapter 1\n\nFOG", "Chapter 2\n\nOIL", "Chapter 3\n\nWICK"), ["FOG", "OIL", "WICK"]),
        (("Fog\n---", "Oil\n---", "The Wick\n--------"), ["Fog", "Oil", "The Wick"]),
        (("# Fog", "# Oil"), ["Fog", "Oil"]),
        (("## Chapter 1: Fog", "## Chapter 2: Oil", "## An Aside"), ["Fog", "Oil", "An Aside"]),
        (("== Fog ==", "== Oil =="), ["Fog", "Oil"]),
        (("====\nChapter 1\n====", "====\nChapter 2\n===="), [None, None]),
        (("THE LAMP ROOM", "LOW WATER", "TURNIPS"), ["THE LAMP ROOM", "LOW WATER", "TURNIPS"]),
        (("[b]Chapter 1[/b]", "[b]Chapter 2[/b]"), [None, None]),
        (("CHAPTER 1!!!", "CHAPTER 2!!!"), [None, None]),
        (("Chapter 1 / Fog", "Chapter 2 / Oil"), ["Fog", "Oil"]),
        (("Chapter 1\n\nChapter 1: Fog", "Chapter 2\n\nChapter 2: Oil"), ["Fog", "Oil"]),
        (("Chapter 1", "Chapter 2", "Final Chapter"), [None, None, "Final Chapter"]),
        (("Chapitre 1er", "Chapitre 2"), [None, None]),
        (("Monday", "Tuesday", "Wednesday"), ["Monday", "Tuesday", "Wednesday"]),
        (("Kapitel 1", "Kapitel 2"), [None, None]),
        (("1. Kapitel", "2. Kapitel"), [None, None]),
        (("CHAPITRE PREMIER", "CHAPITRE DEUXIÈME"), [None, None]),
        (("Глава первая. Соль", "Глава вторая. Туман"), ["Соль", "Туман"]),
        (("第一章", "第二章", "第十二章"), [None, None, "第十二章"]),
        (("제1장", "제2장"), [None, None]),
        (("الفصل الأول", "الفصل الثاني"), [None, None]),
    ],
)  # fmt: skip
def test_headings_of_many_hands(headings: tuple[str, ...], titles: list[str | None]) -> None:
    text = headed(*headings)
    assert found(text) == [" ".join(heading.split()) for heading in headings]
    assert [chapter.title for chapter in to_manuscript(salvage(text, name="a.txt")).chapters] == titles


def test_titles_alone_are_no_more_than_a_guess() -> None:
    text = headed("The Lamp Room", "Low Water", "Turnips and Rain", "Salt")
    assert found(text) == ["The Lamp Room", "Low Water", "Turnips and Rain", "Salt"]
    assert certainties(text) == {"uncertain"}


def test_titles_far_from_what_stands_above_are_likely() -> None:
    text = headed("\n\nThe Lamp Room", "\n\nLow Water", "\n\nTurnips and Rain")
    assert certainties(text) == {"likely"}


def test_numbers_begin_anew_in_each_book() -> None:
    text = headed("BOOK I\n\nI", "II", "III", "BOOK II\n\nI", "II", "III")
    assert found(text) == ["BOOK I I", "II", "III", "BOOK II I", "II", "III"]


def test_a_chapter_posted_twice_is_there_twice_and_told() -> None:
    text = headed("Chapter 1", "Chapter 2", "Chapter 2", "Chapter 3")
    assert len(found(text)) == 4
    assert "number-repeats" in {d.rule for d in salvage(text, name="a.txt").decisions}


def test_two_stories_in_one_file() -> None:
    assert len(found(headed("Chapter 1", "Chapter 2", "Chapter 3", "Chapter 1", "Chapter 2"))) == 5


def test_a_list_of_titles_is_a_list_of_contents() -> None:
    titles = ("The Lamp Room", "Low Water", "Turnips and Rain")
    text = "Contents\n" + "\n".join(titles) + "\n\n\n" + headed(*(f"\n{title}" for title in titles))
    assert next(piece.role for piece in salvage(text, name="a.txt").pieces) == "navigation"
    assert found(text) == list(titles)


@pytest.mark.parametrize(
    "lines",
    [
        ("3:45", "21:00", "6:15 a.m."),
        ("2:1", "3 - 1", "4/4"),
        ("1. Flour", "2. Eggs", "3. Something green"),
        ("1884", "12 May 1987", "404"),
        ("NO ENTRY", "WET PAINT"),
        ('"Yes."', '"No."', "Silence."),
        ("Wick: where are you", "Pell: bus", "Wick: which bus"),
        ("Dear Ottilie,", "Your loving aunt,", "P."),
        ("End of Chapter 2", "TBC", "THE END"),
        ("Chapter 11 of the manual was missing.",),
        ("Row, my lads", "Row for the Light", "Row for the Bread"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_stands_on_lines_of_its_own_within_a_story_is_text(lines: tuple[str, ...], gap: str) -> None:
    assert found(f"{PROSE}{gap.join(lines)}\n\n{PROSE}".strip()) == []
    inside = f"{headed('Chapter 1')}\n\n{gap.join(lines)}\n\n{PROSE}{headed('Chapter 2')}"
    assert found(inside) == ["Chapter 1", "Chapter 2"]


def test_a_poem_or_somebody_counting_is_no_chapter() -> None:
    poem = "I\n\nThe moon came down to the mill,\nto drink.\n\nII\n\nAnd so did I.\n\nIII\n\nAnd that was that.\n\n"
    assert found(f"{PROSE}{poem}{PROSE}") == []
    assert found(f"{headed('Chapter 1')}\n\n{poem}{PROSE}{headed('Chapter 2')}\n\n{poem}{PROSE}") == [
        "Chapter 1",
        "Chapter 2",
    ]


def test_numbers_of_pages_are_no_chapters() -> None:
    line = "The keeper climbed the stairs with a lamp in each hand and counted the"
    page = "\n".join([line] * 20)
    text = "".join(f"{page}\n\n{number}\n\nwaves below. {page}" for number in range(1, 12))
    assert found(text) == []
    headed_pages = f"Chapter One\n\n{text}.\n\nChapter Two\n\n{text}."
    assert found(headed_pages) == ["Chapter One", "Chapter Two"]


def test_words_at_the_head_of_every_page_are_no_titles() -> None:
    line = "The keeper climbed the stairs with a lamp in each hand and counted the"
    page = "\n".join([line] * 20)
    assert found("".join(f"ELEVEN WINTERS\n\nwaves below. {page}\n\n" for _ in range(8))) == []
