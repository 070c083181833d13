"""What stands in a work, and where."""

from collections.abc import Callable

import pytest

from fanlight.search import sheets, words
from fanlight.search.query import Words
from fanlight.search.sheets import Sheet
from fanlight.works.manuscript import Chapter, Creator, SeriesPlace, Tag
from fanlight.works.models import Work

SHEET = Sheet(
    language="en",
    title="Fog Signals at Night",
    creators="Tidewrack",
    tags=f"Lighthouses{words.GAP}Fog",
    summary="Two pilots, one boat.",
    text="They were running before the fog came in.",
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Words("runs"), True),
        (Words("fog came"), True),
        (Words("came fog"), False),
        (Words("lighthouse"), True),
        (Words("lighthouses fog"), False),  # two tags, no phrase
        (Words("signal", field="title"), True),
        (Words("pilot", field="title"), False),
        (Words("pilot", field="summary"), True),
        (Words("runn", prefix=True), True),
        (Words("runn"), False),
        (Words("before the fo", prefix=True), True),
        (Words("tidewracks"), False),  # a name has no stem
        (Words("!"), False),
    ],
)
def test_what_a_work_says(asked: Words, expected: bool) -> None:
    assert sheets.matches(SHEET, asked) is expected


def test_chapters_can_be_left_out() -> None:
    assert sheets.matches(SHEET, Words("running"))
    assert not sheets.matches(SHEET, Words("running"), chapter_text=False)


def test_relevance_counts_each_word_at_its_best_place() -> None:
    assert sheets.relevance(SHEET, [Words("fog"), Words("pilots"), Words("nowhere")]) == 7 + 2


@pytest.mark.django_db
def test_a_work_is_read_field_by_field(make_work: Callable[..., str]) -> None:
    chapters = (
        Chapter(position=1, title="Dusk", text="<p>First <em>li</em>ght.</p>", notes="<p>A note.</p>"),
        Chapter(position=2, text="<p>Second.</p>", tags=(Tag("freeform", "Storm"),)),
    )
    named = make_work(chapters=chapters, language="en-GB", series=(SeriesPlace("The Watch", 1),), notes="<p>Mine.</p>")
    hidden = make_work(anonymous=True, creators=(Creator(name="nobody's business"),))
    keys = dict(Work.objects.values_list("key", "pk"))
    read = dict(sheets.read([*keys.values(), 10**9]))
    assert read.keys() == set(keys.values())
    sheet = read[keys[named]]
    assert (sheet.language, sheet.creators, sheet.series) == ("en", "tidewrack", "The Watch")
    assert sheet.tags.split(words.GAP)[-1] == "Storm"
    assert [" ".join(part.split()) for part in sheet.text.split(words.GAP)] == [
        "Dusk", "A note.", "First light.", "Second.",
    ]  # fmt: skip
    assert read[keys[hidden]].creators == sheets.ANONYMOUS
    assert dict(sheets.read([keys[named]], with_text=False))[keys[named]].text == ""
