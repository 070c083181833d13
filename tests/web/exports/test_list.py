"""What a list holds, as a zip."""

import io
import zipfile
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.test import Client

from fanlight.accounts.models import User
from fanlight.accounts.viewers import OPERATOR, viewer_of
from fanlight.kernel.library import Library
from fanlight.reading.actions import filters
from fanlight.web.exports import files, turns
from fanlight.web.works import finding
from fanlight.works.actions import trash
from fanlight.works.models import Work
from tests import factories
from tests.web.documents import find_all, read, words


@pytest.fixture
def _works(library: Library, db: None) -> None:
    for n in range(3):
        factories.accept(factories.manuscript(title=f"Work {n}"))


pytestmark = pytest.mark.usefixtures("_works")


def names(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        return [name.rpartition("/")[2] for name in archive.namelist()]


def hang_up(answer: Any) -> None:
    """Do what a server does when nobody reads any more; the connection to the database is the test's."""
    request_finished.disconnect(close_old_connections)
    try:
        answer.close()
    finally:
        request_finished.connect(close_old_connections)


def test_all_pages_of_the_list_in_its_order(owners: Client) -> None:
    assert names(owners.get("/works/download/txt/?q=sort:<title")) == ["Work 0.txt", "Work 1.txt", "Work 2.txt"]
    assert names(owners.get("/works/download/epub/?q=title:1")) == ["Work 1.epub"]


def test_what_the_reader_s_rules_hide_stays_out_unless_it_is_shown(owners: Client, owner: User) -> None:
    filters.save(by=viewer_of(owner), name="no ones", text="title:1", hides=True)
    assert sorted(names(owners.get("/works/download/txt/"))) == ["Work 0.txt", "Work 2.txt"]
    assert len(names(owners.get("/works/download/txt/?hidden=show"))) == 3


def test_a_question_of_which_a_part_cannot_be_read_takes_nothing(owners: Client) -> None:
    assert owners.get("/works/download/txt/?q=words:x").status_code == 400
    assert "/download/" not in owners.get("/works/?q=words:x").content.decode()


def test_a_long_list_gives_its_first_works(owners: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_WORKS", 2)
    assert len(names(owners.get("/works/download/txt/"))) == 2
    page = owners.get("/works/").content.decode()
    assert "download the first 2" in page
    assert "fanlight export" in page
    assert "fanlight export" not in owners.get("/works/?q=title:1").content.decode()


def test_keys_are_looked_up_as_they_are_needed(owners: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "KEYS_AT_ONCE", 2)
    answer = owners.get("/works/download/txt/?q=sort:<title")
    trash.delete(key=Work.objects.get(title="Work 1").key, by=OPERATOR)
    assert names(answer) == ["Work 0.txt", "Work 2.txt"], "and what is gone meanwhile is passed over"


def test_long_downloads_leave_threads_for_reading(owners: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONG", 2)
    held = [owners.get("/works/download/txt/") for _ in range(turns.AT_ONCE)]
    full = owners.get("/works/download/txt/?q=title:work")
    assert full.status_code == 409
    command = "fanlight export --query title:work --of orla -o FOLDER"
    assert "long downloads are being made already, and the rest of Fanlight is for reading. " in words(read(full))
    assert command in words(read(full))
    assert len(names(owners.get("/works/download/txt/?q=title:1"))) == 1, "a short one waits for nothing"
    hang_up(held[0])
    assert len(names(owners.get("/works/download/txt/"))) == 3, "nobody waits any more for the first"
    assert len(names(held[1])) == 3
    assert len(names(owners.get("/works/download/txt/"))) == 3, "the second has ended"


def test_the_page_offers_what_it_shows(owners: Client) -> None:
    root = read(owners.get("/works/?q=title:1"))
    offered = [a.get("href") or "" for a in find_all(root, "a") if "/download/" in (a.get("href") or "")]
    assert len(names(owners.get(offered[0]))) == 1


def test_a_guest_gets_nothing(guest: Client) -> None:
    assert guest.get("/works/download/txt/").status_code == 302
    assert guest.get("/works/download/nothing/").status_code == 302
