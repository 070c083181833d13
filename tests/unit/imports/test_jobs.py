"""Jobs: a batch comes in whole or not at all, bad files cost themselves only, a job killed goes on where it stopped."""

import io
import os
import socket
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError

from fanlight.accounts.viewers import GUEST, OPERATOR, Viewer, viewer_of
from fanlight.changes import tables
from fanlight.imports import detect as detection
from fanlight.imports import reading, reports, tasks
from fanlight.imports.actions import jobs
from fanlight.imports.models import ImportFile, ImportJob
from fanlight.imports.selectors.files import list_files
from fanlight.imports.selectors.jobs import get_job, list_jobs
from fanlight.kernel.errors import Conflict, NotFound, Refused
from fanlight.kernel.library import Library
from fanlight.works.actions import works
from fanlight.works.manuscript import Chapter, Source, Tag
from fanlight.works.models import Original, Work
from fanlight.works.selectors.originals import get_original, get_picture
from tests.factories import manuscript
from tests.samples import write as samples
from tests.samples.pictures import LAMP, reference

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]


def story(number: int, **fields: object) -> bytes:
    source = Source("archiveofourown.org", str(number), f"https://archiveofourown.org/works/{number}")
    return samples.ao3_html(manuscript(title=f"Story {number}", source=source, **fields))


def bundle(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def run(*paths: Path) -> ImportJob:
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=paths, claimed=True)
    tasks.run(job)
    return job


def outcomes(job: ImportJob) -> dict[str, str]:
    return dict(job.files.order_by("number").values_list("name", "outcome"))


def test_a_folder_comes_in_and_the_originals_are_kept_byte_for_byte(write: Write, library: Library) -> None:
    data = {f"deep/er/{n}.html": story(n) for n in range(3)}
    paths = [write(f"fics/{name}", content) for name, content in data.items()]
    job = run(paths[0].parents[2])
    assert set(outcomes(job).values()) == {"imported"}
    assert (job.state, job.files_done, job.files_total, job.works_in) == ("done", 3, 3, 3)
    for file in job.files.all():
        stored = get_original(OPERATOR, key=file.work_key, sha256=file.sha256)
        assert stored.path.read_bytes() == data[file.name.removeprefix("fics/")]
        assert stored.path.is_relative_to(library.originals.root)
    assert all(path.exists() for path in paths)


def test_the_same_bytes_and_the_same_source_are_said_and_never_doubled(write: Write) -> None:
    first = write("a.html", story(1))
    same_bytes = write("b.html", first.read_bytes())
    same_source = write("c.html", first.read_bytes().replace(b"</html>", b"</html> "))
    job = run(first, same_bytes, same_source)
    key = Work.objects.get().key
    assert outcomes(job) == {"a.html": "imported", "b.html": "duplicate", "c.html": "same-source"}
    assert {file.work_key for file in job.files.all()} == {key}
    again = run(first, same_bytes, same_source)
    assert set(outcomes(again).values()) == {"duplicate"}, "each of the three is kept, so each is known"
    assert get_original(OPERATOR, key=key, sha256=job.files.get(name="c.html").sha256).path.exists()
    assert Work.objects.count() == 1


def test_bad_files_cost_themselves_only(write: Write) -> None:
    files = {
        "good.html": story(1),
        "empty.html": b"",
        "picture.html": LAMP,
        "noise.epub": os.urandom(500),
        "cut.epub": write_epub()[:400],
        "cover.png": LAMP,
        "good-too.html": story(2),
    }
    job = run(*(write(name, data) for name, data in files.items()), Path("/nowhere/at-all.html"))
    assert outcomes(job) == {
        "good.html": "imported",
        "empty.html": "failed",
        "picture.html": "failed",
        "noise.epub": "failed",
        "cut.epub": "failed",
        "cover.png": "skipped",
        "good-too.html": "imported",
        "at-all.html": "failed",
    }
    for file in job.files.filter(outcome="failed"):
        assert file.said.endswith(".")
        assert file.said[0].isupper()


def write_epub() -> bytes:
    return samples.ao3_epub(manuscript(title="A Book"))


def test_a_parser_s_own_mistake_costs_one_file(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    real = detection.detect

    def stumble(file: object) -> object:
        if b"Story 2" in file.data:  # type: ignore[attr-defined]
            raise KeyError("a bug")
        return real(file)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "detect", stumble)
    job = run(*(write(f"{n}.html", story(n)) for n in (1, 2, 3)))
    assert list(outcomes(job).values()) == ["imported", "failed", "imported"]
    assert "KeyError" in job.files.get(outcome="failed").said


def test_a_work_the_tables_refuse_costs_one_file(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    real = works.accept_many

    def refuse(incoming: list, *, by: Viewer) -> list[Work]:
        made = real(incoming, by=by)
        if any(item.manuscript.title == "Story 2" for item in incoming):
            raise IntegrityError("no")
        return made

    monkeypatch.setattr(tasks, "accept_many", refuse)
    job = run(*(write(f"{n}.html", story(n)) for n in (1, 2, 3)))
    assert list(outcomes(job).values()) == ["imported", "failed", "imported"]
    assert set(Work.objects.values_list("title", flat=True)) == {"Story 1", "Story 3"}
    assert (job.files_done, job.works_in) == (3, 2)


def test_a_zip_is_opened_and_each_member_is_a_file(write: Write) -> None:
    inner = {
        "one.html": story(1),
        "folder/two.html": story(2),
        "folder/": b"",
        "__MACOSX/._x": b"junk",
        "bad.html": b"",
    }
    job = run(write("all.zip", bundle(**inner)))
    assert outcomes(job) == {
        "all.zip": "opened",
        "all.zip › one.html": "imported",
        "all.zip › folder/two.html": "imported",
        "all.zip › bad.html": "failed",
    }
    assert (job.files_total, job.files_done) == (4, 4)


@pytest.mark.parametrize("data", [bundle(), bundle(**{".DS_Store": b""}), bundle(**{"a.html": b"x" * 5000})[:-30]])
def test_an_empty_or_broken_zip_fails_as_a_whole(write: Write, data: bytes) -> None:
    job = run(write("all.zip", data), write("good.html", story(1)))
    assert list(outcomes(job).values()) == ["failed", "imported"]


def test_a_refused_work_leaves_nothing(write: Write, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.conf.settings.FANLIGHT_REFUSE", ["freeform:Forbidden Thing"])
    tags = (Tag("fandom", "F"), Tag("freeform", "forbidden THING"))
    job = run(write("no.html", story(1, tags=tags)), write("yes.html", story(2)))
    refused = job.files.get(name="no.html")
    assert (refused.outcome, refused.said, refused.sha256, refused.title) == (
        "refused", "freeform:forbidden THING", "", "",
    )  # fmt: skip
    assert Work.objects.get().title == "Story 2"
    assert len(list(library.originals.names())) == 1


def test_the_shipped_policy_refuses_either_wording_of_the_warning(write: Write) -> None:
    for number, wording in enumerate(("Underage", "Underage Sex")):
        job = run(write(f"{number}.html", story(number, tags=(Tag("fandom", "F"), Tag("warning", wording)))))
        assert list(outcomes(job).values()) == ["refused"]
    assert not Work.objects.exists()


def test_pictures_are_kept_and_shown_to_those_who_may_see_the_work(write: Write) -> None:
    text = f'<p>Look: <img src="{reference(LAMP)}" alt="a lamp"></p>'
    job = run(write("book.epub", samples.ao3_epub(manuscript(chapters=(Chapter(1, text=text),)))))
    assert list(outcomes(job).values()) == ["imported"]
    picture = Original.objects.get(role="picture")
    assert get_picture(OPERATOR, sha256=picture.sha256).path.read_bytes() == LAMP
    with pytest.raises(NotFound):
        get_picture(GUEST, sha256=picture.sha256)


def test_a_job_whose_worker_died_goes_on_where_it_stopped(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "BATCH_FILES", 2)
    paths = [write(f"{n}.html", story(n)) for n in range(7)]
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=paths, claimed=True)
    runner = tasks.Runner(job)
    runner.step()
    runner.close()
    assert Work.objects.count() == 2
    assert jobs.claim() is None, "this process lives, so nobody takes its job"
    ImportJob.objects.update(worker=f"{socket.gethostname()}:999999999:dead")
    taken = jobs.claim()
    assert taken is not None
    assert taken.interrupted == 1
    tasks.run(taken)
    assert Work.objects.count() == 7
    assert (taken.files_done, taken.state) == (7, "done")


def test_a_file_that_kills_its_worker_is_left_out_at_last(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    real = detection.detect

    def kill(file: object) -> object:
        if b"Story 1" in file.data:  # type: ignore[attr-defined]
            raise Killed
        return real(file)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "detect", kill)
    jobs.begin_paths(by=OPERATOR, origin="a test", paths=[write(f"{n}.html", story(n)) for n in range(3)])
    deaths = 0
    while (job := jobs.claim()) is not None:
        try:
            tasks.run(job)
        except Killed:
            deaths += 1
            ImportJob.objects.update(worker=f"{socket.gethostname()}:999999999:dead")
    assert deaths == 3
    assert outcomes(ImportJob.objects.get()) == {"0.html": "imported", "1.html": "failed", "2.html": "imported"}


def test_an_update_in_a_batch_that_is_rolled_back_is_made_all_the_same(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(write("a.html", story(1)))
    real, failures = tables.update_rows, [DatabaseError("once")]

    def flaky(*given: object) -> None:
        if failures:
            raise failures.pop()
        real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(tasks, "update_rows", flaky)
    job = run(write("b.html", story(1, summary="<p>Edited.</p>")), write("c.html", story(2)))
    assert outcomes(job) == {"b.html": "updated", "c.html": "imported"}
    assert Work.objects.get(title="Story 1").summary == "<p>Edited.</p>"


def test_a_stopped_worker_gives_its_job_back(write: Write) -> None:
    jobs.begin_paths(by=OPERATOR, origin="a test", paths=[write("a.html", story(1))])
    job = jobs.claim()
    assert job is not None
    tasks.run(job, until=lambda: True)
    assert (job.state, job.files_done) == ("queued", 0)


def test_uploads_wait_until_all_are_there_and_are_cleared_away(library: Library, owner_viewer: Viewer) -> None:
    key = jobs.begin(by=owner_viewer, origin="the page")
    jobs.receive(by=owner_viewer, key=key, name="fics/../a.html", chunks=[story(1)[:100], story(1)[100:]])
    jobs.receive(by=owner_viewer, key=key, name="all.zip", chunks=[bundle(**{"b.html": story(2), "bad": b""})])
    jobs.receive(by=owner_viewer, key=key, name="bad.html", chunks=[b""])
    jobs.receive(by=owner_viewer, key=key, name="fics/.DS_Store", chunks=[b"junk"])
    assert jobs.claim() is None
    jobs.finish_receiving(by=owner_viewer, key=key)
    with pytest.raises(Conflict):
        jobs.receive(by=owner_viewer, key=key, name="late.html", chunks=[])
    job = jobs.claim()
    assert job is not None
    tasks.run(job)
    assert sorted(outcomes(job).values()) == ["failed", "failed", "imported", "imported", "opened"]
    kept = "what could not be read can be had back: the file, and the zip that the other came in"
    assert len(list((library.incoming / key).iterdir())) == 2, kept
    view = get_job(owner_viewer, key=key)
    assert (view.percent, view.is_done, view.by, view.outcomes["imported"]) == (100, True, "orla", 2)


def test_a_failed_upload_leaves_nothing(library: Library, owner_viewer: Viewer) -> None:
    key = jobs.begin(by=owner_viewer, origin="the page")

    def broken() -> Iterator[bytes]:
        yield b"begins"
        raise OSError(28, "No space left on device")

    with pytest.raises(Refused, match="No space left"):
        jobs.receive(by=owner_viewer, key=key, name="a.html", chunks=broken())
    assert not list((library.incoming / key).iterdir())
    assert get_job(owner_viewer, key=key).files_total == 0


def test_only_an_owner_imports_and_sees_imports(reader: object, owner_viewer: Viewer, write: Write) -> None:
    job = run(write("a.html", story(1)))
    for viewer in (GUEST, viewer_of(reader)):  # type: ignore[arg-type]
        with pytest.raises(Refused):
            jobs.begin(by=viewer, origin="x")
        with pytest.raises(NotFound):
            get_job(viewer, key=job.key)
        assert list_jobs(viewer) == []
    assert [line.outcome for line in list_files(owner_viewer, key=job.key).lines] == ["imported"]


def test_a_preview_does_nothing(write: Write) -> None:
    known = write("known.html", story(1))
    run(known)
    verdicts = tasks.preview([known, write("new.html", story(2)), write("bad.html", b"")])
    lines = reports.lines_of_verdicts(verdicts)
    assert [line.outcome for line in lines] == ["duplicate", "imported", "failed"]
    assert Work.objects.count() == 1
    assert ImportFile.objects.count() == 1
