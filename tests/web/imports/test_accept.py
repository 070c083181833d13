"""Letting in all that is certain."""

import pytest
from django.test import Client

from fanlight.imports.models import Review
from fanlight.web.imports import batches
from fanlight.works.models import Work
from tests.web.documents import find, find_all, has, read, read_fragment, text_of, words
from tests.web.imports.conftest import SURE, Wait


def texts(wait: Wait, number: int) -> None:
    for n in range(number):
        wait(SURE.replace("calm", f"calm {n}"), f"sure {n}.txt")


def fields_of(root) -> dict[str, str]:
    form = next(form for form in find_all(root, "form") if form.get("action") == "/import/reviews/accept/")
    return {str(field.get("name")): field.get("value") or "" for field in find_all(form, "input", type="hidden")}


def test_it_says_first_what_will_happen(owners: Client, wait: Wait) -> None:
    texts(wait, 3)
    wait()
    root = read(owners.get("/import/reviews/accept/"))
    assert words(find(root, "h1")) == "Accept all 3 that are certain?"
    assert len(list(find(root, "ul", class_="titles"))) == 3
    assert not Work.objects.exists()


def test_batch_by_batch_until_all_are_in(owners: Client, wait: Wait, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "BATCH", 2)
    texts(wait, 5)
    asking = wait()
    answer = owners.post("/import/reviews/accept/", fields_of(read(owners.get("/import/reviews/accept/"))))
    root = read(answer)
    assert "2 works in of 5" in words(root)
    assert find(root, "progress").get("value") == "2"
    answer = owners.post("/import/reviews/accept/", fields_of(root), headers={"HX-Request": "true"})
    assert text_of(answer).lstrip().startswith('<section class="accepting"')
    answer = owners.post("/import/reviews/accept/", fields_of(read_fragment(text_of(answer))))
    assert "Done" in words(find(read(answer), "h1"))
    assert Work.objects.count() == 5
    assert Review.objects.get(state="waiting").key == asking


def test_what_cannot_come_in_is_said_and_stops_nothing(owners: Client, wait: Wait, settings) -> None:
    texts(wait, 2)
    bad = wait(f"{SURE}\n[starting tags]\nfreeform: \nGulls\n", "gulls.txt")
    settings.FANLIGHT_REFUSE = ["freeform:Gulls"]
    root = read(owners.post("/import/reviews/accept/", {}))
    assert "2 works in · 1 stays and waits" in words(root)
    assert has(find(root, "ul", class_="lines"), "a", href=f"/import/reviews/{bad}/")


@pytest.mark.parametrize("fields", [{"seen": "x"}, {"after": "x"}, {"total": "-1"}])
def test_a_form_that_was_tampered_with(owners: Client, wait: Wait, fields: dict[str, str]) -> None:
    texts(wait, 1)
    assert owners.post("/import/reviews/accept/", fields).status_code == 400
    assert not Work.objects.exists()
    assert "Nothing is wholly certain" in words(read(owners.get("/import/reviews/accept/?job=none")))
