"""Letting in, leaving out."""

import pytest
from django.test import Client

from fanlight.works.models import Work
from tests.web.documents import find, has, read, words
from tests.web.imports.conftest import SURE, TEXT, Wait


def decide(client: Client, key: str, **fields: str):
    return client.post(f"/import/reviews/{key}/decide/", fields, follow=True)


def test_what_is_accepted_becomes_a_work_with_a_way_back(owners: Client, wait: Wait) -> None:
    answer = decide(owners, wait(), do="accept", revision="0")
    work = Work.objects.get()
    assert answer.redirect_chain == [(f"/works/{work.key}/", 303)]
    root = read(answer)
    assert "“fog-signals” is in the library." in words(root)
    assert has(root, "a", href="/import/reviews/")


def test_one_after_the_other(owners: Client, wait: Wait) -> None:
    first, second = wait(), wait(SURE, "sure.txt")
    assert decide(owners, first, do="next", revision="0").redirect_chain == [(f"/import/reviews/{second}/", 303)]
    assert decide(owners, second, do="next", revision="0").redirect_chain == [("/import/reviews/", 303)]
    assert Work.objects.count() == 2


def test_a_text_that_is_here_already_is_asked_about(owners: Client, wait: Wait) -> None:
    decide(owners, wait(SURE, "sure.txt"), do="accept")
    again = wait(SURE + " \n", "sure.txt")
    answer = decide(owners, again, do="accept")
    assert answer.redirect_chain == [(f"/import/reviews/{again}/", 303)]
    root = read(answer)
    assert "copy" in words(find(root, "div", class_="messages"))
    assert "In the library" in words(read(owners.get(f"/import/reviews/{again}/?compare=yes")))
    assert has(root, "button", value="copy")
    assert has(root, "button", value="own")
    assert decide(owners, again, do="copy").status_code == 200
    assert Work.objects.count() == 1
    third = wait(SURE + "\n\n \n", "sure.txt")
    decide(owners, third, do="own")
    assert Work.objects.count() == 2


def test_an_older_page_lets_nothing_in(owners: Client, wait: Wait) -> None:
    key = wait()
    step = '{"do":"rename","title":"New"}'
    owners.post(f"/import/reviews/{key}/step/", {"revision": "0", "at": "0", "step": step})
    shown = read(decide(owners, key, do="accept", revision="0"))
    assert "changed meanwhile" in words(find(shown, "div", class_="messages"))
    assert words(find(shown, "h1")) == "New"
    assert not Work.objects.exists()


@pytest.mark.parametrize(
    "fields", [{}, {"do": "x"}, {"do": "accept", "revision": "x"}, {"do": "accept", "revision": "9" * 30}]
)
def test_odd_decisions_are_refused(owners: Client, wait: Wait, fields: dict[str, str]) -> None:
    assert decide(owners, wait(TEXT), **fields).status_code == 400
    assert not Work.objects.exists()
