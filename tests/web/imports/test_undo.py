"""Undoing, asked for on a page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports import tasks
from fanlight.imports.actions import jobs
from fanlight.imports.models import ImportJob
from fanlight.kernel.library import Library
from fanlight.works.manuscript import Chapter, Source
from fanlight.works.models import Work
from tests.factories import manuscript
from tests.samples import write as samples
from tests.web.documents import find, has, read, words

pytestmark = pytest.mark.django_db(transaction=True)
Write = Callable[[str, bytes], Path]


def bring(write: Write, number: int, texts: int, day: str) -> ImportJob:
    source = Source("archiveofourown.org", str(number), f"https://archiveofourown.org/works/{number}")
    chapters = tuple(Chapter(n, text=f"<p>Chapter {n} of it.</p>") for n in range(1, texts + 1))
    story = manuscript(title=f"Story {number}", source=source, chapters=chapters, updated=day)
    path = write(f"{number} {day}.html", samples.ao3_html(story))
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=[path], claimed=True)
    tasks.run(job)
    return job


def work(client: Client) -> None:
    job = jobs.claim()
    assert job is not None
    tasks.run(job)


def test_it_is_said_asked_and_done(owners: Client, readers: Client, write: Write, library: Library) -> None:
    job = bring(write, 1, 1, "2021-03-09")
    assert readers.get(f"/import/{job.key}/undo/").status_code == 403
    root = read(owners.get(f"/import/{job.key}/undo/"))
    assert words(find(root, "ul", class_="plan")) == "1 work that it brought goes, with its chapters and tags."
    assert not has(root, "input", name="changed")
    assert Work.objects.count() == 1, "nothing is done by looking"
    answer = owners.post(f"/import/{job.key}/undo/")
    assert (answer.status_code, answer["Location"]) == (303, f"/import/{job.key}/")
    assert "0 of 1 work undone" in words(read(owners.get(f"/import/{job.key}/")))
    work(owners)
    assert not Work.objects.exists()
    assert owners.post(f"/import/{job.key}/undo/").status_code == 409
    assert "nothing of this import" in words(read(owners.get(f"/import/{job.key}/undo/")))
    assert owners.get("/import/zzz/undo/").status_code == 404


def test_a_text_that_was_withdrawn_says_so(owners: Client, write: Write, library: Library) -> None:
    path = write("a.txt", b"Chapter 1\n\nThe lamp was lit. It burned.\n\nChapter 2\n\nNobody came.\n")
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=[path], claimed=True)
    tasks.run(job)
    review = job.files.get().review_key
    owners.post(f"/import/{job.key}/undo/")
    work(owners)
    root = read(owners.get(f"/import/reviews/{review}/"))
    assert "Its import was undone today." in words(root)
    assert has(root, "a", href=f"/import/{job.key}/")


def test_what_was_updated_since_is_the_person_s_to_decide(owners: Client, write: Write, library: Library) -> None:
    job = bring(write, 1, 1, "2021-03-09")
    later = bring(write, 1, 2, "2022-01-01")
    root = read(owners.get(f"/import/{job.key}/undo/"))
    assert "1 work that it brought was updated by a later import: Story 1" in words(find(root, "fieldset"))
    assert find(root, "input", name="changed", value="keep").get("checked") is not None
    assert "becomes what it was" in words(read(owners.get(f"/import/{later.key}/undo/")))
    owners.post(f"/import/{job.key}/undo/", {"changed": "remove"})
    work(owners)
    assert not Work.objects.exists()
