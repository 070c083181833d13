"""Books that were begun on an e-reader."""

import hashlib

import pytest

from fanlight.accounts.models import DeviceKey, User
from fanlight.accounts.viewers import viewer_of
from fanlight.reading.actions.places import keep
from fanlight.reading.rules.documents import document_of_bytes
from tests.web.opds.conftest import EReader

PATH = "/opds/v1/begun/"


@pytest.mark.parametrize("by_name", [False, True])
def test_a_place_that_koreader_kept_brings_the_book_there_until_it_is_read(
    ereader: EReader, reader: User, owner: User, make_work, by_name: bool
) -> None:
    keys = {title: make_work(title=title) for title in ("Beacon", "Gull")}
    assert ereader.page(PATH).titles == []
    answer = ereader.ask(f"/opds/books/{keys['Beacon']}.epub")
    name = answer["Content-Disposition"].partition('filename="')[2].rstrip('"').encode()
    document = hashlib.md5(name, usedforsecurity=False).hexdigest() if by_name else document_of_bytes(answer.content)
    place = {"document": document, "progress": "/body", "device": "Kobo"}
    keep(**place, percentage=0.4, by=viewer_of(reader))
    assert ereader.page(PATH).titles == ["Beacon"]
    keep(**place, percentage=1.0, by=viewer_of(reader))
    keep(**place, percentage=0.4, by=viewer_of(owner))
    assert ereader.page(PATH).titles == []
    assert DeviceKey.objects.get().used_at is not None
