"""Deleting for good, asked twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports import tasks
from fanlight.imports.actions.undo import begin_undo
from fanlight.kernel.library import Library
from tests.web.documents import find, has, read, words
from tests.web.imports.test_undo import bring, work

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_is_asked_twice(
    owners: Client, readers: Client, write: Callable[[str, bytes], Path], library: Library
) -> None:
    job = bring(write, 1, 1, "2021-03-09")
    address = f"/import/{job.key}/purge/"
    assert "No files of this import are kept" in words(read(owners.get(address)))
    tasks.run(begin_undo(by=OPERATOR, key=job.key, claimed=True))
    assert readers.post(address, {"sure": "yes"}).status_code == 403
    first = read(owners.get(address))
    assert words(find(first, "ul", class_="plan")).startswith("1 file goes; all that are kept hold ")
    assert not has(first, "input", name="sure")
    second = read(owners.post(address))
    assert words(find(second, "h1")) == "For good?"
    assert find(second, "input", name="sure").get("value") == "yes"
    assert len(list(library.originals.names())) == 1, "two questions, and no answer yet"
    answer = owners.post(address, {"sure": "yes"})
    assert answer["Location"] == f"/import/{job.key}/"
    work(owners)
    assert list(library.originals.names()) == []
    assert "None of its files are kept." in words(read(owners.get(f"/import/{job.key}/")))
    assert owners.post(address, {"sure": "yes"}).status_code == 409
