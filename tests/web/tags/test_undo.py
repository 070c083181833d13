"""Taking a decision back on a page."""

from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.tags.actions import synonyms
from tests.web.documents import find, has, read, words


def test_undo_and_what_stands_in_its_way(wranglers: Client, readers: Client, written, crown, tag) -> None:
    written("freeform:Fog", "freeform:foggy")
    crown("freeform:Fog")
    first = synonyms.merge(tag=tag("freeform:foggy"), name="Fog", by=OPERATOR)
    later = synonyms.merge(tag=tag("freeform:Fog"), name="Mist", by=OPERATOR)
    assert readers.post(f"/tags/log/{first.key}/undo/").status_code == 403
    answer = read(wranglers.post(f"/tags/log/{first.key}/undo/", {"next": "/tags/log/"}, follow=True))
    assert "stands in the way" in words(find(answer, "div", class_="messages"))
    assert has(answer, "a", href=f"/tags/log/?key={later.key}")
    wranglers.post(f"/tags/log/{later.key}/undo/")
    answer = read(wranglers.post(f"/tags/log/{first.key}/undo/", {"next": "/tags/log/"}, follow=True))
    assert "Undone: “foggy” is what it was." in words(find(answer, "div", class_="messages"))
    assert tag("freeform:foggy").synonym_of is None
    assert wranglers.post("/tags/log/nosuchkey0/undo/").status_code == 404
    assert wranglers.get(f"/tags/log/{first.key}/undo/").status_code == 405
