"""Scene breaks, restored paragraphs, tidy-ups and lines."""

import pytest

from fanlight.imports.salvage import salvage, switch, to_manuscript


def html(text: str) -> str:
    return to_manuscript(salvage(text, name="a.txt")).chapters[0].text


def breaks(text: str, kind: str) -> list[str]:
    return [text[d.at : d.end] for d in salvage(text, name="a.txt").decisions if d.kind == kind]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rained. ---- Later it stopped.", ["----"]),
        ("It rained.----Later it stopped.", ["----"]),
        ('"Go."--Later it stopped.', ["--"]),
        ("It rained. * * * Later it stopped.", ["* * *"]),
        ("It rained. ~~~ “Later.”", ["~~~"]),
        ("It rained. # Later it stopped.", ["#"]),
        ("It rained.\n\n***\n\nLater.", ["***"]),
        ("It rained.\n\n#\n\nLater.", ["#"]),
        ("It rained.\n\n-x-x-x-\n\nLater.", ["-x-x-x-"]),
        ('"I thought--" he said. "--Never."', []),
        ("It rained--Later it stopped.", []),
        ("He was number #1. Nobody minded #metoo.", []),
        ("A well-known storm -- the worst -- came.", []),
    ],
)
def test_scene_breaks(text: str, found: list[str]) -> None:
    assert breaks(text, "scene break") == found


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ('"Is it lit?"The lamp was not.', 2),
        ("“Is it lit?”Wren went up the stairs.", 2),
        ('"…from the stairs."Wren', 2),
        ('"Is it lit?"Wren asked from the stairs.', 1),
        ("“Is it lit?”The old keeper had softly asked.", 1),
        ('"Lit."Mrs. Holloway said nothing else.', 1),
        ('"Lit."She says so.', 1),
        ('"Lit."Tomas added.', 1),
        ('"Is it lit?"Tomas added a log.', 2),
        ('He said,"Wait." She waited.', 1),
        ('It ended."Wait," she said.', 1),
        ('"Is it lit?" Wren asked.', 1),
        ('"One."Two. "Three."Four.', 3),
        ('The "Wren"Class boats.', 1),
    ],
)
def test_lost_paragraphs(text: str, paragraphs: int) -> None:
    assert html(text).count("<p>") == paragraphs
    assert {d.certainty for d in salvage(text, name="a.txt").decisions if d.kind == "paragraph"} <= {"likely"}


def test_a_restored_paragraph_can_be_switched_off() -> None:
    cut = salvage('"Is it lit?"The lamp was not.', name="a.txt")
    off = switch(cut, 12, "paragraph", on=False)
    assert to_manuscript(off).chapters[0].text == '<p>"Is it lit?"The lamp was not.</p>'


def test_a_blank_between_a_speech_and_who_says_it_can_be_put_back() -> None:
    cut = salvage('"Is it lit?"Wren asked.', name="a.txt")
    assert to_manuscript(cut).chapters[0].text == '<p>"Is it lit?"Wren asked.</p>'
    on = to_manuscript(switch(cut, 12, "tidy", on=True))
    assert on.chapters[0].text == '<p>"Is it lit?" Wren asked.</p>'


def test_tidy_ups_are_off_until_asked_for() -> None:
    cut = salvage("For months , he thought . And then ... no .", name="a.txt")
    assert to_manuscript(cut).chapters[0].text == "<p>For months , he thought . And then ... no .</p>"
    assert len([d for d in cut.decisions if d.kind == "tidy"]) == 3
    on = switch(cut, 10, "tidy", on=True)
    assert to_manuscript(on).chapters[0].text == "<p>For months, he thought . And then ... no .</p>"


def test_markup_in_bare_text_is_text() -> None:
    assert html("<b>5 < 6</b> &amp; <script>x</script>") == (
        "<p>&lt;b&gt;5 &lt; 6&lt;/b&gt; &amp;amp; &lt;script&gt;x&lt;/script&gt;</p>"
    )


def test_lines_in_a_paragraph_stay_lines() -> None:
    assert html("One,\ntwo.\n\nThree.") == "<p>One,<br>two.</p>\n<p>Three.</p>"


def test_wrapped_lines_are_joined() -> None:
    line = "The keeper climbed up the narrow stairs with a lamp in each hand and the"
    assert html(f"{line}\n{line}\n{line}\n{line}\nend.\n\nNext.").count("<p>") == 2
    assert "<br>" not in html(f"{line}\n{line}\n{line}\n{line}\nend.\n\nNext.")


def test_long_lines_without_blank_ones_are_paragraphs() -> None:
    line = (
        "The keeper climbed up the narrow stairs with a lamp in each hand, and nobody came to see it burn that night."
    )
    assert html("\n".join([line] * 6)).count("<p>") == 6
