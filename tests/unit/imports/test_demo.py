"""The demo: every file is there as it would be written today, and reading it gives back the work it was made from."""

from collections import Counter
from dataclasses import replace

import pytest

from fanlight.imports.detect import FORMATS, detect
from fanlight.imports.files import Parsed, SourceFile
from fanlight.kernel.html import clean_content, clean_summary
from tests.samples.demo import bare
from tests.samples.demo.forms import Entry
from tests.samples.demo.pictures import PICTURES
from tests.samples.demo.shelves import SHELF
from tests.samples.eras import ERAS
from tests.samples.make_demo import FOLDER, contents

MOST_BYTES = 2_500_000

each = pytest.mark.parametrize("entry", SHELF, ids=lambda entry: entry.file_name)


def read(entry: Entry) -> Parsed:
    file = SourceFile(entry.file_name, (FOLDER / entry.file_name).read_bytes())
    found = detect(file)
    assert found.name == entry.form.format
    return found.parse(file)


@each
def test_file_is_up_to_date(entry: Entry) -> None:
    shipped = (FOLDER / entry.file_name).read_bytes()
    assert contents(shipped) == contents(entry.data()), "run: python -m tests.samples.make_demo"


def test_nothing_else_is_in_the_folder() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted([*(e.file_name for e in SHELF), bare.NAME])
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST_BYTES


@each
def test_file_gives_back_its_work(entry: Entry) -> None:
    parsed = read(entry)
    assert replace(parsed.manuscript, findings=()) == entry.expected()
    expected = {
        "epub": ["pages-left-out"],  # a page of rights, a title page and contents, which are no part of the story
        "fanficfare-html": ["tags-split-guess"],  # names stand in lists joined by commas
        "fanficfare-txt": ["tags-split-guess"],
    }
    assert [finding.rule for finding in parsed.manuscript.findings] == expected.get(entry.form.format, [])


@each
def test_file_brings_the_pictures_that_its_work_shows(entry: Entry) -> None:
    shown = {sha: data for sha, data in PICTURES.items() if any(sha in c.text for c in entry.work.chapters)}
    assert read(entry).pictures == shown


@each
def test_what_is_written_is_clean_already(entry: Entry) -> None:
    m = entry.work
    for chapter in m.chapters:
        for html in (chapter.text, chapter.notes, chapter.end_notes):
            assert html is None or clean_content(html) == html
    for html in (m.summary, *(c.summary for c in m.chapters)):
        assert html is None or clean_summary(html) == html


def test_demo_shows_every_format_and_every_era() -> None:
    waiting = {"text", "html"}  # what is cut waits for its owner to look at it: of that there is one, below
    notes = {"fanficfare-json"}  # says something of a work that comes in another file
    ours = {"fanlight-epub", "fanlight-html", "fanlight-json"}  # nobody has them before they export something
    assert {entry.form.format for entry in SHELF} == {known.name for known in FORMATS} - waiting - notes - ours
    labels = {entry.form.label for entry in SHELF}
    assert labels >= {f"AO3 HTML, {era}" for era in ERAS}
    assert labels >= {"AO3 EPUB", "AO3 EPUB, up to 2019-01", "EPUB 2", "EPUB 3"}
    assert labels >= {"FanFicFare EPUB 2", "FanFicFare EPUB 2, as a table", "FanFicFare EPUB 3"}


def test_a_bare_text_shows_what_a_review_is_for() -> None:
    file = SourceFile(bare.NAME, (FOLDER / bare.NAME).read_bytes())
    assert file.data == bare.data(), "run: python -m tests.samples.make_demo"
    assert detect(file).name == "text"
    parsed = detect(file).parse(file)
    assert parsed.salvaged is not None
    work = parsed.manuscript
    assert (work.title, [creator.name for creator in work.creators]) == ("Two Bells for Fog", ["longwatch"])
    assert [chapter.title for chapter in work.chapters] == ["The First Bell", "The Second Bell", None]
    assert [series.title for series in work.series] == ["Keepers of Farrow Rock"]
    found = {decision.kind for decision in parsed.salvaged.decisions if decision.is_open}
    assert found >= {"tag", "repair", "planned", "text"}
    assert {d.kind for d in parsed.salvaged.decisions} >= {"scene break", "tidy", "paragraph"}


def test_demo_is_for_everybody() -> None:
    ratings = {tag.name for entry in SHELF for tag in entry.work.tags if tag.kind == "rating"}
    assert ratings == {"General Audiences", "Teen And Up Audiences", "Not Rated", "K", "K+"}
    warnings = {tag.name for entry in SHELF for tag in entry.work.tags if tag.kind == "warning"}
    assert warnings == {
        "No Archive Warnings Apply",
        "Creator Chose Not To Use Archive Warnings",
        "Choose Not To Use Archive Warnings",
        "Major Character Death",
    }


def test_demo_has_works_of_every_shape() -> None:
    works = [entry.work for entry in SHELF]
    assert 36 <= len(works) <= 48
    sources = [work.source for work in works if work.source]
    assert len(set(sources)) == len(sources) < len(works)
    assert {work.language for work in works} == {"en", "fr", "ar", "zh"}
    assert max(work.counts.words or 0 for work in works) > 8_000
    assert {(len(work.chapters), work.planned_chapters) for work in works} >= {(3, 8), (2, None), (4, 4), (9, 12)}
    assert Counter(len(work.series) for work in works)[2] == 1
    assert any(work.anonymous for work in works)
    assert any(len(work.creators) > 1 for work in works)
    assert {"orphan_account"} <= {creator.login for work in works for creator in work.creators}
    assert {"author", "archivist"} == {creator.role for work in works for creator in work.creators}
