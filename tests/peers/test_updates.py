"""A story that FanFicFare wrote twice: the second file adds chapters, has one changed, and has lost one."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports import tasks
from fanlight.imports.actions import jobs
from fanlight.imports.models import ImportFile
from fanlight.works.models import Chapter, ChapterVersion, Work
from tests.peers.fanficfare_shelf import shelf

pytestmark = [pytest.mark.peer, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]

SHAPE = ("epub_version=2.0",)


CLOCK = re.compile(rb"Timestamp:[0-9: -]+")
"""The test site writes the time into every chapter."""


def book(chapters: str, *, edited: bytes = b"") -> bytes:
    """Give FanFicFare's book of some chapters; one that says `edited` has a paragraph more."""
    buffer = io.BytesIO()
    written = shelf((1,), SHAPE, chapters=chapters)[1]
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            data = CLOCK.sub(b"Timestamp", old.read(info))
            if edited and edited in data and "/file" in info.filename:
                data = data.replace(b"</body>", b"<p>And the bell was rung twice.</p></body>")
            new.writestr(info, data)
    return buffer.getvalue()


def bring(path: Path) -> ImportFile:
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=[path], claimed=True)
    tasks.run(job)
    return job.files.get()


def test_chapters_added_changed_and_gone(write: Write) -> None:
    first = bring(write("first.epub", book("1-6")))
    assert (first.outcome, first.chapters) == ("imported", 6)
    second = bring(write("second.epub", book("2-8", edited=b"Chapter 2, Sinmay")))
    assert second.outcome == "updated"
    expected = {"new_chapters": [7, 8], "changed_chapters": [3], "kept_removed": [1], "returned": []}
    assert {name: second.changes[name] for name in expected} == expected
    work = Work.objects.get()
    rows = list(Chapter.objects.filter(work=work).order_by("position"))
    assert [row.position for row in rows if row.gone_at] == [1]
    assert rows[2].title == "Chapter 2, Sinmay on Kintikin"
    old, new = ChapterVersion.objects.filter(chapter=rows[2]).order_by("number")
    assert "rung twice" in new.text
    assert "rung twice" not in old.text


def test_a_file_with_fewer_chapters_that_is_no_newer_is_kept_and_says_what_it_did(write: Write) -> None:
    bring(write("whole.epub", book("1-6")))
    text = bring(write("text.txt", shelf((1,), (), kind="txt", chapters="1-3")[1]))
    assert text.outcome == "same-source"
    assert Chapter.objects.filter(gone_at=None).count() == 6
    assert Work.objects.get().originals.filter(role="file").count() == 2
