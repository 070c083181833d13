"""FanFicFare's notes on a story say of it what its book says, its text apart."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports.detect import detect
from fanlight.imports.files import SourceFile
from fanlight.imports.reading import read
from fanlight.works.manuscript import Counts, Creator, Manuscript, SeriesPlace, Source, Tag
from tests.factories import manuscript
from tests.samples.write_notes import notes

AO3 = "https://archiveofourown.org"
WORK = manuscript(
    title="The Keeper's Ledger & Other <Logs>",
    creators=(Creator("marrow", "marrow_writes", f"{AO3}/users/marrow_writes/pseuds/marrow"),),
    source=Source("archiveofourown.org", "2000", f"{AO3}/works/2000"),
    series=(SeriesPlace("Keepers of the Light", 4.0, f"{AO3}/series/15"),),
    tags=(
        Tag("rating", "Teen And Up Audiences"),
        Tag("warning", "No Archive Warnings Apply"),
        Tag("category", "Gen"),
        Tag("fandom", "Ledgers, Logs & Letters - A. Reed"),
        Tag("relationship", "Ada & Tomas"),
        Tag("character", "Ada"),
        Tag("freeform", "Bread, and How to Bake It"),
        Tag("freeform", "Slow Burn"),
    ),
    counts=Counts(words=1456, kudos=1234),
)


def parsed(data: bytes) -> Manuscript:
    found = read(SourceFile("a.json", data))
    assert (found.format, found.failure) == ("fanficfare-json", "")
    assert found.parsed is not None
    assert not found.parsed.has_text
    return found.parsed.manuscript


def test_everything_but_the_text_is_there() -> None:
    found = parsed(notes(WORK))
    assert found.chapters == ()
    assert set(found.tags) == set(WORK.tags)
    assert found == replace(
        WORK, chapters=(), tags=found.tags, findings=(), extras={}, counts=Counts(words=1456, kudos=1234)
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_what_a_shell_saved_is_read_too(encoding: str) -> None:
    text = notes(WORK).decode()
    assert parsed(text.encode(encoding)).source == WORK.source


def test_a_site_that_nobody_knows_is_known_by_its_number_there() -> None:
    source = Source("tales.example", "77", "https://tales.example/view?story=77")
    assert parsed(notes(replace(WORK, source=source))).source == source


@pytest.mark.parametrize(
    "data",
    [
        notes(WORK)[:-40],
        notes(WORK) + notes(WORK),
        notes(WORK, storyUrl=""),
        notes(WORK, storyUrl=7),
        notes(WORK).replace(b'"zchapters":', b'"zchapters":' + b"[" * 100_000),
    ],
)
def test_what_is_broken_says_so(data: bytes) -> None:
    found = read(SourceFile("a.json", data))
    assert (found.format, found.parsed) == ("fanficfare-json", None)
    assert found.failure.endswith(".")


@pytest.mark.parametrize("data", [b"{}", b"[1]", json.dumps({"storyUrl": "x"}).encode(), b"{" * 5000])
def test_other_json_is_not_theirs(data: bytes) -> None:
    assert read(SourceFile("a.json", data)).format != "fanficfare-json"


def test_hostile_values_are_cleaned_cut_or_left_out() -> None:
    evil = '<script>alert(1)</script><p onclick="x()">Fog.</p>'
    found = parsed(
        notes(
            WORK,
            **dict.fromkeys(("title", "author", "authorHTML", "series", "rating", "publisher", "language"), evil),
            description=evil,
            subject_tags=[evil, 7, None, ["x"]] + [f"tag {n}" for n in range(1000)],
            kudos={"a": 1},
            genre=", ".join(f"tag {n}" for n in range(1000)),
            warnings="\x00\x1b[31m bell\x07",
            seriesUrl="javascript:alert(1)",
        )
    )
    assert found.summary == "<p>Fog.</p>"
    assert found.counts.kudos is None
    assert len(found.tags) >= 1000
    assert all(place.url is None for place in found.series)
    assert parsed(notes(WORK, title="x" * 20_000)).title == "x" * 10_000


@given(
    st.dictionaries(st.sampled_from(sorted(json.loads(notes(WORK)))), st.text(max_size=50) | st.none() | st.integers())
)
def test_whatever_stands_in_them_the_reading_ends_well(more: dict[str, object]) -> None:
    source = SourceFile("a.json", notes(WORK, **more))
    assert detect(source).name == "fanficfare-json"
    found = read(source)
    assert found.parsed is not None or found.failure.endswith(".")
    assert "fault of ours" not in found.failure
