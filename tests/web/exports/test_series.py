"""A series as one book, or as a zip."""

import io
import zipfile
from typing import Any

import pytest
from django.test import Client

from fanlight.imports.book import open_book
from fanlight.kernel.library import Library
from fanlight.works.manuscript import SeriesPlace
from fanlight.works.models import Series
from tests import factories
from tests.web.documents import find_all, read


@pytest.fixture
def path(library: Library, db: None) -> str:
    for n in (2, 1):
        place = SeriesPlace("Keepers: of the Light", float(n), "https://archiveofourown.org/series/9")
        factories.accept(factories.manuscript(title=f"Part {n}", series=(place,)))
    return f"/series/{Series.objects.get().key}/"


def joined(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_one_book_has_its_works_in_order(owners: Client, path: str) -> None:
    answer = owners.get(f"{path}download/book/")
    assert answer["Content-Disposition"] == 'attachment; filename="Keepers_ of the Light.epub"'
    book = open_book(answer.content)
    titles = [entry.title for entry in book.toc if entry.depth == 1]
    assert titles == ["Keepers: of the Light", "Part 1", "Part 2"]


def test_a_zip_has_a_file_for_each(owners: Client, path: str) -> None:
    with zipfile.ZipFile(io.BytesIO(joined(owners.get(f"{path}download/txt/")))) as archive:
        assert archive.namelist() == ["01 Part 1.txt", "02 Part 2.txt"]


@pytest.mark.parametrize("form", ["pdf", "docx", "azw3"])
def test_what_takes_too_long_for_many_is_not_offered(owners: Client, path: str, form: str) -> None:
    assert owners.get(f"{path}download/{form}/").status_code == 404


def test_nobody_else_learns_of_it(guest: Client, owners: Client, path: str) -> None:
    assert guest.get(f"{path}download/book/").status_code == 302
    assert owners.get("/series/0000000000/download/book/").status_code == 404


def test_the_page_offers_it(owners: Client, path: str) -> None:
    offered = [a.get("href") for a in find_all(read(owners.get(path)), "a") if "/download/" in (a.get("href") or "")]
    assert offered[:2] == [f"{path}download/book/", f"{path}download/epub/"]
