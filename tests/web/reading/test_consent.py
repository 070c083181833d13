"""Being told before a chapter, and what may be done then."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from fanlight.accounts.models import User
from fanlight.accounts.viewers import OPERATOR, viewer_of
from fanlight.reading.actions.lists import list_tag
from fanlight.reading.models import ListedTag
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.taggings import set_tags
from fanlight.works.actions.works import Incoming
from fanlight.works.manuscript import Chapter, Tag
from tests import factories
from tests.web.documents import find, has, read, text_of, words
from tests.web.works.forewarned import press, read_on

MakeWork = Callable[..., str]
DEATH, STORMS = Tag("warning", "Major Character Death"), Tag("freeform", "Storms at Sea")
CHAPTERS = (
    Chapter(1, text="<p>The quay lay still.</p>"),
    Chapter(2, text="<p>The kettle sang.</p>", summary="<p>They have tea.</p>"),
    Chapter(3, text="<p>The mast came down.</p>", end_notes="<p>Sorry about the mast.</p>"),
    Chapter(4, text="<p>Home again, all but one.</p>", summary="<p>A homecoming.</p>"),
)


@pytest.fixture
def key(make_work: MakeWork) -> str:
    key = make_work(chapters=CHAPTERS, end_notes="<p>The end of the tale.</p>")
    set_tags(key=key, lists={4: [DEATH, STORMS]}, by=OPERATOR, said="Please read the tags. There is a happy ending.")
    return key


def test_it_says_so_first_and_the_text_is_not_there(readers: Client, reader: User, key: str) -> None:
    list_tag(kind="freeform", name="storms at sea", does=ListedTag.Does.WARN, by=viewer_of(reader))
    answer = readers.get(f"/works/{key}/chapters/4/")
    box = find(read(answer), "section", class_="forewarning")
    assert "This chapter adds Major Character Death and Storms at Sea to the work." in words(box)
    assert "Storms at Sea is on your list." in words(box)
    assert "“Please read the tags. There is a happy ending.” — operator" in words(box)
    for text in ("all but one", "end of the tale", "A homecoming"):
        assert text not in text_of(answer)
    page = read_on(readers, key, 4)
    assert "all but one" in words(page)
    assert "end of the tale" in words(page)
    assert not has(page, "section", class_="forewarning")
    assert "all but one" in text_of(readers.get(f"/works/{key}/whole/"))


def test_the_summary_instead(readers: Client, key: str) -> None:
    first = read(readers.get(f"/works/{key}/chapters/4/"))
    assert find(first, "a", href="?instead=summary") is not None
    answer = readers.get(f"/works/{key}/chapters/4/?instead=summary")
    assert "A homecoming." in words(find(read(answer), "section", class_="instead"))
    assert "all but one" not in text_of(answer)
    assert has(read(answer), "section", class_="forewarning")


def test_a_chapter_without_a_summary_is_skipped(readers: Client, key: str) -> None:
    set_tags(key=key, lists={3: [DEATH]}, by=OPERATOR)
    answer = readers.get(f"/works/{key}/chapters/3/")
    assert "about the mast" not in text_of(answer)
    box = find(read(answer), "section", class_="forewarning")
    assert has(box, "a", href=f"/works/{key}/chapters/4/")
    assert not has(box, "a", href="?instead=summary")


def test_the_chapter_before_it_says_what_comes(readers: Client, key: str) -> None:
    page = read(readers.get(f"/works/{key}/chapters/3/"))
    assert "asked before it: Major Character Death" in words(find(page, "p", class_="ahead"))
    assert "about the mast" in words(page)
    read_on(readers, key, 4)
    assert not has(read(readers.get(f"/works/{key}/chapters/3/")), "p", class_="ahead")


def test_on_one_page_it_is_said_in_its_place(readers: Client, key: str) -> None:
    answer = readers.get(f"/works/{key}/whole/")
    page = read(answer)
    assert "mast came down" in words(page)
    assert "all but one" not in text_of(answer)
    assert "end of the tale" not in text_of(answer)
    assert has(find(page, "section", id="chapter-4"), "section", class_="forewarning")
    answer = press(readers, page)
    assert answer["Location"] == f"/works/{key}/whole/#chapter-4"
    assert "all but one" in text_of(readers.get(f"/works/{key}/whole/"))


def test_an_earlier_version_is_no_way_around_it(readers: Client, key: str) -> None:
    assert "all but one" not in text_of(readers.get(f"/works/{key}/chapters/4/versions/1/"))


def test_nor_is_what_changed_in_it(readers: Client, key: str) -> None:
    chapters = (*CHAPTERS[:3], replace(CHAPTERS[3], text="<p>Home again, with the mast in tow.</p>"))
    revise(key=key, incoming=Incoming(factories.manuscript(chapters=chapters, updated="2024-01-01")), by=OPERATOR)
    set_tags(key=key, lists={4: [DEATH]}, by=OPERATOR)
    path = f"/works/{key}/chapters/4/versions/2/changes/"
    assert readers.get(path)["Location"] == f"/works/{key}/chapters/4/"
    read_on(readers, key, 4)
    assert "in tow" in text_of(readers.get(path))


def test_nor_is_a_passage_in_a_list(readers: Client, key: str) -> None:
    def passage(text: str) -> str:
        page = read(readers.get("/works/", {"q": text}))
        assert has(page, "a", href=f"/works/{key}/")
        return words(find(page, "blockquote")) if has(page, "blockquote") else ""

    assert "mast came down" in passage("mast")
    for text in ('"home again"', "tale"):
        assert passage(text) in ("", "Two pilots, one boat, and a bell.")
    read_on(readers, key, 4)
    assert "Home again" in passage('"home again"')
    assert "end of the tale" in passage("tale")


def test_what_the_work_gained_is_told_whatever_is_opened(readers: Client, key: str) -> None:
    readers.get(f"/works/{key}/chapters/1/")
    own = [Tag("rating", "Mature"), DEATH]
    set_tags(key=key, lists={None: own}, by=OPERATOR, said="I had to change the rating.")
    for path in (f"/works/{key}/chapters/2/", f"/works/{key}/whole/"):
        answer = readers.get(path)
        said = words(find(read(answer), "section", class_="forewarning"))
        assert "Since you last read, the work has gained Major Character Death." in said
        assert "has been rated Mature." in said
        assert "“I had to change the rating.”" in said
        assert "kettle sang" not in text_of(answer)
    assert "kettle sang" in words(read_on(readers, key, 2))
    assert "quay lay still" in text_of(readers.get(f"/works/{key}/chapters/1/"))


def test_what_a_browser_fetches_ahead_is_not_read(readers: Client, key: str) -> None:
    readers.get(f"/works/{key}/chapters/1/", headers={"Sec-Purpose": "prefetch;prerender"})
    set_tags(key=key, lists={None: [DEATH]}, by=OPERATOR)
    assert "quay lay still" in text_of(readers.get(f"/works/{key}/chapters/1/"))  # never read: it was on the card


def test_whoever_stops_there_sees_the_work_no_more(readers: Client, key: str, make_work: MakeWork) -> None:
    make_work(title="Another")
    answer = press(readers, read(readers.get(f"/works/{key}/chapters/4/")), "hide")
    assert answer["Location"] == "/works/"
    page = read(readers.get("/works/"))
    assert "1 work" in words(find(page, "div", class_="standing"))
    assert "hidden by your filters: 1" in words(page)
    assert not has(page, "a", href=f"/works/{key}/")
    assert has(read(readers.get("/works/?hidden=show")), "a", href=f"/works/{key}/")
    assert not has(find(read(readers.get("/")), "main"), "a", href=f"/works/{key}/")


@pytest.mark.parametrize("fields", [{"tag": "x"}, {"until": "-1"}, {"chapter": "²"}, {"tag": "9" * 40}])
def test_a_form_that_was_tampered_with(readers: Client, key: str, fields: dict[str, str]) -> None:
    answer = readers.post(f"/works/{key}/consent/", {"chapter": "4", "until": "1", "tag": "1", **fields})
    assert answer.status_code == 400
    assert "all but one" not in text_of(readers.get(f"/works/{key}/chapters/4/"))


def test_only_what_was_shown_is_accepted(readers: Client, key: str) -> None:
    page = read(readers.get(f"/works/{key}/chapters/4/"))
    more = Tag("warning", "Graphic Depictions Of Violence")
    set_tags(key=key, lists={4: [DEATH, STORMS, more]}, by=OPERATOR)
    press(readers, page)
    box = find(read(readers.get(f"/works/{key}/chapters/4/")), "section", class_="forewarning")
    assert "This chapter adds Graphic Depictions Of Violence to the work." in words(box)
