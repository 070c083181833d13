"""What a chapter once said."""

from collections.abc import Callable

from django.test import Client

from tests.web.documents import find, find_all, read, words
from tests.web.works.test_chapter import LONG, follow, three

MakeWork = Callable[..., str]


def test_what_a_chapter_said_before_can_still_be_read(owners: Client, make_work: MakeWork) -> None:
    key = make_work(**three())
    follow(key)
    now = read(owners.get(f"/works/{key}/chapters/1/"))
    assert "Another morning." in words(find(now, "main"))
    (earlier,) = [a.get("href") for a in find_all(now, "a") if "/versions/1" in (a.get("href") or "")]
    then = read(owners.get(str(earlier)))
    assert LONG in words(find(then, "main"))
    assert "This is an earlier version" in words(find(then, "main"))
    assert f"/works/{key}/chapters/1/" in {a.get("href") for a in find_all(find(then, "main"), "a")}
    assert owners.get(f"/works/{key}/chapters/1/versions/9/").status_code == 404
    assert "version" not in words(find(read(owners.get(f"/works/{key}/chapters/3/")), "main"))


def test_an_earlier_version_is_for_members_alone(guest: Client, owners: Client, make_work: MakeWork) -> None:
    key = make_work(**three())
    follow(key)
    assert guest.get(f"/works/{key}/chapters/1/versions/1/").status_code == 302
