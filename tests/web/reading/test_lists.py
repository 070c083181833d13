"""One's own lists on a page, and what they do elsewhere."""

from collections.abc import Callable

from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.tags.actions.links import add_metatag
from fanlight.tags.actions.synonyms import merge
from fanlight.works.actions.taggings import set_tags
from fanlight.works.manuscript import Chapter, Tag
from tests import factories
from tests.web.documents import find, find_all, has, read, words

MakeWork = Callable[..., str]


def test_a_tag_goes_on_a_list_moves_and_comes_off(readers: Client, make_work: MakeWork) -> None:
    make_work()
    readers.post("/lists/", {"do": "warn", "kind": "", "name": "lighthouses"})
    warn, hide, *_ = find_all(find(read(readers.get("/lists/")), "main"), "section", class_="listing")
    assert "lighthouses of any kind · in 1 work Take off" in words(warn)
    assert "Nothing yet." in words(hide)
    readers.post("/lists/", {"do": "hide", "kind": "", "name": "lighthouses"})
    warn, hide, *_ = find_all(find(read(readers.get("/lists/")), "main"), "section", class_="listing")
    assert ("Nothing yet." in words(warn), "lighthouses" in words(hide)) == (True, True)
    answer = readers.post("/lists/", {"do": "unlist", "kind": "", "name": "lighthouses"}, follow=True)
    assert "off your lists" in words(find(read(answer), "div", class_="messages"))
    assert not has(find(read(answer), "main"), "ul", class_="listed")


def test_works_are_counted_with_all_that_the_tag_covers(readers: Client, make_work: MakeWork) -> None:
    """Each once: also where nothing carries the tag itself, and where a work carries two of its spellings."""
    make_work(tags=(Tag("freeform", "Fog"), Tag("freeform", "Foggy")))
    make_work(title="Two", tags=(Tag("freeform", "Fog"),))
    fog = factories.tag("freeform:Fog", canonical=True)
    merge(tag=factories.tag("freeform:Foggy"), name="Fog", by=OPERATOR)
    add_metatag(tag=fog, metatag=factories.tag("freeform:Weather", canonical=True), by=OPERATOR)
    for name in ("Foggy", "Weather"):
        readers.post("/lists/", {"do": "warn", "kind": "freeform", "name": name})
    warn = words(find(read(readers.get("/lists/")), "section", class_="listing"))
    assert warn.count("in 2 works") == 2


def test_what_is_hidden_is_in_no_list_and_each_says_so(readers: Client, make_work: MakeWork) -> None:
    hidden, shown = make_work(title="Hidden"), make_work(title="Shown", tags=(Tag("freeform", "Bells"),))
    readers.post("/lists/", {"do": "hide", "kind": "freeform", "name": "Lighthouses"})
    page = read(readers.get("/works/"))
    assert [link.get("href") for link in find_all(page, "a", class_="title")] == [f"/works/{shown}/"]
    assert "hidden by your filters: 1" in words(page)
    assert "Lighthouses 1" in words(find(page, "div", class_="standing"))
    assert has(read(readers.get("/works/?hidden=show")), "a", href=f"/works/{hidden}/")
    facets = words(find(read(readers.get("/facets/?only=freeform")), "main"))
    assert "Lighthouses" not in facets


def test_a_tag_of_one_chapter_hides_the_work_too(readers: Client, make_work: MakeWork) -> None:
    key = make_work(chapters=tuple(Chapter(n, text="<p>x</p>") for n in (1, 2)))
    set_tags(key=key, lists={2: [Tag("freeform", "Storms at Sea")]}, by=OPERATOR)
    readers.post("/lists/", {"do": "hide", "kind": "", "name": "Storms at Sea"})
    assert not has(read(readers.get("/works/")), "a", href=f"/works/{key}/")


def test_cards_mark_what_one_is_warned_of(readers: Client, make_work: MakeWork) -> None:
    key = make_work()
    for kind, name in (("freeform", "LIGHTHOUSES"), ("rating", "General Audiences")):
        readers.post("/lists/", {"do": "warn", "kind": kind, "name": name})
    for path in ("/works/", "/", f"/works/{key}/"):
        page = find(read(readers.get(path)), "main")
        assert words(find(page, "li", class_="warned")) in (
            "Lighthouses (on your list)",
            "General Audiences (on your list)",
        )
        assert "General" in words(find(page, "a", class_="warn"))


def test_a_list_about_a_tag_offers_to_put_it_on_one(readers: Client, make_work: MakeWork) -> None:
    make_work()
    form = find(find(read(readers.get("/works/?q=freeform:lighthouses")), "details", class_="listing-menu"), "form")
    fields = {str(e.get("name")): str(e.get("value")) for e in find_all(form, "input")}
    assert (fields["kind"], fields["name"]) == ("freeform", "Lighthouses")
    answer = readers.post("/lists/", {**fields, "do": "warn"})
    assert answer["Location"] == "/works/?q=freeform:Lighthouses"
    assert "Lighthouses" in words(find(read(readers.get("/lists/")), "ul", class_="listed"))


def test_a_hidden_work_is_shown_again(readers: Client, make_work: MakeWork) -> None:
    key = make_work()
    readers.post(f"/works/{key}/consent/", {"do": "hide"})
    assert has(find(read(readers.get("/lists/")), "main"), "a", href=f"/works/{key}/")
    readers.post("/lists/", {"do": "show", "work": key})
    assert has(read(readers.get("/works/")), "a", href=f"/works/{key}/")


def test_what_cannot_be_done_is_said(readers: Client, db: None) -> None:
    for fields in ({"do": "warn", "name": ""}, {"do": "nonsense"}, {"do": "unlist", "name": "x"}, {"do": "show"}):
        answer = readers.post("/lists/", fields, follow=True)
        assert words(find(read(answer), "div", class_="messages")) != ""
