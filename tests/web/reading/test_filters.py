"""One's own filters on a page."""

from django.test import Client

from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of
from fanlight.reading.actions import filters
from tests.web.documents import find, find_all, read, words


def test_saved_ones_and_those_that_hide_stand_apart(owners: Client, owner: User) -> None:
    assert "None yet." in words(read(owners.get("/filters/")))
    filters.save(name="Long", text="words:>50k", by=viewer_of(owner))
    filters.save(name="No storms", text="freeform:Storm", by=viewer_of(owner), hides=True)
    root = read(owners.get("/filters/"))
    saved, hidden = find_all(root, "section")
    assert words(find(saved, "h3")) == "Long"
    assert words(find(hidden, "h3")) == "No storms"
    assert "freeform:Storm" in words(hidden)
    assert words(find(read(owners.get("/you/")), "a", href="/filters/")) != ""


def test_nobody_sees_another_s(readers: Client, owner: User) -> None:
    filters.save(name="Long", text="words:>50k", by=viewer_of(owner), is_pinned=True)
    assert "None yet." in words(read(readers.get("/filters/")))


def test_a_guest_is_asked_to_sign_in(guest: Client) -> None:
    assert guest.get("/filters/").status_code == 302
