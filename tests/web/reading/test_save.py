"""A question saved from its list."""

from collections.abc import Callable

from django.test import Client

from fanlight.reading.models import SavedFilter
from fanlight.works import manuscript as m
from tests.web.documents import find, find_all, has, read, titles, words


def fog(make_work: Callable[..., str]) -> None:
    make_work(title="Foggy", tags=(m.Tag("freeform", "Fog"),))
    make_work(title="Clear", tags=(m.Tag("freeform", "Bell"),))


def test_a_filter_is_saved_from_its_list_pinned_and_opened(owners: Client, make_work: Callable[..., str]) -> None:
    fog(make_work)
    form = find(find(read(owners.get("/works/?q=freeform:fog")), "details", class_="save"), "form")
    fields = {e.get("name"): e.get("value") for e in find_all(form, "input") if e.get("type") == "hidden"}
    assert (fields["text"], fields["next"]) == ("freeform:Fog", "/works/?q=freeform:Fog")
    answer = owners.post(form.get("action") or "", {**fields, "name": "Foggy ones", "as": "filter"}, follow=True)
    root = read(answer)
    assert "Saved as “Foggy ones”." in words(root)
    pinned = next(e for e in find_all(find(root, "aside", class_="facets"), "a") if words(e) == "Foggy ones")
    opened = owners.get(pinned.get("href") or "")
    assert opened["Location"] == "/works/?q=freeform:Fog"
    assert titles(read(owners.get('/works/?q=-filter:"foggy ones"'))) == ["Clear"]
    assert any(words(e) == "Foggy ones" for e in find_all(read(owners.get("/")), "a"))


def test_a_rule_hides_works_everywhere_and_each_list_says_so(owners: Client, make_work: Callable[..., str]) -> None:
    fog(make_work)
    owners.post("/filters/save/", {"name": "No fog", "text": "freeform:Fog", "as": "rule"})
    for path in ("/works/", "/"):
        assert titles(read(owners.get(path))) == ["Clear"]
    root = read(owners.get("/works/?q=language:en"))
    standing = words(find(root, "div", class_="standing"))
    assert "1 work ·" in standing
    assert "hidden by your filters: 1" in standing
    assert "No fog 1" in standing
    assert [words(row) for row in find_all(root, "a", class_="name") if "Fog" in words(row)] == []
    shown = next(e.get("href") or "" for e in find_all(root, "a") if words(e) == "show")
    assert shown == "/works/?q=language:en&hidden=show"
    root = read(owners.get(shown))
    assert sorted(titles(root)) == ["Clear", "Foggy"]
    again = next(e.get("href") for e in find_all(root, "a") if words(e) == "hide again what your filters hide")
    assert again == "/works/?q=language:en"


def test_what_will_not_do_is_said_on_the_list(owners: Client, make_work: Callable[..., str]) -> None:
    fog(make_work)
    for name, text in (("", "fog"), ("x", ""), ("x", "sort:title ("), ("x" * 200, "fog")):
        root = read(owners.post("/filters/save/", {"name": name, "text": text, "next": "/works/"}, follow=True))
        assert has(root, "div", class_="messages")
        assert words(find(root, "h1")) == "Works"
    assert not SavedFilter.objects.exists()
    owners.post("/filters/save/", {"name": "x", "text": "sort:title"})  # an order is a question too
    root = read(owners.post("/filters/save/", {"name": "X", "text": "fog", "next": "//elsewhere/"}, follow=True))
    assert "You have a filter of that name already" in words(root)
    assert words(find(root, "h1")) == "Your filters"


def test_a_rule_of_which_a_part_cannot_be_read_hides_nothing_and_is_kept_in_its_form(
    owners: Client, make_work: Callable[..., str]
) -> None:
    fog(make_work)
    answer = owners.post("/filters/save/", {"as": "rule", "name": "No fog", "text": "freeform:Fog wrds:>9"})
    root = read(answer)
    assert answer.status_code == 400
    assert "There is no field “wrds”." in words(root)
    assert [find(root, "input", name=name).get("value") for name in ("text", "name")] == [
        "freeform:Fog wrds:>9", "No fog",
    ]  # fmt: skip
    assert sorted(titles(read(owners.get("/works/")))) == ["Clear", "Foggy"]


def test_a_guest_is_asked_to_sign_in(guest: Client) -> None:
    assert guest.post("/filters/save/", {"name": "x", "text": "fog"}).status_code == 302
    assert guest.get("/filters/save/").status_code in (302, 405)
