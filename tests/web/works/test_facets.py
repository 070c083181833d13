"""All facets of a list, and all values of one."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from fanlight.accounts.models import Creator
from fanlight.web.works import facets
from fanlight.works import manuscript as m
from tests.web.documents import find, find_all, has, read, read_fragment, text_of, titles, words
from tests.web.works.presses import press

MARROW = (m.Creator("marrow"),)


@pytest.fixture(autouse=True)
def _works(make_work: Callable[..., str]) -> None:
    many = tuple(m.Tag("freeform", f"Lamp {n:02}") for n in range(15))
    make_work(title="One", creators=MARROW, tags=(*many, m.Tag("character", "Orla")))
    make_work(title="Two", tags=(m.Tag("freeform", "Lamp 01"), m.Tag("freeform", "Tide")))


def _rows(client: Client, path: str) -> list[str]:
    return [words(e) for e in _names(read(client.get(path)))]


def _names(root: Element) -> list[Element]:
    return list(find_all(root, "button", name="put"))


def _more(root: Element) -> dict[str, str]:
    """Give what the button sends that leads to all values of the only facet with more than the panel shows."""
    (button,) = find_all(root, "button", name="only")
    form = next(form for form in find_all(root, "form") if button in form.iter())
    assert button.get("formaction") == button.get("hx-get") == "/facets/"
    assert button.get("hx-include") == "closest form"
    hidden = {e.get("name") or "": e.get("value") or "" for e in find_all(form, "input", type="hidden")}
    return hidden | {"only": button.get("value") or ""}


def test_the_list_leads_to_all_values_of_a_facet(owners: Client) -> None:
    root = read(owners.get("/works/?q=character:Orla"))
    assert words(find(root, "button", name="only")) == "find among 15 …"
    page = read(owners.get("/facets/", _more(root)))
    assert len(_names(page)) == 15
    assert words(find(page, "h1")) == "Additional tags"
    narrowed = press(owners, page, "Lamp 07")
    assert narrowed == "/works/?q=character:Orla+freeform:%22Lamp+07%22"
    assert titles(read(owners.get(narrowed))) == ["One"]
    assert find(page, "input", name="only").get("value") == "freeform"


def test_names_are_looked_for_among_a_facet_s(owners: Client) -> None:
    assert _rows(owners, "/facets/?only=freeform&find=ti") == ["Tide"]
    assert _rows(owners, "/facets/?only=freeform&find=01 lam") == ["Lamp 01"]
    root = read(owners.get("/facets/?only=freeform&find=zzz"))
    assert "Nothing here is called so." in words(root)


def _fragment(client: Client, path: str, fields: dict[str, str] | None = None) -> Element:
    return read_fragment(f"<div>{text_of(client.get(path, fields, headers={'HX-Request': 'true'}))}</div>")


def test_within_the_panel_a_facet_grows_where_it_stands_and_is_searched(
    owners: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "FEW", 12)
    opened = _fragment(owners, "/facets/", _more(read(owners.get("/works/?q=character:Orla"))))
    assert [words(e) for e in find_all(opened, "h2")] == ["Additional tags"]
    assert len(_names(opened)) == 12
    more = next(e for e in find_all(opened, "a") if words(e) == "more of them")
    assert len(_names(_fragment(owners, more.get("hx-get") or ""))) == 15
    box = find(opened, "input", name="find")
    assert box.get("form") == "none"  # or Enter would press the panel's first button
    found = _fragment(owners, f"{box.get('hx-get')}&find=lamp 07")
    assert not has(found, "input")
    assert words(found) == "Lamp 071"
    assert [name.get("value") for name in _names(found)] == ["freeform:Lamp 07"]
    assert "Nothing here is called so." in words(_fragment(owners, f"{box.get('hx-get')}&find=zzz"))


def test_of_very_many_values_the_most_used_are_shown(owners: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "MANY", 1)
    assert _rows(owners, "/facets/?only=freeform") == ["Lamp 01"]


def test_a_creator_s_facets_stay_with_the_creator(owners: Client) -> None:
    key = Creator.objects.get(name="marrow").key
    root = read(owners.get(f"/facets/?only=freeform&creator={key}&find=tide"))
    assert not _names(root)
    root = read(owners.get(f"/facets/?only=freeform&creator={key}"))
    assert len(_names(root)) == 15
    assert press(owners, root, "Lamp 07") == f"/creators/{key}/?q=freeform:%22Lamp+07%22"
    assert find(root, "input", name="creator").get("value") == key
    assert _more(read(owners.get(f"/creators/{key}/"))) == {"creator": key, "only": "freeform"}


@pytest.mark.parametrize(
    "query", ["only=nothing", "only=freeform&find=" + "x" * 3000, "creator=x", "creator=zzzzzzzzzz"]
)
def test_odd_questions_are_answered(owners: Client, query: str) -> None:
    assert owners.get(f"/facets/?{query}").status_code == 200


def test_a_guest_is_asked_to_sign_in(guest: Client) -> None:
    assert guest.get("/facets/").status_code == 302
