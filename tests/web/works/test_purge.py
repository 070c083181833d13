"""Letting a deleted work go for good, after saying what goes and what stays."""

from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.kernel.library import Library
from fanlight.works.actions import trash
from fanlight.works.actions.works import Incoming, Kept, accept
from tests.factories import manuscript
from tests.web.documents import find, has, read, words


def thrown_away(library: Library, **fields: object) -> str:
    data = b"as it came"
    file = Kept(sha256=library.originals.put(data), size=len(data), name="lamp.html", format="html")
    key = accept(Incoming(manuscript=manuscript(**fields), file=file), by=OPERATOR).key
    return trash.delete(key=key, by=OPERATOR).key


def test_it_says_what_goes_and_lets_the_file_stay(owners: Client, library: Library) -> None:
    address = f"/trash/{thrown_away(library)}/purge/"
    page = read(owners.get(address))
    assert "1 chapter of 9 words goes" in words(find(page, "ul", class_="plan"))
    assert "lamp.html is a file of this work alone." in words(page)
    owners.post(address, {"files": "keep"})
    assert len(list(library.originals.names())) == 1
    left = read(owners.get("/trash/"))
    assert "Gone, but for their files" in words(left)
    assert not has(read(owners.get(address)), "input", name="files")
    owners.post(address)
    assert list(library.originals.names()) == []
    assert "There is nothing in the trash." in words(read(owners.get("/trash/")))
    assert owners.post(address).status_code == 404


def test_what_another_work_has_stays(owners: Client, library: Library) -> None:
    first, second = thrown_away(library), thrown_away(library, title="Another")
    assert "lamp.html stays" in words(read(owners.get(f"/trash/{first}/purge/")))
    owners.post(f"/trash/{first}/purge/", {"files": "delete"})
    assert len(list(library.originals.names())) == 1
    owners.post(f"/trash/{second}/purge/", {"files": "delete"})
    assert list(library.originals.names()) == []


def test_it_is_the_owners_alone(readers: Client, library: Library) -> None:
    key = thrown_away(library)
    assert readers.get(f"/trash/{key}/purge/").status_code == 403
    assert readers.post(f"/trash/{key}/purge/").status_code == 403
