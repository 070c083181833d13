"""The button that tries again."""

import pytest
from django.test import Client
from django.utils import timezone

from fanlight.imports.models import ImportFile, ImportJob
from tests.web.documents import find, find_all, read


@pytest.fixture
def job(db: None) -> ImportJob:
    now = timezone.now()
    job = ImportJob.objects.create(
        key="j0b", state="done", origin="a test", made_at=now, finished_at=now, files_total=3, files_done=3
    )
    for number, said in enumerate(["This is a PDF.", "It breaks off.", "This is a PDF."]):
        ImportFile.objects.create(
            job=job, number=number, name=f"{number}.x", location="x", outcome="failed", said=said, tries=2
        )
    return job


def waiting() -> list[int]:
    return list(ImportFile.objects.filter(outcome="waiting", said="", tries=0).values_list("number", flat=True))


@pytest.mark.parametrize(
    ("form", "expected"), [({}, [0, 1, 2]), ({"reason": "This is a PDF."}, [0, 2]), ({"number": "1"}, [1])]
)
def test_all_or_a_reason_or_one(owners: Client, job: ImportJob, form: dict[str, str], expected: list[int]) -> None:
    answer = owners.post("/import/j0b/retry/", form)
    assert (answer.status_code, answer["Location"]) == (303, "/import/j0b/")
    job.refresh_from_db()
    assert (waiting(), job.state, job.files_done) == (expected, "queued", 3 - len(expected))


def test_the_buttons_say_which(owners: Client, job: ImportJob) -> None:
    root = read(owners.get("/import/j0b/?outcome=failed"))
    assert find(root, "form", id="again").get("action") == "/import/j0b/retry/"
    buttons = [(b.get("name"), b.get("value")) for b in find_all(root, "button", form="again")]
    assert buttons == [
        ("reason", "This is a PDF."), ("reason", "It breaks off."), ("number", "0"), ("number", "1"), ("number", "2"),
    ]  # fmt: skip


def test_nothing_to_try_and_odd_questions(owners: Client, readers: Client, job: ImportJob) -> None:
    assert readers.post("/import/j0b/retry/").status_code == 403
    assert owners.get("/import/j0b/retry/").status_code == 405
    assert owners.post("/import/zzz/retry/").status_code == 404
    assert owners.post("/import/j0b/retry/", {"number": "x"}).status_code == 400
    assert owners.post("/import/j0b/retry/", {"reason": "another"}).status_code == 409
    ImportJob.objects.update(state="running")
    assert owners.post("/import/j0b/retry/").status_code == 409
    assert waiting() == []
