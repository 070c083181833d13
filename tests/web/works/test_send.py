"""A work sent to the reader's e-reader."""

import smtplib
from unittest import mock

import pytest
from django.core import mail
from django.test import Client

from fanlight.accounts.models import User
from tests.web.documents import read, words


@pytest.fixture
def post(settings) -> None:
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example.org", "library@example.org"


@pytest.fixture
def path(readers: Client, make_work) -> str:
    return f"/works/{make_work(title='Beacon: a story')}/send/"


@pytest.fixture
def address(readers: Client, post: None) -> str:
    readers.post("/you/devices/", {"do": "mail", "address": " wren@ereader.example "})
    return "wren@ereader.example"


def test_it_goes_to_the_reader_s_own_address(readers: Client, path: str, address: str) -> None:
    assert f"On its way to {address}." in words(read(readers.post(path, follow=True)))
    (sent,) = mail.outbox
    assert (sent.to, sent.from_email, sent.subject) == ([address], "library@example.org", "Beacon: a story")
    name, data, kind = sent.attachments[0]
    assert (name, kind) == ("Beacon_ a story.epub", "application/epub+zip")
    assert data[30:58] == b"mimetypeapplication/epub+zip"


@pytest.mark.usefixtures("post")
def test_without_an_address_it_says_where_to_give_one(readers: Client, path: str) -> None:
    assert "at which address" in words(read(readers.post(path, follow=True)))
    assert not mail.outbox


def test_a_library_without_a_mail_server_sends_nothing(readers: Client, path: str, settings) -> None:
    settings.EMAIL_HOST = ""
    assert readers.post(path).status_code == 403
    assert "Books by mail" not in readers.get("/you/devices/").content.decode()


@pytest.mark.usefixtures("address")
@pytest.mark.parametrize(
    "error", [smtplib.SMTPAuthenticationError(535, b"secret"), ConnectionRefusedError(), TimeoutError()]
)
def test_a_mail_server_that_will_not_is_said_without_its_words(readers: Client, path: str, error: Exception) -> None:
    with mock.patch("django.core.mail.EmailMessage.send", side_effect=error):
        said = words(read(readers.post(path, follow=True)))
    assert "Nothing was sent." in said
    assert "secret" not in said


@pytest.mark.usefixtures("address")
def test_too_much_within_an_hour_and_too_big_a_book_wait(readers: Client, path: str, monkeypatch) -> None:
    monkeypatch.setattr("fanlight.exports.actions.mails.MOST", 1)
    readers.post(path)
    assert "wait a little" in words(read(readers.post(path, follow=True)))
    monkeypatch.setattr("fanlight.exports.actions.mails.MOST", 9)
    monkeypatch.setattr("fanlight.exports.actions.mails.BIGGEST", 9)
    assert "too big for mail" in words(read(readers.post(path, follow=True)))
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("post")
@pytest.mark.parametrize("address", ["wren", "a@b\nBcc: c@d.example", "wren@ereader.example, x@y.example"])
def test_an_address_is_one_address(readers: Client, reader: User, address: str) -> None:
    said = words(read(readers.post("/you/devices/", {"do": "mail", "address": address}, follow=True)))
    assert "is no mail address" in said
    reader.refresh_from_db()
    assert reader.reader_mail == ""


@pytest.mark.usefixtures("address")
def test_what_is_not_there_is_not_sent(readers: Client) -> None:
    assert readers.post("/works/0000000000/send/").status_code == 404
    assert not mail.outbox
