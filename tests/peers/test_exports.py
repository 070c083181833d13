"""What others see of our books: calibre, FanFicFare, and whoever reads AO3's downloads."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from fanficfare import epubutils  # type: ignore[import-untyped]

from fanlight.exports.formats import epub, html
from fanlight.imports.files import SourceFile
from fanlight.imports.formats import ao3_epub, ao3_html
from fanlight.kernel.html import plain
from fanlight.works.manuscript import Manuscript
from tests.samples import carried, stories
from tests.samples.exported import edition

META = shutil.which("ebook-meta")
WORK = stories.BY_NAME["eight chapters"]

pytestmark = pytest.mark.peer


@pytest.mark.skipif(META is None, reason="calibre is not on this machine")
def test_calibre_reads_title_authors_series_tags_language_and_cover(tmp_path: Path) -> None:
    m = replace(WORK, series=(replace(WORK.series[0], title="Keepers & Co", position=2.5),))
    (tmp_path / "book.epub").write_bytes(epub.write(edition(m)))
    command = [str(META), "book.epub", "--get-cover", "cover.png"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True)
    told = dict(line.split(" : ", 1) for line in done.stdout.splitlines() if " : " in line)
    said = {label.strip(): value.strip() for label, value in told.items()}
    assert said["Title"] == m.title
    assert said["Author(s)"].startswith(m.creators[0].name)
    assert said["Series"] == "Keepers & Co #2.5"
    assert said["Tags"] == ", ".join(tag.name for tag in m.tags)
    assert said["Languages"] == "eng"
    assert m.source is not None
    assert said["Identifiers"] == f"url:{m.source.url}"
    assert (tmp_path / "cover.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.filterwarnings("ignore")
def test_fanficfare_knows_the_story_and_its_chapters_so_that_it_can_bring_new_ones(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(epub.write(edition(WORK)))
    assert WORK.source is not None
    assert epubutils.get_dcsource_chaptercount(str(path)) == (WORK.source.url, len(WORK.chapters))


@pytest.mark.parametrize("name", [name for name in stories.BY_NAME if name != "pictured"])
def test_whoever_reads_ao3_s_pages_reads_ours(name: str) -> None:
    m = stories.BY_NAME[name]
    file = SourceFile("story.html", html.write(edition(m)))
    assert ao3_html.FORMAT.detect(file)
    read, expected = ao3_html.FORMAT.parse(file).manuscript, carried.by_html(m)
    assert _bare(read) == _bare(expected)
    assert [c.text for c in read.chapters] == [c.text for c in expected.chapters]
    assert {label: read.extras.get(label) for label in expected.extras} == expected.extras
    assert _heads(read) == _heads(m)


@pytest.mark.parametrize("name", ["eight chapters", "co-creators", "many series", "Chinese", "long tags"])
def test_whoever_reads_ao3_s_e_books_reads_ours(name: str) -> None:
    m = stories.BY_NAME[name]
    file = SourceFile("story.epub", epub.write(edition(m)))
    assert ao3_epub.FORMAT.detect(file)
    read = ao3_epub.FORMAT.parse(file).manuscript
    assert (read.title, read.series, read.source) == (m.title, m.series, m.source)
    assert _bare(read).creators == _bare(m).creators
    assert set(read.tags) == set(m.tags)
    assert [plain(c.text) for c in read.chapters] == [plain(c.text) for c in m.chapters]
    assert _heads(read) == _heads(m)


def _bare(m: Manuscript) -> Manuscript:
    """Give what stands around the text; addresses may be escaped or not."""
    creators = tuple(replace(c, url=unquote(c.url) if c.url else None) for c in m.creators)
    return replace(m, chapters=(), extras={}, creators=creators)


def _heads(m: Manuscript) -> list[tuple[str | None, ...]]:
    return [(c.title, c.summary and plain(c.summary), c.notes and plain(c.notes)) for c in m.chapters]
