"""Made files are kept while there is room, and none is ever another's."""

import os
from dataclasses import replace
from pathlib import Path

from fanlight.exports.cache import Cache
from fanlight.exports.making import format_of
from tests.samples import stories
from tests.samples.exported import edition

WORK = edition(stories.BY_NAME["one-shot"], key="k")
TEXT = format_of("txt")


def test_whatever_goes_into_a_file_is_in_its_digest(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    m = WORK.manuscript
    others = [
        (WORK, replace(TEXT, version=2)), (WORK, format_of("md")), (replace(WORK, total=9), TEXT),
        (replace(WORK, manuscript=replace(m, tags=m.tags[:-1])), TEXT), (replace(WORK, key="other"), TEXT),
        (replace(WORK, manuscript=replace(m, chapters=(replace(m.chapters[0], text="<p>New.</p>"),))), TEXT),
    ]  # fmt: skip
    digests = {cache.make(work, form)[1] for work, form in [(WORK, TEXT), *others]}
    assert len(digests) == len(others) + 1
    assert cache.make(WORK, TEXT)[0] == TEXT.make(WORK)


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, most_bytes=2_500)
    for number in range(3):
        path = tmp_path / "ab" / f"file{number}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x" * 1_000)
        os.utime(path, (number, number))
    cache.shrink()
    assert sorted(p.name for p in tmp_path.glob("*/*")) == ["file1", "file2"]


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert Cache(tmp_path / "file").make(WORK, TEXT)[0] == TEXT.make(WORK)
