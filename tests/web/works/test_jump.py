"""From a number to its chapter."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from fanlight.works import manuscript as m
from tests.web.documents import find, read

MakeWork = Callable[..., str]


@pytest.fixture
def work(make_work: MakeWork) -> str:
    """The address of a work of 120 chapters."""
    return f"/works/{make_work(chapters=tuple(m.Chapter(n, text='<p>The lamp.</p>') for n in range(1, 121)))}/"


def _jump(client: Client, root: Element, number: str) -> str:
    form = find(root, "form", class_="jump")
    name = find(form, "input", type="number").get("name") or ""
    answer = client.get(form.get("action") or "", {name: number})
    assert answer.status_code == 302
    return str(answer["Location"])


@pytest.mark.parametrize("page", ["", "?part=2", "chapters/1/", "chapters/60/", "whole/"])
def test_a_long_work_s_pages_lead_to_any_chapter(owners: Client, work: str, page: str) -> None:
    root = read(owners.get(work + page))
    assert find(find(root, "form", class_="jump"), "input", type="number").get("max") == "120"
    for number in ("1", "77", " 120 "):
        there = _jump(owners, root, number)
        assert there == f"{work}chapters/{int(number)}/"
        assert owners.get(there).status_code == 200


@pytest.mark.parametrize("number", ["0", "121", "-1", "x", "", "9" * 5000, "1.5", "\x00", "²", "999999999"])
def test_a_number_of_no_chapter_leads_to_the_table(owners: Client, work: str, number: str) -> None:
    there = _jump(owners, read(owners.get(work)), number)
    assert there.startswith(f"{work}?at=")
    assert there.endswith("#chapters")
    assert owners.get(there).status_code == 200
    assert owners.get(f"{work}jump/")["Location"] == f"{work}?at=0#chapters"


def test_a_work_that_is_not_here_has_no_chapters(owners: Client, guest: Client, work: str) -> None:
    assert owners.get("/works/zzzzzzzzzz/jump/?to=1").status_code == 404
    assert "/account/sign-in/" in guest.get(f"{work}jump/?to=1")["Location"]
