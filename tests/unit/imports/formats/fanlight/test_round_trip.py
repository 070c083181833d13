"""What Fanlight exports comes back as it was: of any work, to the letter."""

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from fanlight.exports.books import book_of
from fanlight.exports.editions import Edition
from fanlight.exports.formats import epub, html
from fanlight.exports.formats import json as json_format
from fanlight.exports.making import format_of
from fanlight.imports import anthologies
from fanlight.imports.archives import open_archive
from fanlight.imports.detect import detect, is_zip_of_files
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.reading import read
from fanlight.works.manuscript import Manuscript
from tests.samples import stories
from tests.samples.exported import counted, edition, whole_manuscripts
from tests.samples.pictures import PICTURES

WRITERS: dict[str, Callable[[Edition], bytes]] = {
    "fanlight-epub": epub.write, "fanlight-html": html.write, "fanlight-json": json_format.manuscript,
}  # fmt: skip
SLOW = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def again(name: str, m: Manuscript) -> Parsed:
    file = SourceFile("story.any", WRITERS[name](edition(m)))
    found = detect(file)
    assert found.name == name
    return found.parse(file)


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("story", stories.BY_NAME)
def test_every_story_comes_back(name: str, story: str) -> None:
    assert again(name, stories.BY_NAME[story]).manuscript == stories.BY_NAME[story]


@pytest.mark.parametrize("name", WRITERS)
@SLOW
@given(m=whole_manuscripts())
def test_any_work_comes_back(name: str, m: Manuscript) -> None:
    assert again(name, counted(m)).manuscript == counted(m)


@pytest.mark.parametrize("name", ["fanlight-epub", "fanlight-html"])
def test_pictures_come_back_with_the_work(name: str) -> None:
    found = again(name, stories.BY_NAME["pictured"]).pictures
    shown = {
        sha256: data for sha256, data in PICTURES.items() if sha256 in json.dumps(str(stories.BY_NAME["pictured"]))
    }
    assert found == shown
    assert shown


def test_a_manuscript_is_zipped_with_its_pictures_and_comes_back_with_them() -> None:
    made = format_of("json").make(edition(stories.BY_NAME["pictured"]))
    assert made.suffix == ".zip"
    file = SourceFile("story.zip", made.data)
    assert not is_zip_of_files(file)
    found = detect(file)
    assert found.name == "fanlight-json"
    parsed = found.parse(file)
    assert parsed.manuscript == stories.BY_NAME["pictured"]
    assert dict(parsed.pictures) == again("fanlight-epub", stories.BY_NAME["pictured"]).pictures


def test_a_book_of_several_works_is_taken_apart_into_them() -> None:
    works = [stories.BY_NAME[name] for name in ("eight chapters", "pictured", "Chinese")]
    made = book_of([edition(m) for m in works], format_of("epub"), title="A Shelf")
    anthology = anthologies.find(open_archive(made.data))
    assert anthology is not None
    sources = [SourceFile("x.epub", anthology.book(part.folder), place=part.place) for part in anthology.parts]
    readings = [read(source) for source in sources]
    assert [reading.format for reading in readings] == ["fanlight-epub"] * 3
    assert [reading.parsed.manuscript for reading in readings if reading.parsed] == works
    assert readings[1].parsed
    assert readings[1].parsed.pictures == again("fanlight-epub", works[1]).pictures


def test_the_same_work_gives_the_same_bytes() -> None:
    m = stories.BY_NAME["eight chapters"]
    assert epub.write(edition(m)) == epub.write(edition(m))
