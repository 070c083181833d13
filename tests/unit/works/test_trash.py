"""A work that was deleted is nowhere, and comes back as it was; what goes for good takes nothing of anybody else's."""

import json
from collections.abc import Sequence
from datetime import timedelta

import pytest
from pytest_django import Settings

from fanlight.accounts.models import Creator as CreatorRow
from fanlight.accounts.models import User
from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.changes.models import Change
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, NotFound, Refused
from fanlight.kernel.library import Library
from fanlight.reading.models import HiddenWork
from fanlight.tags.models import Tag as TagRow
from fanlight.works.actions import packing, trash
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.states import states_of
from fanlight.works.actions.works import Incoming, Kept, accept
from fanlight.works.manuscript import Chapter, SeriesPlace, Source, Tag
from fanlight.works.models import Removal, Series, TrashedWork, Work
from fanlight.works.selectors.manuscripts import get_manuscript
from fanlight.works.selectors.trash import count_trash, get_letting_go, list_kept, list_trash
from tests.factories import manuscript

pytestmark = pytest.mark.django_db

SOURCE = Source("archiveofourown.org", "17", "https://archiveofourown.org/works/17")


def nobody(_: Sequence[str]) -> set[str]:
    """Nothing else has files."""
    return set()


def bring(library: Library, name: str = "lamp.html", *, updated: str = "2021-03-09", **fields: object) -> str:
    return accept(incoming(library, name, updated=updated, **fields), by=OPERATOR).key


def incoming(library: Library, name: str = "lamp.html", **fields: object) -> Incoming:
    data = name.encode()
    file = Kept(sha256=library.originals.put(data), size=len(data), name=name, format="ao3_html")
    first = Chapter(1, title="One", text="<p>Fog.</p>", tags=(Tag("freeform", "Bells"),))
    chapters = (first, Chapter(2, text="<p>Tide.</p>"))
    given = {"source": SOURCE, "chapters": chapters, "series": (SeriesPlace("The Tides", 2.5),)}
    return Incoming(manuscript=manuscript(**(given | fields)), file=file)


def everything(key: str) -> dict:
    """Every row of a work, and what is its alone."""
    packed: dict = json.loads(packing.pack(Work.objects.get(key=key)))
    return packed


def test_it_is_nowhere_and_comes_back_as_it_was(library: Library) -> None:
    key = bring(library)
    revise(key=key, incoming=incoming(library, "newer.html", updated="2022-02-02", summary="<p>Anew.</p>"), by=OPERATOR)
    before, said = everything(key), get_manuscript(OPERATOR, key=key)
    uses = dict(TagRow.objects.filter(uses__gt=0).values_list("name", "uses"))
    deleted = trash.delete(key=key, by=OPERATOR)
    assert not Work.objects.exists()
    assert not Series.objects.exists()
    assert not CreatorRow.objects.exists()
    assert not TagRow.objects.filter(uses__gt=0).exists()
    assert Change.objects.order_by("-pk")[0].kind == "work.removed"
    [line] = list_trash(OPERATOR)
    assert (line.key, line.work_key, line.byline, line.chapters, line.files) == (deleted.key, key, "tidewrack", 2, 2)
    assert count_trash(OPERATOR) == 1
    with pytest.raises(NotFound):
        get_manuscript(OPERATOR, key=key)

    assert trash.put_back(key=deleted.key, by=OPERATOR).work_key == key

    assert get_manuscript(OPERATOR, key=key) == said
    assert _but_shared(everything(key)) == _but_shared(before)
    assert dict(TagRow.objects.filter(uses__gt=0).values_list("name", "uses")) == uses
    assert Change.objects.order_by("-pk")[0].kind == "work.put-back"
    assert not Removal.objects.exists()
    assert list_trash(OPERATOR) == []
    with pytest.raises(NotFound):
        trash.put_back(key=deleted.key, by=OPERATOR)


def _but_shared(packed: dict) -> object:
    """Blind to the ids of creators and series, which were made again."""
    rows = {
        name: [_without(row, "creator_id", "series_id") for row in found]
        for name, found in packed.items()
        if name != "tags"
    }
    return rows | {name: [_without(row, "id") for row in rows[name]] for name in ("accounts.Creator", "works.Series")}


def _without(row: dict, *names: str) -> dict:
    return {name: value for name, value in row.items() if name not in names}


def test_what_others_have_stays_theirs(library: Library) -> None:
    source = Source("archiveofourown.org", "18", None)
    key, other = bring(library), bring(library, "other.html", source=source, title="Another Lamp")
    tag = TagRow.objects.get(name="Lighthouses")
    trash.put_back(key=trash.delete(key=key, by=OPERATOR).key, by=OPERATOR)
    assert TagRow.objects.get(pk=tag.pk).uses == 2
    assert Series.objects.get().works.count() == CreatorRow.objects.get().works.count() == 2
    assert get_manuscript(OPERATOR, key=other).title == "Another Lamp"


def test_what_was_brought_in_again_is_not_overwritten(library: Library) -> None:
    deleted = trash.delete(key=bring(library), by=OPERATOR)
    again = bring(library)
    with pytest.raises(Conflict, match="brought in again"):
        trash.put_back(key=deleted.key, by=OPERATOR)
    assert [work.key for work in Work.objects.all()] == [again]
    assert list_trash(OPERATOR), "it stays in the trash"
    trash.delete(key=again, by=OPERATOR)
    trash.put_back(key=deleted.key, by=OPERATOR)
    assert [work.key for work in Work.objects.all()] == [deleted.work_key]


def test_going_for_good(library: Library) -> None:
    """Files that something else has stay."""
    key = bring(library)
    shared = bring(library, source=None, title="From the same file")
    mine = Work.objects.get(key=key).originals.get().sha256
    deleted = trash.delete(key=key, by=OPERATOR)
    plan = get_letting_go(OPERATOR, key=deleted.key, named=nobody)
    assert (plan.is_whole, plan.files, plan.spared) == (True, [], ["lamp.html"])
    other = trash.delete(key=shared, by=OPERATOR)
    trash.let_go(key=deleted.key, by=OPERATOR, named=nobody)
    assert library.originals.has(mine), "the other one in the trash came from it too"
    assert get_letting_go(OPERATOR, key=other.key, named=lambda _: {mine}).spared == ["lamp.html"]
    done = trash.let_go(key=other.key, by=OPERATOR, named=nobody)
    assert (done.files, library.originals.has(mine)) == (1, False)
    assert not Removal.objects.exists()
    assert not TrashedWork.objects.exists()
    with pytest.raises(NotFound):
        trash.let_go(key=other.key, by=OPERATOR, named=nobody)


def test_the_files_may_stay(library: Library) -> None:
    deleted = trash.delete(key=bring(library), by=OPERATOR)
    trash.let_go(key=deleted.key, by=OPERATOR, named=nobody, keep_files=True)
    [kept] = list_kept(OPERATOR)
    assert (kept.key, kept.files, list_trash(OPERATOR)) == (deleted.key, 1, [])
    assert len(list(library.originals.names())) == 1
    assert trash.let_go(key=kept.key, by=OPERATOR, named=nobody).files == 1
    assert list_kept(OPERATOR) == []
    assert list(library.originals.names()) == []


def test_what_was_there_long_enough_goes(library: Library, settings: Settings) -> None:
    old = trash.delete(key=bring(library), by=OPERATOR)
    trash.delete(key=bring(library, "other.html", source=None, title="Younger"), by=OPERATOR)
    Removal.objects.filter(cause=trash.cause_of(old.key)).update(at=clock.now() - timedelta(days=31))
    settings.FANLIGHT_TRASH_DAYS = 0
    assert trash.let_expired_go(by=OPERATOR, named=nobody) == []
    assert list_trash(OPERATOR)[0].goes_at is None
    settings.FANLIGHT_TRASH_DAYS = 30
    assert trash.let_expired_go(by=OPERATOR, named=nobody) == ["Fog Signals at Night"]
    assert [line.title for line in list_trash(OPERATOR)] == ["Younger"]


def test_who_may(library: Library) -> None:
    key = bring(library)
    with pytest.raises(Refused):
        trash.delete(key=key, by=GUEST)
    deleted = trash.delete(key=key, by=OPERATOR)
    for forbidden in (
        lambda: trash.put_back(key=deleted.key, by=GUEST),
        lambda: trash.let_go(key=deleted.key, by=GUEST, named=nobody),
        lambda: list_trash(GUEST),
        lambda: list_kept(GUEST),
    ):
        with pytest.raises(Refused):
            forbidden()
    assert count_trash(GUEST) == 0
    with pytest.raises(NotFound):
        trash.delete(key=key, by=OPERATOR)


def test_what_readers_have_of_it_comes_back_to_those_who_are_here(library: Library, reader: User, owner: User) -> None:
    key = bring(library)
    for user in (reader, owner):
        HiddenWork.objects.create(user=user, work=Work.objects.get(key=key), at=clock.now())
    deleted = trash.delete(key=key, by=OPERATOR)
    reader.delete()
    trash.put_back(key=deleted.key, by=OPERATOR)
    assert list(HiddenWork.objects.values_list("user__username", "work__key")) == [("orla", key)]


def test_every_table_that_hangs_on_a_work_is_known() -> None:
    names = {model._meta.label: path for model, path in packing.own().items()}
    assert names["works.ChapterVersion"] == "chapter__work"
    assert names["reading.HiddenWork"] == "work"
    assert "accounts.Creator" not in names
    assert "works.TrashedWork" not in names


def test_state_is_what_undo_remembers(library: Library) -> None:
    """An import can be undone after its work was deleted and put back: nothing of it was changed."""
    key = bring(library)
    before = states_of(list(Work.objects.all()))
    trash.put_back(key=trash.delete(key=key, by=OPERATOR).key, by=OPERATOR)
    assert states_of(list(Work.objects.all())) == before
