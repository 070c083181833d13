"""The page of a chapter's versions."""

from collections.abc import Callable

from django.test import Client

from tests.web.documents import find, find_all, has, read, words
from tests.web.works.test_chapter import follow, three

MakeWork = Callable[..., str]


def test_versions_are_listed_the_newest_first(owners: Client, readers: Client, make_work: MakeWork) -> None:
    key = make_work(**three())
    follow(key)
    address = f"/works/{key}/chapters/1/versions/"
    now = read(owners.get(f"/works/{key}/chapters/1/"))
    assert address in {a.get("href") for a in find_all(now, "a")}
    lines = list(find_all(find(read(owners.get(address)), "ol", class_="history-list"), "li"))
    assert "as it is now" in words(lines[0])
    assert "as it came first" in words(lines[1])
    assert [has(line, "button") for line in lines] == [False, True]
    assert not has(find(read(readers.get(address)), "ol", class_="history-list"), "button")


def test_no_such_chapter(owners: Client, make_work: MakeWork) -> None:
    key = make_work()
    assert owners.get(f"/works/{key}/chapters/7/versions/").status_code == 404
    assert owners.get("/works/2222222222/chapters/1/versions/").status_code == 404
    assert "as it came first" in words(read(owners.get(f"/works/{key}/chapters/1/versions/")))
