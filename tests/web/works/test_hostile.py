"""Questions that are broken or mean harm: each is answered, with what is wrong and where, and all else as it was."""

from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client

from fanlight.search.index import engine as engines
from fanlight.search.index.engine import Engine
from fanlight.search.language import LONGEST
from fanlight.search.notices import say
from fanlight.search.results import Notice
from fanlight.web.works import finding
from fanlight.works import manuscript as m
from tests.samples.hostile_questions import BROKEN, FOG, UNKNOWN
from tests.web.documents import find, find_all, read, text_of, titles, words

BIGGEST_PAGE = 400_000
"""Characters of a page, whatever was asked."""


@pytest.fixture(autouse=True)
def _works(make_work) -> None:
    make_work(title="In fog", tags=(m.Tag("freeform", "Fog"),))
    make_work(title="In the clear", tags=(m.Tag("freeform", "Bell"),))


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_question_is_said_where_it_is_and_stays_in_the_box(owners: Client, what: str) -> None:
    text, code = BROKEN[what]
    answer = owners.get("/works/", {"q": FOG + text, "all": "freeform:Fog", "words-from": "1"})
    assert answer.status_code == 200
    assert len(text_of(answer)) < BIGGEST_PAGE
    root = read(answer)
    notices = find(root, "div", class_="notices")
    said = say(Notice(code, {"written": "\0", "field": "\0", "length": "\0", "limit": "\0", "marks": "\0"}))
    assert all(piece in words(notices) for piece in said.split("\0")[1:-1])
    assert list(find_all(notices, "mark"))
    kept = find(root, "input", id="find").get("value") or ""
    assert kept.strip() == (FOG + text)[: LONGEST + 1].strip()
    assert "In the clear" not in titles(root)
    assert owners.get("/facets/", {"q": FOG + text}).status_code == 200
    assert owners.get("/tags/completions/", {"q": FOG + text}).status_code == 200


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_name_that_nothing_has_finds_nothing_and_is_said(owners: Client, text: str) -> None:
    root = read(owners.get("/works/", {"q": text}))
    assert titles(root) == []
    assert "Nothing here is called" in words(find(root, "div", class_="notices"))


@pytest.mark.parametrize("name", ["all", "not", "words-from"])
def test_ten_thousand_boxes_are_refused_in_words(owners: Client, name: str) -> None:
    answer = owners.get("/works/?" + "&".join(f"{name}=freeform:x{n}" for n in range(10_000)))
    assert answer.status_code == 400
    assert "Traceback" not in text_of(answer)
    many = owners.get("/works/?" + "&".join(f"{name}={quote('freeform:x')}{n}" for n in range(900)), follow=True)
    assert many.status_code == 200


@pytest.mark.parametrize("harm", ["gone", "garbled", "cut short", "no pointer"])
def test_without_its_index_a_list_is_answered_by_the_database_and_says_so(
    owners: Client, library, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    engine = Engine(library)
    folder = engine.make_labels()
    engine.make_texts()
    _damage(folder, engine.labels.root, harm)
    monkeypatch.setattr(engines, "_engine", Engine(library))
    monkeypatch.setattr(engines, "SMALL", 0)  # so few works have an index in memory sooner than anybody notices
    root = read(owners.get("/works/?q=freeform:Fog words:>=2"))
    assert titles(root) == ["In fog"]
    assert "until then the database answers" in words(find(root, "div", class_="notices"))
    monkeypatch.setattr(finding, "FEW", 0)  # in a library of any size nobody waits for all of its tags to be counted
    aside = find(read(owners.get("/works/")), "aside", class_="facets")
    assert any(e.get("hx-get") for e in find_all(aside, "div"))
    assert find(root, "input", id="find").get("value") == "freeform:Fog words:>=2"
    Engine(library).make_labels()
    monkeypatch.setattr(engines, "_engine", Engine(library))
    assert "database" not in words(read(owners.get("/works/?q=freeform:Fog")))


def _damage(folder: Path, root: Path, harm: str) -> None:
    if harm == "no pointer":
        for pointer in root.glob("*.current"):
            pointer.unlink()
    for path in folder.iterdir() if harm != "no pointer" else ():
        data = path.read_bytes()
        if harm == "gone" and path.suffix != ".json":
            path.unlink()
        elif harm == "garbled" and path.suffix == ".json":
            path.write_bytes(b"{" + data[::-1])
        elif harm == "cut short" and path.suffix != ".json":
            path.write_bytes(data[: len(data) // 3])
