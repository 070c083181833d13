"""The two shapes of salvage.md, whole, and what stands around a story in them."""

import pytest

from fanlight.imports.salvage import Salvaged, salvage, to_manuscript
from fanlight.works.manuscript import SeriesPlace, Tag

SHAPE_A = """\
Chapter 1





Chapter Text
"Is the lamp lit?"Wren asked from the stairs.  The keeper did not answer at once.--Later the fog came in.
[starting tags]
relationship:\x20
Ada "Wren" Holloway/Tomas Reyes

freeform:\x20
Lighthouses
Slow Burn
Hurt/Comfort

fandom:\x20
Ada "Wren" Holloway/Tomas Reyes
"""
SHAPE_B = (
    "The lamp was lit, and it was Efficient. Chapter 2 Notes: I decided to split this into four parts instead, sorry. "
    "The keeper had never imagined such a sea. “Go,” she said softly. Chapter 3 It was the worst storm of the year. "
    '"Let\'s go." Chapter 4 Notes: I had to update the tags for this chapter, so please read them. (See the end of the '
    "chapter for more notes .) The ride back was long. For months , he thought of his arms grounding. Notes: Thank you "
    "so much for reading. Series this work belongs to: Part 1 of the Keepers of the Light series Next Work"
)


def outline(cut: Salvaged) -> list[tuple[str, str]]:
    return [(piece.role, cut.words(piece).strip()) for piece in cut.pieces]


def decisions(cut: Salvaged, kind: str) -> list[tuple[str, str]]:
    return [(d.certainty, d.rule) for d in cut.decisions if d.kind == kind]


def test_shape_a() -> None:
    cut = salvage(SHAPE_A, name="keeper.txt")
    assert [piece.role for piece in cut.pieces] == ["heading", "navigation", "text", "tags"]
    manuscript = to_manuscript(cut)
    assert manuscript.chapters[0].text == (
        '<p>"Is the lamp lit?"Wren asked from the stairs.  The keeper did not answer at once.</p>\n'
        '<p align="center">--</p>\n<p>Later the fog came in.</p>'
    )
    pair = 'Ada "Wren" Holloway/Tomas Reyes'
    assert manuscript.tags == (
        Tag("relationship", pair),
        Tag("freeform", "Lighthouses"),
        Tag("freeform", "Slow Burn"),
        Tag("freeform", "Hurt/Comfort"),
        Tag("fandom", pair),
    )
    assert [(f.at, f.certainty, f.rule) for f in manuscript.findings if f.at.startswith("tags")] == [
        ("tags[4]", "certain", "kind-same-relationship")
    ]
    assert decisions(cut, "paragraph") == []
    assert decisions(cut, "tidy") == [("likely", "quote-then-speaker")]
    assert decisions(cut, "scene break") == [("certain", "ornament-between-sentences")]


def test_shape_b() -> None:
    cut = salvage(SHAPE_B, name="keeper.txt")
    assert outline(cut) == [
        ("text", "The lamp was lit, and it was Efficient."),
        ("heading", "Chapter 2"),
        ("label", "Notes:"),
        ("notes", "I decided to split this into four parts instead, sorry."),
        ("text", "The keeper had never imagined such a sea. “Go,” she said softly."),
        ("heading", "Chapter 3"),
        ("text", 'It was the worst storm of the year. "Let\'s go."'),
        ("heading", "Chapter 4"),
        ("label", "Notes:"),
        ("notes", "I had to update the tags for this chapter, so please read them."),
        ("navigation", "(See the end of the chapter for more notes .)"),
        ("text", "The ride back was long. For months , he thought of his arms grounding."),
        ("label", "Notes:"),
        ("end notes", "Thank you so much for reading."),
        ("navigation", "Series this work belongs to: Part 1 of the Keepers of the Light series Next Work"),
    ]
    assert decisions(cut, "text") == [("uncertain", "notes-end-guess"), ("certain", "notes-end-see-end")]
    assert [d.value for d in cut.decisions if d.kind == "planned"] == ["4"]
    manuscript = to_manuscript(cut)
    assert manuscript.series == (SeriesPlace("Keepers of the Light", 1.0),)
    assert manuscript.planned_chapters is None
    assert "For months , he thought" in manuscript.chapters[3].text
    assert ("planned_chapters", "uncertain") in {(f.at, f.certainty) for f in manuscript.findings}


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Part 2 of the Harbour Tales, Vol. 2 series", SeriesPlace("Harbour Tales, Vol. 2", 2.0)),
        ("Part 3 of the Part 1 of Nothing series", SeriesPlace("Part 1 of Nothing", 3.0)),
        ("← Previous Work Part 12 of the Cats series Next Work →", SeriesPlace("Cats", 12.0)),
    ],
)
def test_series(words: str, place: SeriesPlace) -> None:
    text = f"Chapter 1 The lamp was lit. Chapter 2 It went out. Series this work belongs to: {words}"
    manuscript = to_manuscript(salvage(text, name="a.txt"))
    assert manuscript.series == (place,)
    assert manuscript.chapters[1].text == "<p>It went out.</p>"


def test_two_notes_at_the_end_are_the_chapters_and_the_works() -> None:
    text = "Chapter 1\n\nOnce.\n\nChapter 2\n\nTwice.\n\nNotes:\n\nOf the chapter.\n\nNotes:\n\nOf the work."
    manuscript = to_manuscript(salvage(text, name="a.txt"))
    assert manuscript.chapters[1].end_notes == "<p>Of the chapter.</p>"
    assert manuscript.end_notes == "<p>Of the work.</p>"


def test_summary_and_notes_before_the_text() -> None:
    text = "Chapter 1: Oil\n\nSummary:\n\nNight 1.\n\nNotes:\n\nMind the step.\n\nChapter Text\n\nThe lamp burned.\n"
    chapter = to_manuscript(salvage(text, name="a.txt")).chapters[0]
    assert (chapter.title, chapter.summary, chapter.notes) == ("Oil", "<p>Night 1.</p>", "<p>Mind the step.</p>")
    assert chapter.text == "<p>The lamp burned.</p>"


def test_what_stands_before_the_first_chapter_belongs_to_the_work() -> None:
    text = (
        "Summary: Eight nights.\n\nNotes: For everyone.\n\nChapter 1\n\nThe lamp burned.\n\nChapter 2\n\nIt went out."
    )
    manuscript = to_manuscript(salvage(text, name="a.txt"))
    assert (manuscript.summary, manuscript.notes) == ("<p>Eight nights.</p>", "<p>For everyone.</p>")
    assert len(manuscript.chapters) == 2


@pytest.mark.parametrize(
    ("block", "tags"),
    [
        ("[starting tags]\nfandom: The Lamp", [("fandom", "The Lamp")]),
        ("[tags]\nAdditional Tags:\nLetters, Maps\nA: b\n", [("freeform", "Letters, Maps"), ("freeform", "A: b")]),
        ("Rating:\nMature\n\nArchive Warnings:\nMajor Character Death\n", [
            ("rating", "Mature"), ("warning", "Major Character Death"),
        ]),
        ("[starting tags]\ncharacter:\n\nTomas\n\nrating:\n", [("character", "Tomas")]),
        ("[starting tags] fandom: The Lamp freeform: Fog", [("fandom", "The Lamp"), ("freeform", "Fog")]),
    ],
)  # fmt: skip
def test_tag_blocks(block: str, tags: list[tuple[str, str]]) -> None:
    text = f"Chapter 1\n\nThe lamp burned.\n\n{block}"
    manuscript = to_manuscript(salvage(text, name="a.txt"))
    assert [(tag.kind, tag.name) for tag in manuscript.tags] == tags
    assert manuscript.chapters[0].text == "<p>The lamp burned.</p>"


def test_language_and_series_of_a_block() -> None:
    block = "[starting tags]\nlanguage:\nDeutsch\n\nseries:\nPart 2 of Long Watches\n\nfandom:\nThe Lamp\n"
    text = f"The lamp burned.\n\n{block}"
    manuscript = to_manuscript(salvage(text, name="a.txt"))
    assert manuscript.language == "de"
    assert manuscript.series == (SeriesPlace("Long Watches", 2.0),)


@pytest.mark.parametrize(
    ("kind", "name", "proposed"),
    [
        ("fandom", "Ada/Tomas", "relationship"),
        ("freeform", "Tomas & Ada", "relationship"),
        ("freeform", "General Audiences", "rating"),
        ("character", "Slow Burn - Freeform", "freeform"),
        ("freeform", "Tomas", "character"),
        ("freeform", "The Lamp (TV)", "fandom"),
        ("freeform", "Hurt/Comfort", None),
        ("fandom", "Law & Weather", None),
        ("fandom", "9-1-1: Harbour", None),
    ],
)
def test_mistyped_tags_are_kept_and_flagged(kind: str, name: str, proposed: str | None) -> None:
    block = f"[starting tags]\ncharacter:\nAda\nTomas\n\nrelationship:\nAda/Wren\n\n{kind}:\n{name}\n"
    cut = salvage(f"The lamp burned.\n\n{block}", name="a.txt")
    assert Tag(kind, name) in to_manuscript(cut).tags  # type: ignore[arg-type]
    assert [d.value for d in cut.decisions if d.kind == "tag"] == ([proposed] if proposed else [])


@pytest.mark.parametrize("above", ["", "The Cook ", "The Cook by marrow ", "Notes: For all of you "])
def test_the_first_words_of_the_page_are_left_out_whatever_stands_above(above: str) -> None:
    story = "The cook had never seen such fog. It rained. "
    text = f"{above}Chapter Text {story}Chapter 2 Chapter Text {story}"
    assert "Chapter Text" not in "".join(c.text for c in to_manuscript(salvage(text, name="a.txt")).chapters)


def test_words_that_only_look_like_the_page_s_stay() -> None:
    text = "She read the Chapter Text Aloud to him, and the fog came in. It rained."
    assert "Chapter Text" in to_manuscript(salvage(text, name="a.txt")).chapters[0].text
