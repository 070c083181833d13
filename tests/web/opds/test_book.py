"""A book's file."""

import io
import zipfile

from django.test import Client

from tests.web.opds.conftest import EReader


def test_it_is_the_work_as_epub_and_the_same_each_time(ereader: EReader, make_work) -> None:
    key = make_work(title="Beacon: a/story")
    answer = ereader.ask(f"/opds/books/{key}.epub")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/epub+zip")
    assert 'filename="Beacon_ a_story.epub"' in answer["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        assert book.read("mimetype") == b"application/epub+zip"
    assert ereader.ask(f"/opds/books/{key}.epub").content == answer.content


def test_what_is_not_there_and_what_may_not_be_seen_are_the_same(ereader: EReader, guest: Client, make_work) -> None:
    key = make_work(title="Beacon")
    assert ereader.ask("/opds/books/0000000000.epub").status_code == 404
    assert guest.get(f"/opds/books/{key}.epub").status_code == 401
