"""A file that could not be read is had back."""

import io
import zipfile

import pytest
from django.test import Client

from fanlight.accounts.viewers import Viewer
from fanlight.imports import tasks
from fanlight.imports.actions import jobs
from fanlight.imports.models import ImportFile
from fanlight.kernel.library import Library

pytestmark = pytest.mark.django_db(transaction=True)


def test_uploads_and_what_was_in_them(owners: Client, readers: Client, owner_viewer: Viewer, library: Library) -> None:
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("in/side.html", b"%PDF no story")
        archive.writestr("other.html", b"%PDF none either")
    key = jobs.begin(by=owner_viewer, origin="a test")
    for name, data in {"cut.epub": b"PK\x03\x04 and no more", "all.zip": bundle.getvalue()}.items():
        jobs.receive(by=owner_viewer, key=key, name=name, chunks=[data])
    jobs.finish_receiving(by=owner_viewer, key=key)
    job = jobs.claim()
    assert job is not None
    tasks.run(job)
    numbers = dict(ImportFile.objects.filter(outcome="failed").values_list("name", "number"))
    expected = {"cut.epub": b"PK\x03\x04 and no more", "all.zip › in/side.html": b"%PDF no story"}
    for name, data in expected.items():
        answer = owners.get(f"/import/{key}/files/{numbers[name]}/")
        assert b"".join(answer) == data
        assert answer["Content-Disposition"].startswith("attachment; filename=")
        assert "sandbox" in answer["Content-Security-Policy"]
    assert readers.get(f"/import/{key}/files/0/").status_code == 403
    for path in (library.incoming / key).iterdir():
        path.unlink()
    assert owners.get(f"/import/{key}/files/0/").status_code == 404
    assert owners.get(f"/import/{key}/files/99/").status_code == 404


def test_a_file_by_its_path_stays_where_it_lies(owners: Client, owner_viewer: Viewer, tmp_path: object) -> None:
    job = jobs.begin_paths(by=owner_viewer, origin="a test", paths=[jobs.DEMO.with_name("no such file")], claimed=True)
    tasks.run(job)
    assert job.files.get().outcome == "failed"
    assert owners.get(f"/import/{job.key}/files/0/").status_code == 404
