"""What failed is read again: in its place, from where it lies, with its number."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from fanlight.accounts.viewers import OPERATOR, Viewer
from fanlight.changes.models import AuditEntry
from fanlight.imports import detect as detection
from fanlight.imports import reading, tasks
from fanlight.imports.actions import jobs
from fanlight.imports.actions.retries import retry
from fanlight.imports.files import SourceFile
from fanlight.imports.models import ImportJob
from fanlight.kernel.errors import Conflict
from fanlight.kernel.library import Library
from fanlight.works.manuscript import Source
from fanlight.works.models import Work
from tests.factories import manuscript
from tests.samples import write as samples

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]
ODD = Source("archiveofourown.org", "9", "https://archiveofourown.org/works/9")
SEVEN = Source("archiveofourown.org", "7", "https://archiveofourown.org/works/7")


def stumbling(real: Callable[..., object]) -> Callable[..., object]:
    def detect(file: SourceFile) -> object:
        if b"Odd" in file.data:
            raise KeyError("a bug, mended later")
        return real(file)

    return detect


def run_next() -> ImportJob:
    job = jobs.claim()
    assert job is not None
    tasks.run(job)
    return job


def outcomes(job: ImportJob) -> list[tuple[int, str, str]]:
    return list(job.files.order_by("number").values_list("number", "name", "outcome"))


def test_files_by_path_are_read_again_where_they_lie(write: Write) -> None:
    story = samples.ao3_html(manuscript(title="Mended", source=SEVEN))
    paths = [write("a.html", b""), write("b.html", samples.ao3_html(manuscript())), write("c.html", b"")]
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=paths, claimed=True)
    tasks.run(job)
    before = outcomes(job)
    write("a.html", story)
    paths[2].unlink()
    again = retry(by=OPERATOR, key=job.key, claimed=True)
    assert (again.files_total, again.files_done) == (3, 1)
    tasks.run(again)
    assert outcomes(job) == [(0, "a.html", "imported"), before[1], (2, "c.html", "failed")]
    assert job.files.get(number=2).said == "There is no file of this name."
    again.refresh_from_db()
    assert (again.files_total, again.files_done, again.works_in, again.state) == (3, 3, 2, "done")
    assert Work.objects.filter(title="Mended").exists()
    assert AuditEntry.objects.filter(verb="import.retried", detail={"files": 2}).exists()


def test_uploads_and_members_of_zips_are_still_at_hand(
    owner_viewer: Viewer, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("good.html", samples.ao3_html(manuscript()))
        archive.writestr("bad.html", b"")
        archive.writestr("odd.html", samples.ao3_html(manuscript(title="Odd", source=ODD)))
    key = jobs.begin(by=owner_viewer, origin="a test")
    jobs.receive(by=owner_viewer, key=key, name="all.zip", chunks=[buffer.getvalue()])
    jobs.finish_receiving(by=owner_viewer, key=key)
    with monkeypatch.context() as patched:
        patched.setattr(reading, "detect", stumbling(detection.detect))
        job = run_next()
    assert [outcome for _, _, outcome in outcomes(job)] == ["opened", "imported", "failed", "failed"]
    retry(by=owner_viewer, key=key, number=3)
    run_next()
    assert [outcome for _, _, outcome in outcomes(job)] == ["opened", "imported", "failed", "imported"]
    assert len(list((library.incoming / key).iterdir())) == 1, "something of it failed still"


def test_a_running_import_is_left_alone(write: Write) -> None:
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=[write("a.html", b"")])
    with pytest.raises(Conflict):
        retry(by=OPERATOR, key=job.key)
