"""Bringing in again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports import tasks
from fanlight.imports.actions.undo import begin_undo
from fanlight.imports.models import ImportJob
from fanlight.kernel.library import Library
from fanlight.works.models import Work
from tests.web.documents import read, words
from tests.web.imports.test_undo import bring, work

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_new_import_of_the_kept_files(
    owners: Client, readers: Client, write: Callable[[str, bytes], Path], library: Library
) -> None:
    job = bring(write, 1, 1, "2021-03-09")
    key = Work.objects.get().key
    assert owners.post(f"/import/{job.key}/again/").status_code == 409, "it is not undone"
    tasks.run(begin_undo(by=OPERATOR, key=job.key, claimed=True))
    assert readers.post(f"/import/{job.key}/again/").status_code == 403
    answer = owners.post(f"/import/{job.key}/again/")
    again = ImportJob.objects.get(again_of=job)
    assert (answer.status_code, answer["Location"]) == (303, f"/import/{again.key}/")
    work(owners)
    assert Work.objects.get().key == key, "under its old address"
    assert "It is in again. brought in again" in words(read(owners.get(f"/import/{job.key}/")))
    assert owners.get(f"/import/{job.key}/again/").status_code == 405
