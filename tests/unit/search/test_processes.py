"""Several processes, one library: each answers as the database does, whoever wrote last and whoever made the files."""

from unittest import mock

import pytest
from bench.loads import COMING, GOING, LEAVING, Answer, Write, wrong
from django.conf import settings

from fanlight.accounts.viewers import OPERATOR
from fanlight.search import selectors
from fanlight.search.index import engine as engines
from fanlight.search.index import folders
from fanlight.search.index.engine import Engine, Unavailable
from fanlight.search.language import parse
from fanlight.search.results import Results, Wanted
from fanlight.works.actions.removals import remove_many
from fanlight.works.manuscript import Tag
from fanlight.works.models import Work

WANTED = Wanted(("freeform", "creator", "year"))
QUESTIONS = ("", "freeform:Fog", "-freeform:Fog sort:title", "bell", "freeform:Bell OR by:tidewrack")


def _told(found: Results) -> tuple[object, ...]:
    return found.ids, found.total, [(facet.name, facet.rows) for facet in found.facets]


def _ask(process: Engine, text: str) -> Results:
    with mock.patch.object(engines, "_engine", process):
        return selectors.find(parse(text).query, OPERATOR, facets=WANTED)


@pytest.mark.django_db
def test_two_processes_and_an_indexer_answer_alike_after_every_write(library, make_work, monkeypatch) -> None:
    monkeypatch.setattr(folders, "settle", mock.Mock())
    indexer = Engine(settings.LIBRARY)
    indexer.make_labels()
    indexer.make_texts()
    processes = [Engine(settings.LIBRARY), Engine(settings.LIBRARY)]
    for number in range(8):
        if number % 3 == 2:
            remove_many(keys=[Work.objects.order_by("pk")[0].key], by=OPERATOR, cause="test")
        else:
            make_work(title=f"Bell {number}", tags=(Tag("freeform", "Fog" if number % 2 else "Bell"),))
        if number == 4:
            indexer.make_labels()
        asked = processes if number % 2 else processes[:1]  # one of them has several writes to catch up with
        for text in QUESTIONS:
            with mock.patch.object(Engine, "answer", side_effect=Unavailable("")):
                plain = selectors.find(parse(text).query, OPERATOR, facets=WANTED)
            for process in asked:
                found = _ask(process, text)
                assert found.source == "index"
                assert _told(found) == _told(plain), text


@pytest.mark.parametrize(("tag", "total", "is_wrong"), [
    (COMING, 0, True), (COMING, 1, False), (COMING, 2, False), (COMING, 3, True),
    (GOING, LEAVING, True), (GOING, LEAVING - 1, False), (GOING, LEAVING - 2, False), (GOING, LEAVING - 3, True),
])  # fmt: skip
def test_an_answer_under_load_is_wrong_that_never_held_while_it_was_given(tag: str, total: int, is_wrong: bool) -> None:
    writes = [Write(tag, 0.0, 1.0), Write(tag, 2.5, 4.0), Write(tag, 5.0, 6.0)]  # done, under way, yet to come
    keys = tuple(str(number) for number in range(min(20, total)))
    assert bool(wrong(Answer(f'freeform:"{tag}"', 2.0, 3.0, total, keys), writes)) is is_wrong
