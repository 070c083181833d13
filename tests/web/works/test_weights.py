"""How many bytes pages are that show works, in a library of the reference archive's shape: 17 tags a work."""

import re
from urllib.parse import quote_plus

import pytest
from bench import archives
from django.test import Client

from fanlight.works.models import Creatorship, SeriesPlace
from tests.web.documents import find, find_all, read, text_of, titles

HEAVIEST = 60_000
COMMON = ('freeform:"Freeform 1"', 'freeform:"Freeform 2"', "-category:M/M", "words:<1m", "complete:yes")


@pytest.fixture
def library(owners: Client) -> Client:
    """As many works as fill a few pages."""
    archives.fill(200, name="bench", password="not signed in with")
    return owners


@pytest.mark.parametrize("question", ["", COMMON[0], " ".join(COMMON[:2]), " ".join(COMMON), "sort:title"])
def test_a_page_of_twenty_works_is_light(library: Client, question: str) -> None:
    answer = library.get(f"/works/?q={quote_plus(question)}")
    root = read(answer)
    assert 10 <= len(titles(root)) <= 20
    assert len(list(find_all(find(root, "aside", class_="facets"), "button", name="put"))) > 40
    assert len(answer.content) < HEAVIEST
    assert len(library.get(find(root, "a", rel="next").get("href") or "/works/").content) < HEAVIEST


def test_a_question_weighs_as_often_as_it_is_said_and_not_with_each_press(library: Client) -> None:
    """A row's press says its value alone: the panel says the question once."""
    none = "-" + " -".join(f'freeform:"Nothing is ever called so, number {n}"' for n in range(40))
    pages = (text_of(library.get(f"/works/?q={quote_plus(q)}")) for q in ("words:>0", f"words:>0 {none}"))
    plain, long = (len("".join(re.findall("<form [^>]*data-any.*?</form>", page, re.DOTALL))) for page in pages)
    assert plain > 1_000
    assert long < plain + 2 * len(none)


def test_other_pages_with_works_are_light(library: Client) -> None:
    series = SeriesPlace.objects.values_list("series__key", flat=True).first()
    creator = Creatorship.objects.values_list("creator__key", flat=True).first()
    key = re.search("/works/([0-9a-z]{10})/", text_of(library.get("/works/")))
    assert key
    pages = ("/", f"/series/{series}/", f"/creators/{creator}/", "/facets/", "/facets/?only=freeform", "/tags/",
             f"/works/{key[1]}/", "/trash/")  # fmt: skip
    heavy = {page: size for page in pages if (size := len(library.get(page).content)) >= HEAVIEST}
    assert not heavy
