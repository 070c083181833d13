"""A report to take away."""

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from fanlight.imports.models import ImportFile, ImportJob


@pytest.fixture
def job(db: None) -> ImportJob:
    job = ImportJob.objects.create(
        key="j0b", state="done", origin="a test", by_name="orla", made_at=timezone.now(), files_total=4, seconds=2.5
    )
    given: tuple[dict[str, Any], ...] = (
        {"outcome": "imported", "name": "=cmd|'/c calc'!A1", "title": '+1, "quoted"\nand more', "work_key": "abc"},
        {"outcome": "updated", "name": "b.html", "work_key": "abd", "changes": {"new_chapters": [2, 3]}},
        {"outcome": "failed", "name": "@c.html", "said": "It breaks off."},
        {"outcome": "duplicate", "name": "d.html", "work_key": "abc"},
        {"outcome": "opened", "name": "zip.zip"},
    )
    for number, fields in enumerate(given):
        ImportFile.objects.create(job=job, number=number, location="x", **fields)
    return job


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.streaming
    assert answer["Content-Disposition"].startswith('attachment; filename="import-j0b.')
    return b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]


def test_as_csv_it_holds_every_line_and_no_formula(owners: Client, job: ImportJob) -> None:
    text = body(owners, "/import/j0b/report.csv")
    assert text.startswith("\ufeff"), "so that a spreadsheet reads UTF-8"
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["file"] for row in rows] == ["'=cmd|'/c calc'!A1", "b.html", "'@c.html", "d.html"]
    assert rows[0]["title"] == '\'+1, "quoted"\nand more'
    assert (rows[1]["new chapters"], rows[2]["said"], rows[2]["number"]) == ("2 3", "It breaks off.", "2")


def test_as_json_it_is_what_the_command_line_prints(owners: Client, job: ImportJob) -> None:
    report = json.loads(body(owners, "/import/j0b/report.json"))
    assert (report["import"], report["state"], report["files"], report["seconds"]) == ("j0b", "done", 4, 2.5)
    assert report["updated"] == [
        {
            "number": 1,
            "file": "b.html",
            "key": "abd",
            "new_chapters": [2, 3],
            "changed_chapters": [],
            "kept_removed": [],
        }
    ]
    assert report["failed"] == [{"number": 2, "file": "@c.html", "error": "It breaks off."}]
    assert report["duplicates"] == [{"number": 3, "file": "d.html", "key": "abc"}]
    assert (report["refused"], report["review"]) == ([], [])


def test_a_part_of_it(owners: Client, job: ImportJob) -> None:
    assert body(owners, "/import/j0b/report.csv?outcome=failed").count("\n") == 2
    report = json.loads(body(owners, "/import/j0b/report.json?words=html"))
    assert (len(report["updated"]), len(report["failed"]), report["files"]) == (1, 1, 3)


def test_odd_questions(owners: Client, readers: Client, job: ImportJob) -> None:
    assert owners.get("/import/j0b/report.pdf").status_code == 404
    assert owners.get("/import/zzz/report.csv").status_code == 404
    assert owners.get("/import/zzz/report.json").status_code == 404
    assert owners.get("/import/j0b/report.csv?outcome=nonsense").status_code == 400
    assert readers.get("/import/j0b/report.csv").status_code == 403
