"""One filter: opened by its link, changed by its buttons."""

import pytest
from django.test import Client

from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of
from fanlight.reading.actions import filters
from fanlight.reading.models import SavedFilter
from tests.web.documents import read, words


@pytest.fixture
def path(owner: User) -> str:
    filters.save(name="foggy", text="freeform:Fog", by=viewer_of(owner))
    saved = filters.save(name="Long", text="words:>50k filter:foggy", by=viewer_of(owner))
    return f"/filters/{saved.key}/"


def test_a_shared_one_opens_for_others_with_all_that_it_is_made_of(owners: Client, readers: Client, path: str) -> None:
    assert owners.get(path)["Location"] == "/works/?q=words:%3E50k+filter:foggy"
    assert readers.get(path).status_code == 404
    owners.post(path, {"do": "share"})
    assert readers.get(path)["Location"] == "/works/?q=freeform:Fog+words:%3E50k"
    owners.post(path, {"do": "unshare"})
    assert readers.get(path).status_code == 404


def test_its_buttons(owners: Client, path: str) -> None:
    key = path.split("/")[2]
    for act, field, value in (
        ("pin", "is_pinned", True), ("unpin", "is_pinned", False), ("hide", "hides", True), ("show", "hides", False),
    ):  # fmt: skip
        assert owners.post(path, {"do": act})["Location"] == "/filters/"
        assert getattr(SavedFilter.objects.get(key=key), field) is value
    owners.post(path, {"do": "rename", "name": "Longer"})
    assert SavedFilter.objects.get(key=key).name == "Longer"
    assert "already" in words(read(owners.post(path, {"do": "rename", "name": "FOGGY"}, follow=True)))
    assert "cannot be done" in words(read(owners.post(path, {"do": "nonsense"}, follow=True)))
    said = words(read(owners.post(path, {"do": "delete"}, follow=True)))
    assert "“Longer” is gone. It was: words:>50k filter:foggy" in said
    assert not SavedFilter.objects.filter(key=key).exists()


def test_nobody_else_s_buttons_do_anything(readers: Client, path: str) -> None:
    assert readers.post(path, {"do": "delete"}).status_code == 404
    assert SavedFilter.objects.count() == 2
