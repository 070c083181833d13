"""Where files are dropped."""

from collections.abc import Callable
from pathlib import Path

from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from fanlight.accounts.viewers import OPERATOR, Viewer
from fanlight.imports.actions import jobs, watches
from tests.web.documents import find, find_all, has, read, words


def test_files_can_be_sent_without_a_script(owners: Client) -> None:
    form = find(read(owners.get("/import/")), "form", class_="drop")
    assert (form.get("method"), form.get("action"), form.get("enctype")) == (
        "post", "/import/receive/", "multipart/form-data",
    )  # fmt: skip
    box = find(form, "input", type="file")
    assert (box.get("name"), "multiple" in box.attrib) == ("files", True)
    assert words(find(form, "button")) == "Send them"


def test_the_demo_is_offered_while_nothing_is_here(owners: Client, make_work: Callable[..., str]) -> None:
    assert has(read(owners.get("/import/")), "form", action="/import/demo/")
    make_work()
    assert not has(read(owners.get("/import/")), "form", action="/import/demo/")


def test_earlier_imports_are_listed(
    owners: Client, owner_viewer: Viewer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keys = [jobs.begin(by=owner_viewer, origin=f"from {name}") for name in ("a shelf", "a drawer")]
    items = list(find_all(find(read(owners.get("/import/")), "ol", class_="jobs"), "li"))
    assert [find(item, "a").get("href") for item in items] == [f"/import/{key}/" for key in reversed(keys)]
    assert "today · from a drawer" in words(items[0])


def test_watched_folders_are_shown(owners: Client, settings: Settings) -> None:
    assert not has(read(owners.get("/import/")), "section", class_="watched")
    settings.FANLIGHT_WATCH = [Path("/srv/fic"), Path("/srv/later")]
    row = watches.claim(by=OPERATOR, folder=Path("/srv/fic"))
    assert row is not None
    watches.note(row, said="It is not there at the moment.", growing=2)
    root = read(owners.get("/import/"))
    first, second = find_all(find(root, "section", class_="watched"), "li")
    assert words(find(first, "b")) == "/srv/fic"
    for said in ("last look ", "0 files taken today", "2 not at rest yet", "It is not there at the moment."):
        assert said in words(first)
    assert "Nobody looks after it at the moment" in words(second)


def test_a_reader_may_not_import(readers: Client) -> None:
    answer = readers.get("/import/")
    assert answer.status_code == 403
    assert "Only the owner may bring works into this library." in words(read(answer))
    assert not has(read(readers.get("/")), "a", href="/import/")
