"""Works of which only figures changed: lists follow at once, and their text is not indexed again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.changes.actions import News, record
from fanlight.changes.models import Change
from fanlight.changes.rules import MARKED, PICTURED, RECOUNTED
from fanlight.search import selectors, sheets, tasks
from fanlight.search.health import examine_index
from fanlight.search.index import engine as engines
from fanlight.search.index import texts
from fanlight.search.index.engine import Engine
from fanlight.search.language import parse
from fanlight.search.results import Results
from fanlight.works.actions.removals import take_back
from fanlight.works.actions.restrictions import restrict
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.works import Incoming, Kept, accept
from fanlight.works.manuscript import Chapter, Counts
from fanlight.works.models import Work
from fanlight.works.selectors.news import list_changed
from tests.factories import manuscript

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiet(engine: Engine) -> Iterator[Callable[[], object]]:
    """Two works that are indexed, and a check that the index of words is as it was then."""
    for title, kudos in (("Beacon", 5), ("Bell", 9)):
        accept(told(title, kudos), by=OPERATOR)
    assert titles(find("sort:kudos lamp")) == ["Bell", "Beacon"]
    with mock.patch.object(sheets, "read", wraps=sheets.read) as reading:
        before = written(engine)

        def check() -> None:
            assert written(engine) == before, "nothing was committed to it"
            assert not reading.called, "and no text was read for it"

        yield check


def told(title: str, kudos: int, sha256: str = "a", **fields: object) -> Incoming:
    said = manuscript(title=title, counts=Counts(kudos=kudos, hits=100), **fields)
    return Incoming(said, Kept(sha256 * 64, 10, f"{sha256}.html", "ao3-html"))


def written(engine: Engine) -> dict[str, bytes | None]:
    """Give what Tantivy keeps of the index, `meta.json` with its stamp among it."""
    folder = engine.words.current() or Path()
    kept = (path for path in folder.iterdir() if path.name not in ("read.json", "about.json") and path.suffix)
    return {path.name: path.read_bytes() for path in kept if path.suffix != ".lock"}


def find(text: str) -> Results:
    found = selectors.find(parse(text).query, OPERATOR)
    assert found.source == "index"
    return found


def titles(found: Results) -> list[str]:
    names = dict(Work.objects.values_list("pk", "title"))
    return [names[pk] for pk in found.ids]


def come(title: str, kudos: int, sha256: str = "b", **fields: object) -> str:
    """Have another copy of a work come in; give the kind of change that this was."""
    key = Work.objects.get(title=title).key
    revise(key=key, incoming=told(title, kudos, sha256, **fields), by=OPERATOR)
    return Change.objects.latest("pk").kind


def test_new_counts_move_a_work_at_once_and_leave_its_text_alone(engine, quiet) -> None:
    assert come("Beacon", 50) == RECOUNTED
    assert titles(find("sort:kudos")) == ["Beacon", "Bell"]
    assert titles(find("sort:kudos lamp")) == ["Beacon", "Bell"], "asked with a word, too"
    assert titles(find("kudos:>40")) == ["Beacon"]
    quiet()
    _, behind = engine.fresh_texts()
    assert (texts.read_of(engine.words.current()).position, behind) == (Change.objects.latest("pk").pk, 0)


def test_the_indexer_passes_new_counts_by(engine, quiet) -> None:
    come("Beacon", 50)
    keeper = tasks.Keeper(Engine(settings.LIBRARY))
    assert keeper.step()
    assert not keeper.step()
    quiet()
    assert texts.read_of(engine.words.current()).position == Change.objects.latest("pk").pk


def test_dates_are_followed_likewise(quiet) -> None:
    assert come("Beacon", 5, published="2019-05-05") == RECOUNTED
    assert titles(find("published:2019")) == ["Beacon"]
    quiet()


def test_what_is_taken_back_counts_as_before(quiet) -> None:
    come("Beacon", 50)
    assert titles(find("sort:kudos")) == ["Beacon", "Bell"]
    take_back(key=Work.objects.get(title="Beacon").key, copies=["b" * 64], by=OPERATOR, cause="test", said="")
    assert titles(find("sort:kudos")) == ["Bell", "Beacon"]
    assert Change.objects.latest("pk").kind == RECOUNTED
    quiet()


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"chapters": (Chapter(1, text="<p>A cormorant came in.</p>"),)}, "cormorant"),
        ({"summary": "<p>Of a cormorant.</p>"}, "cormorant"),
        ({"summary": "<p>Two pilots, one boat, and a be ll.</p>"}, '"be ll"'),
        ({"language": "de"}, "lang:de lamp"),
    ],
    ids=["chapter", "summary", "only a space", "language"],
)
def test_a_text_that_changes_along_with_counts_is_found(engine, quiet, fields, word) -> None:
    assert find(word).total == 0
    assert come("Beacon", 50, **fields) == "work.revised"
    assert titles(find(word)) == ["Beacon"]
    assert titles(find("sort:kudos")) == ["Beacon", "Bell"]


def test_completion_is_followed_and_leaves_the_text_alone(quiet) -> None:
    assert titles(find("complete:no")) == []
    assert come("Beacon", 5, complete=False, planned_chapters=7, updated="2022-01-01") == MARKED
    assert titles(find("complete:no")) == titles(find("complete:no lamp")) == ["Beacon"]
    take_back(key=Work.objects.get(title="Beacon").key, copies=["b" * 64], by=OPERATOR, cause="test", said="")
    assert Change.objects.latest("pk").kind == MARKED
    assert titles(find("complete:no")) == []
    quiet()


@override_settings(FANLIGHT_OPEN=True)
def test_restriction_is_followed_and_leaves_the_text_alone(quiet) -> None:
    key = Work.objects.get(title="Bell").key
    restrict(key=key, restricted=True, by=OPERATOR)
    assert Change.objects.latest("pk").kind == MARKED
    for asked in ("", "lamp"):
        assert titles(selectors.find(parse(asked).query, GUEST)) == ["Beacon"]
        assert find(asked).total == 2
    restrict(key=key, restricted=False, by=OPERATOR)
    assert selectors.find(parse("lamp").query, GUEST).total == 2
    quiet()


def test_pictures_that_a_copy_brings_are_found_and_leave_the_text_alone(quiet) -> None:
    key = Work.objects.get(title="Beacon").key
    come("Beacon", 5)  # with its count of words
    copy = replace(told("Beacon", 5, "c"), pictures=[Kept("f" * 64, 9, "", "image/png")])
    revise(key=key, incoming=copy, by=OPERATOR)
    assert Change.objects.latest("pk").kind == PICTURED
    assert titles(find("has:pictures")) == titles(find("has:pictures lamp")) == ["Beacon"]
    take_back(key=key, copies=["c" * 64], by=OPERATOR, cause="test", said="")
    assert Change.objects.latest("pk").kind == PICTURED
    assert titles(find("has:pictures")) == []
    quiet()


def test_a_copy_that_ends_a_work_and_says_another_word_is_read(engine, quiet) -> None:
    assert come("Beacon", 5, complete=False, summary="<p>Of a cormorant.</p>", updated="2022-01-01") == "work.revised"
    assert titles(find("cormorant complete:no")) == ["Beacon"]


def test_only_what_readers_see_is_told_as_news(quiet) -> None:
    bell, beacon = (Work.objects.get(title=title) for title in ("Bell", "Beacon"))
    with transaction.atomic():
        record([News(MARKED, bell.pk), News(PICTURED, beacon.pk), News(RECOUNTED, beacon.pk)])
    assert list_changed(limit=1)[0] == [bell.pk]


def test_the_same_copy_again_changes_nothing(quiet) -> None:
    come("Beacon", 50)
    last = Change.objects.latest("pk").pk
    come("Beacon", 50, "c")
    assert Change.objects.latest("pk").pk == last


def test_a_text_behind_thousands_of_counts_is_found(engine, quiet, monkeypatch) -> None:
    monkeypatch.setattr(engines, "BATCH", 10)
    with transaction.atomic():
        record(News(RECOUNTED, Work.objects.get(title="Bell").pk) for _ in range(35))
    come("Beacon", 50, chapters=(Chapter(1, text="<p>A cormorant came in.</p>"),))
    found = find("cormorant")
    assert (titles(found), found.notices) == (["Beacon"], ())


def test_too_many_counts_at_once_are_left_to_the_indexer(engine, quiet, monkeypatch) -> None:
    monkeypatch.setattr(engines, "BATCH", 10)
    before = written(engine)
    with transaction.atomic():
        record(News(RECOUNTED, Work.objects.get(title="Bell").pk) for _ in range(35))
    assert find("").total == 2  # the lists have followed
    monkeypatch.setattr(engines, "MOST_BEHIND", 20)
    answered = selectors.find(parse("lamp").query, OPERATOR)
    assert (answered.total, answered.source, answered.notices[0].code) == (2, "database", "index-behind")
    keeper = tasks.Keeper(Engine(settings.LIBRARY))
    while keeper.step():
        pass
    assert find("lamp").total == 2
    assert written(engine) == before


@contextmanager
def killed(where: object, name: str) -> Iterator[None]:
    with pytest.raises(KeyboardInterrupt), mock.patch.object(where, name, side_effect=KeyboardInterrupt):
        yield


def test_killed_before_it_is_noted_the_next_process_answers_right(engine, quiet) -> None:
    come("Beacon", 50)
    with killed(texts, "_note"):
        find("lamp")
    other = Engine(settings.LIBRARY)
    with mock.patch.object(engines, "_engine", other):
        assert titles(find("sort:kudos lamp")) == ["Beacon", "Bell"]
    quiet()
    come("Bell", 70, "c", chapters=(Chapter(1, text="<p>A cormorant came in.</p>"),))
    with killed(texts, "_note"):
        find("cormorant")
    with mock.patch.object(engines, "_engine", Engine(settings.LIBRARY)):
        assert titles(find("cormorant")) == ["Bell"]
        assert titles(find("sort:kudos")) == ["Bell", "Beacon"]


def test_doctor_sees_no_difference_after_new_counts(engine, quiet) -> None:
    come("Beacon", 50)
    assert [check.is_well for check in examine_index(OPERATOR, library=settings.LIBRARY, fix=False)] == [True, True]


def test_new_counts_are_no_news_and_crowd_none_out(quiet) -> None:
    bell = Work.objects.get(title="Bell").pk
    for kudos in range(50, 53):
        come("Beacon", kudos, "bcd"[kudos - 50])
    assert list_changed(limit=1)[0] == [bell]
