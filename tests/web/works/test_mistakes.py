"""Mistakes in a work's tags: shown with their reasons, put right with one press, undone with another."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from django.conf import settings
from django.test import Client

from fanlight.accounts.models import User
from fanlight.works import manuscript as m
from tests.web.documents import find, find_all, has, read, text_of, words

ORLA, PIP = m.Tag("character", "Orla Brannigan"), m.Tag("character", "Philippa Finch")
PAIR = m.Tag("relationship", "Orla Brannigan/Philippa Finch")
TURNED = m.Tag("relationship", "Philippa Finch/Orla Brannigan")


@pytest.fixture
def work(make_work: Callable[..., str]) -> str:
    for number in range(3):
        make_work(title=f"Known {number}", tags=(PAIR, ORLA, PIP))
    return make_work(title="Turned round", tags=(TURNED, ORLA))


def press(client: Client, root: Element, name: str) -> Element:
    """Press the first button that begins so, as a browser would; give the page that follows."""
    for form in find_all(root, "form"):
        for button in find_all(form, "button"):
            if words(button).startswith(name):
                fields = {e.get("name"): e.get("value") for e in find_all(form, "input") if e.get("name")}
                fields[button.get("name")] = button.get("value")
                return read(client.post(form.get("action") or "", fields, follow=True))
    raise AssertionError(name)


def test_each_is_shown_with_its_reason_and_put_right_undone_and_dismissed(owners: Client, work: str) -> None:
    root = read(owners.get(f"/works/{work}/mistakes/"))
    shown = [words(item) for item in find_all(root, "li", class_="mistake")]
    assert len(shown) == 2
    assert "“Philippa Finch/Orla Brannigan” is known in another order: “Orla Brannigan/Philippa Finch”." in shown[0]
    assert "Character: Philippa Finch" in shown[1]
    root = press(owners, root, "Write it so")
    assert "Done. “Philippa Finch/Orla Brannigan” is known in another order" in words(root)
    assert len(list(find_all(root, "li", class_="mistake"))) == 1
    assert PAIR.name in words(find(read(owners.get(f"/works/{work}/")), "dl", class_="table"))
    root = press(owners, root, "Undo")
    assert "Undone: the tags are what they were." in words(root)
    assert len(list(find_all(root, "li", class_="mistake"))) == 2
    root = press(owners, root, "It is right as it is")
    assert len(list(find_all(root, "li", class_="mistake"))) == 1
    assert "1 not asked about any more" in words(root)
    root = press(owners, root, "Ask again")
    assert len(list(find_all(root, "li", class_="mistake"))) == 2


def test_the_works_page_has_a_link_that_a_script_fills_in(owners: Client, work: str) -> None:
    section = find(read(owners.get(f"/works/{work}/")), "section", class_="mistakes")
    assert find(section, "a").get("href") == section.get("hx-get") == f"/works/{work}/mistakes/"
    part = owners.get(f"/works/{work}/mistakes/", headers={"HX-Request": "true"})
    assert "<html" not in text_of(part)
    assert text_of(part).count('class="mistake ') == 2
    assert f'name="next" value="/works/{work}/"' in text_of(part)


def test_a_work_without_any_says_so(owners: Client, make_work: Callable[..., str]) -> None:
    key = make_work(tags=(PAIR, ORLA, PIP))
    root = read(owners.get(f"/works/{key}/mistakes/"))
    assert "None were found." in words(root)
    assert not has(root, "li", class_="mistake")


def test_what_is_out_of_date_or_nonsense_is_said_and_changes_nothing(owners: Client, work: str) -> None:
    for fields, said in (
        ({"do": "mend", "which": "0" * 16}, "The tags were changed meanwhile"),
        ({"do": "undo", "which": "x"}, "There is no such repair"),
        ({"do": "undo", "which": "9" * 30}, "There is no such repair"),
        ({"do": "burn"}, "That cannot be done"),
        ({"do": "again", "which": "1", "next": "//elsewhere/"}, "There is nothing dismissed like that."),
    ):
        answer = owners.post(f"/works/{work}/mistakes/", fields, follow=True)
        assert said in words(read(answer))
        assert answer.redirect_chain[-1][0] == f"/works/{work}/mistakes/"
    assert len(list(find_all(read(owners.get(f"/works/{work}/mistakes/")), "li", class_="mistake"))) == 2


def test_only_who_may_put_it_right_sees_it(readers: Client, guest: Client, work: str) -> None:
    assert not has(read(readers.get(f"/works/{work}/")), "section", class_="mistakes")
    assert readers.get(f"/works/{work}/mistakes/").status_code == 404
    assert readers.post(f"/works/{work}/mistakes/", {"do": "undo", "which": "1"}).status_code in (403, 404)
    assert guest.get(f"/works/{work}/mistakes/").status_code in (302, 404)


def test_a_form_without_its_token_is_refused(owner: User, work: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner, backend=settings.AUTHENTICATION_BACKENDS[0])
    for path in (f"/works/{work}/mistakes/", "/tags/mistakes/"):
        forms = [f for f in find_all(read(client.get(path)), "form") if f.get("method") == "post"]
        assert len(forms) >= 2
        assert all(any(e.get("name") == "csrfmiddlewaretoken" for e in find_all(form, "input")) for form in forms)
    assert client.post(f"/works/{work}/mistakes/", {"do": "undo", "which": "1"}).status_code == 403


def test_what_holds_for_all_works_is_one_press_and_one_back(
    owners: Client, make_work: Callable[..., str], work: str
) -> None:
    make_work(title="Turned round too", tags=(TURNED, ORLA, PIP))
    root = press(owners, read(owners.get(f"/works/{work}/mistakes/")), "In all 2 works alike")
    assert f"“{TURNED.name}” stands for “{PAIR.name}” from now on." in words(root)
    assert len(list(find_all(root, "li", class_="mistake"))) == 1
    root = press(owners, root, "Undo in all works")
    assert "Undone: each tag stands for itself again." in words(root)
    assert len(list(find_all(root, "li", class_="mistake"))) == 2
