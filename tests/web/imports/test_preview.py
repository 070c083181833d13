"""What a step would change."""

import json

import pytest
from django.test import Client

from tests.web.documents import find, find_all, read, text_of, words
from tests.web.imports.conftest import Wait

TIDY = json.dumps({"do": "switch-all", "kind": "tidy", "on": True, "rule": "blank-before-sign"})


def test_places_are_shown_before_and_after(owners: Client, wait: Wait) -> None:
    key = wait()
    root = read(owners.get(f"/import/reviews/{key}/preview/", {"step": TIDY}))
    (sample,) = find_all(find(root, "ol", class_="samples"), "li")
    assert "It stopped , at last." in words(find(sample, "del"))
    assert "It stopped, at last." in words(find(sample, "ins"))
    form = next(form for form in find_all(root, "form") if form.get("action") == f"/import/reviews/{key}/step/")
    fields = {str(f.get("name")): f.get("value") or "" for f in find_all(form, "input", type="hidden")}
    assert owners.post(str(form.get("action")), fields | {"step": TIDY}).status_code == 303
    page = read(owners.get(f"/import/reviews/{key}/"))
    assert find(page, "button", class_="tidy").get("aria-pressed") == "true"


def test_a_script_is_given_the_places_alone(owners: Client, wait: Wait) -> None:
    answer = owners.get(f"/import/reviews/{wait()}/preview/", {"step": TIDY}, headers={"HX-Request": "true"})
    assert text_of(answer).lstrip().startswith('<div class="preview">')


@pytest.mark.parametrize(
    "step", ["", "x", "{}", '{"do":"move","at":0,"to":1}', '{"do":"switch-all","kind":"chapter","on":true}']
)
def test_odd_steps_have_no_preview(owners: Client, wait: Wait, step: str) -> None:
    assert owners.get(f"/import/reviews/{wait()}/preview/", {"step": step}).status_code == 400
