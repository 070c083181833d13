"""A work as a file to be saved."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from fanlight.exports.making import FORMATS
from fanlight.imports.book import open_book
from fanlight.imports.detect import detect
from fanlight.imports.files import SourceFile
from fanlight.kernel.library import Library
from fanlight.works.manuscript import Tag
from fanlight.works.models import Work
from tests import factories
from tests.samples import stories
from tests.web.documents import find, find_all, read, words

QUICK = [name for name, found in FORMATS.items() if not found.is_slow]


@pytest.fixture
def path(library: Library, db: None) -> str:
    return f"/works/{factories.accept(stories.BY_NAME['eight chapters']).key}/"


@pytest.mark.parametrize("form", QUICK)
def test_it_comes_to_be_saved_and_is_never_shown(owners: Client, path: str, form: str) -> None:
    answer = owners.get(f"{path}download/{form}/")
    assert answer.status_code == 200
    assert answer["Content-Type"] == FORMATS[form].media_type
    assert answer["Content-Disposition"] == f'attachment; filename="The Keeper\'s Ledger.{form}"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"].startswith("private")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ночь у моря", "filename*=utf-8''%D0%9D%D0%BE%D1%87%D1%8C%20%D1%83%20%D0%BC%D0%BE%D1%80%D1%8F."),
        ("灯塔", "filename*=utf-8''%E7%81%AF%E5%A1%94."), ("🕯️", "filename*=utf-8''%F0%9F%95%AF%EF%B8%8F."),
        ('Say "Hello"\r\nX: y', 'filename="Say _Hello_X_ y.'), ("-leading dash", 'filename="-leading dash.'),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("library")
def test_whatever_it_is_called(owners: Client, title: str, name: str) -> None:
    key = factories.accept(factories.manuscript(title=title)).key
    for form in QUICK:
        answer = owners.get(f"/works/{key}/download/{form}/")
        assert answer.status_code == 200
        assert f"attachment; {name}{form}" in answer["Content-Disposition"]


def test_what_comes_out_goes_in_as_it_was(readers: Client, path: str) -> None:
    file = SourceFile("x.epub", readers.get(f"{path}download/epub/").content)
    assert detect(file).parse(file).manuscript == stories.BY_NAME["eight chapters"]


def test_a_browser_that_has_it_is_not_sent_it_again(owners: Client, path: str) -> None:
    first = owners.get(f"{path}download/html/")
    again = owners.get(f"{path}download/html/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_file_is_made_once_and_never_stale(
    owners: Client, path: str, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = owners.get(f"{path}download/txt/").content
    kept = [p for p in (library.cache / "exports").rglob("*") if p.is_file()]
    assert len(kept) == 1
    kept[0].write_bytes(kept[0].read_bytes().replace(b"Keeper", b"KEEPER"))
    assert b"KEEPER" in owners.get(f"{path}download/txt/").content
    kept[0].write_bytes(b"broken")
    assert owners.get(f"{path}download/txt/").content == first
    factories.accept(factories.manuscript())

    Work.objects.filter(title="The Keeper's Ledger").update(title="Renamed")
    assert owners.get(f"{path}download/txt/").content.startswith(b"Renamed")


def test_some_chapters_alone(owners: Client, path: str) -> None:
    book = open_book(owners.get(f"{path}download/epub/?first=2&last=3").content)
    assert [name for name in book.spine if "chapter" in name] == ["EPUB/chapter2.xhtml", "EPUB/chapter3.xhtml"]
    assert owners.get(f"{path}download/epub/?first=99").status_code == 400
    assert owners.get(f"{path}download/epub/?first=x&last=").status_code == 200


@pytest.mark.parametrize("form", ["docx", "EPUB", "epub.exe", "x" * 80])
def test_there_is_no_such_format(owners: Client, path: str, form: str) -> None:
    assert owners.get(f"{path}download/{form}/").status_code == 404


def test_a_work_that_is_not_here_and_one_not_to_be_seen_look_alike(owners: Client, guest: Client, path: str) -> None:
    assert owners.get("/works/0000000000/download/epub/").status_code == 404
    for address in (f"{path}download/epub/", "/works/0000000000/download/epub/"):
        answer = guest.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/sign-in/")


def test_guests_of_an_open_library_take_single_works_once_they_are_of_age(
    guest: Client, path: str, settings: Settings
) -> None:
    settings.FANLIGHT_OPEN = True
    assert guest.get(f"{path}download/epub/").status_code == 200
    for form in (name for name, found in FORMATS.items() if found.is_slow):
        assert guest.get(f"{path}download/{form}/").status_code == 404
    assert "/download/pdf/" not in guest.get(path).content.decode()
    assert guest.get("/works/download/epub/").status_code == 302
    assert "/works/download/" not in guest.get("/works/").content.decode()
    grown = factories.accept(factories.manuscript(title="Grown", tags=(Tag("rating", "Mature"),))).key
    assert guest.get(f"/works/{grown}/download/epub/")["Location"].startswith("/gate/")
    guest.post("/gate/", {"next": "/"})
    assert guest.get(f"/works/{grown}/download/epub/").status_code == 200


def test_the_work_s_page_offers_every_format(owners: Client, path: str, make_work: Callable[..., str]) -> None:
    root = read(owners.get(path))
    assert [words(e) for e in find_all(root, "summary", class_="button")] == ["Download"]
    offered = [a.get("href") for a in find_all(root, "a") if "/download/" in (a.get("href") or "")]
    assert set(offered) >= {f"{path}download/{form}/" for form in QUICK}
    assert find(root, "input", name="last").get("max") == "8"
