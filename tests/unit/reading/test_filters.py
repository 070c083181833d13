"""Saved filters: each its reader's own, named once."""

import pytest

from fanlight.accounts.viewers import GUEST, OPERATOR, Viewer, viewer_of
from fanlight.kernel.errors import Conflict, Invalid, NotFound, Refused
from fanlight.reading.actions import filters
from fanlight.reading.selectors.filters import get_filter, list_beside, list_filters
from tests import personas

pytestmark = pytest.mark.django_db


@pytest.fixture
def orla() -> Viewer:
    return viewer_of(personas.owner())


@pytest.fixture
def tam() -> Viewer:
    return viewer_of(personas.reader())


def test_a_filter_is_saved_changed_and_taken_away(orla: Viewer) -> None:
    saved = filters.save(name="  Long  and happy ", text="words:>50k", by=orla)
    (line,) = list_filters(orla)
    assert (line.name, line.text, line.is_pinned, line.hides) == ("Long and happy", "words:>50k", False, False)
    filters.change(key=saved.key, by=orla, name="Long", is_pinned=True, is_shared=True, hides=True)
    (line,) = list_filters(orla)
    assert (line.name, line.is_pinned, line.is_shared, line.hides) == ("Long", True, True, True)
    gone = filters.delete(key=saved.key, by=orla)
    assert (gone.name, gone.text, list_filters(orla)) == ("Long", "words:>50k", [])


def test_a_name_is_given_once_whatever_its_case_and_accents(orla: Viewer, tam: Viewer) -> None:
    first = filters.save(name="Été", text="fog", by=orla)
    other = filters.save(name="Winter", text="ice", by=orla)
    with pytest.raises(Conflict):
        filters.save(name="ete", text="sun", by=orla)
    with pytest.raises(Conflict):
        filters.change(key=other.key, by=orla, name="ÉTÉ")
    filters.change(key=first.key, by=orla, name="ete")
    filters.save(name="Été", text="fog", by=tam)
    assert [line.name for line in list_filters(orla)] == ["ete", "Winter"]


@pytest.mark.parametrize(
    ("name", "text"), [("", "fog"), (" ", "fog"), ("x" * 101, "fog"), ("x", ""), ("x", "x" * 20_001)]
)
def test_what_will_not_do_leaves_nothing_behind(orla: Viewer, name: str, text: str) -> None:
    with pytest.raises(Invalid):
        filters.save(name=name, text=text, by=orla)
    assert list_filters(orla) == []


def test_there_is_an_end_to_them(orla: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "MOST", 1)
    filters.save(name="One", text="fog", by=orla)
    with pytest.raises(Invalid, match="take one away"):
        filters.save(name="Two", text="fog", by=orla)


def test_nobody_else_sees_or_changes_one_that_is_not_shared(orla: Viewer, tam: Viewer) -> None:
    saved = filters.save(name="Mine", text="fog", by=orla)
    for other in (tam, GUEST, OPERATOR):
        assert list_filters(other) == []
        with pytest.raises(NotFound):
            get_filter(other, key=saved.key)
        with pytest.raises(NotFound):
            list_beside(other, key=saved.key)
        with pytest.raises(NotFound):
            filters.change(key=saved.key, by=other, is_shared=True)
        with pytest.raises(NotFound):
            filters.delete(key=saved.key, by=other)
    for nobody in (GUEST, OPERATOR):
        with pytest.raises(Refused):
            filters.save(name="x", text="fog", by=nobody)
    filters.change(key=saved.key, by=orla, is_shared=True)
    assert get_filter(tam, key=saved.key).text == "fog"
    assert [line.name for line in list_beside(tam, key=saved.key)] == ["Mine"]
    with pytest.raises(NotFound):
        get_filter(GUEST, key=saved.key)
