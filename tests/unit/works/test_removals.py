"""Taking works out, and copies that they followed: all of it goes, nothing of anybody else's, and the files stay."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fanlight.accounts.models import Creator as CreatorRow
from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.changes.models import Change
from fanlight.changes.rules import PICTURED
from fanlight.kernel.errors import Conflict, NotFound, Refused
from fanlight.kernel.library import Library
from fanlight.tags.models import Tag as TagRow
from fanlight.works.actions import states
from fanlight.works.actions.removals import forget_originals_in_use, purge, remove_many, take_back
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.works import Incoming, Kept, accept
from fanlight.works.manuscript import Chapter, Creator, Manuscript, SeriesPlace, Source, Tag
from fanlight.works.models import (
    Chapter as ChapterRow,
)
from fanlight.works.models import (
    ChapterVersion,
    EarlierState,
    KeptOriginal,
    Original,
    Removal,
    Series,
    TagChange,
    Tagging,
    Work,
)
from fanlight.works.selectors.manuscripts import get_manuscript
from fanlight.works.store import originals
from tests.factories import LAMP, manuscript

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]
CAUSE = "import:abc"
PICTURE = Kept("f" * 64, 9, "", "image/png")


def incoming(said: Manuscript, name: str, **fields: Any) -> Incoming:
    return Incoming(said, file=Kept((name * 64)[:64], 10, f"{name}.html", "ao3-html"), **fields)


def told(*texts: str, **fields: Any) -> Manuscript:
    chapters = tuple(Chapter(n, title=f"Part {n}", text=f"<p>{text}</p>" * 3) for n, text in enumerate(texts, 1))
    return manuscript(chapters=chapters, **fields)


def take(work: Work, *names: str) -> None:
    take_back(
        key=work.key, copies=[(n * 64)[:64] for n in names], by=OPERATOR, cause=CAUSE, said="The import was undone."
    )


def rows(*tables: type[models.Model]) -> list[int]:
    return [table._default_manager.count() for table in tables]


ALL = (Work, ChapterRow, ChapterVersion, Tagging, TagChange, Original, Series, CreatorRow, EarlierState)


def everything(work: Work) -> tuple[object, ...]:
    """What a work is, to the last version, and the uses of all tags."""
    work.refresh_from_db()
    versions = ChapterVersion.objects.filter(chapter__work=work).order_by("chapter__position", "number")
    return (
        states.states_of([work])[work.pk],
        get_manuscript(OPERATOR, key=work.key),
        list(versions.values_list("chapter", "number", "title", "text")),
        dict(TagRow.objects.filter(uses__gt=0).values_list("name", "uses")),
        sorted(work.originals.values_list("role", "sha256")),
    )


class TestRemoving:
    def test_everything_of_a_work_goes_and_its_files_are_kept(self) -> None:
        before = rows(*ALL)
        place = SeriesPlace("Keepers", 1, None)
        work = accept(incoming(told("lamp", "fog", series=(place,)), "a", pictures=[PICTURE]), by=OPERATOR)
        revise(key=work.key, incoming=incoming(told("lamp", "bell", "tide"), "b"), by=OPERATOR)
        assert remove_many(keys=[work.key, "nothere"], by=OPERATOR, cause=CAUSE) == [work.key]
        assert rows(*ALL) == before
        assert not TagRow.objects.filter(uses__gt=0).exists()
        assert Change.objects.order_by("-pk").values_list("kind", "subject_id", "data").first() == (
            "work.removed", work.pk, {"key": work.key},
        )  # fmt: skip
        kept = KeptOriginal.objects.order_by("pk").values_list("sha256", "role", "name", "removal__work_key")
        assert list(kept) == [
            ("a" * 64, "file", "a.html", work.key), ("f" * 64, "picture", "", work.key),
            ("b" * 64, "file", "b.html", work.key),
        ]  # fmt: skip
        with pytest.raises(NotFound):
            get_manuscript(OPERATOR, key=work.key)

    def test_what_others_have_stays(self) -> None:
        shared, alone = Creator("marrow"), Creator("oar")
        series = (SeriesPlace("Keepers", 1, "https://archiveofourown.org/series/9"),)
        stays = accept(incoming(told("lamp", creators=(shared,), series=series), "a"), by=OPERATOR)
        before = everything(stays)
        tags = (LAMP, Tag("freeform", "Fog"))
        goes = accept(
            incoming(told("bell", creators=(shared, alone), series=(*series, SeriesPlace("Own", 1)), tags=tags), "b"),
            by=OPERATOR,
        )
        remove_many(keys=[goes.key], by=OPERATOR, cause=CAUSE)
        assert everything(stays) == before
        assert list(CreatorRow.objects.values_list("name", flat=True)) == ["marrow"]
        assert list(Series.objects.values_list("title", flat=True)) == ["Keepers"]
        assert TagRow.objects.get(name="Fog").uses == 0, "the tag stays, with its spelling"

    def test_only_an_owner_may(self) -> None:
        work = accept(incoming(told("lamp"), "a"), by=OPERATOR)
        with pytest.raises(Refused):
            remove_many(keys=[work.key], by=GUEST, cause=CAUSE)
        with pytest.raises(Refused):
            take_back(key=work.key, copies=[], by=GUEST, cause=CAUSE, said="")
        with pytest.raises(Refused):
            purge(cause=CAUSE, by=GUEST, named=lambda _: set())
        assert Work.objects.count() == 1

    def test_the_source_is_free_again(self) -> None:
        said = told("lamp", source=Source("archiveofourown.org", "1", None))
        remove_many(keys=[accept(incoming(said, "a"), by=OPERATOR).key], by=OPERATOR, cause=CAUSE)
        accept(incoming(said, "a"), by=OPERATOR)
        assert Work.objects.count() == 1


class TestTakingBack:
    def test_no_column_of_a_work_is_forgotten(self) -> None:
        columns = {field.name for field in Work._meta.concrete_fields}
        assert columns == {*states.COLUMNS, "id", "key", "added_at", "title_sort", "restricted"}

    def test_a_work_is_again_what_it_was(self) -> None:
        first = told("lamp", "fog", series=(SeriesPlace("Keepers", 1),), updated="2021-01-01", extras={"Packaged": "x"})
        work = accept(incoming(first, "a"), by=OPERATOR)
        before = everything(work)
        changed = told(
            "lamp", "bell", "tide", title="Another title", summary="<p>Edited</p>", updated="2022-01-01",
            creators=(Creator("oar"),), series=(SeriesPlace("Winter", 2.5),), tags=(LAMP, Tag("freeform", "Storms")),
            planned_chapters=None, complete=False,
        )  # fmt: skip
        revise(key=work.key, incoming=incoming(changed, "b", pictures=[PICTURE]), by=OPERATOR)
        assert everything(work) != before
        history = TagChange.objects.count()
        take(work, "b")
        assert everything(work) == before
        last = TagChange.objects.order_by("-pk").first()
        assert last is not None
        assert (TagChange.objects.count(), last.said, [tag["name"] for tag in last.removed]) == (
            history + 1, "The import was undone.", ["Storms"],
        )  # fmt: skip
        assert Change.objects.filter(kind="work.revised").count() == 2
        kept = KeptOriginal.objects.filter(removal__kind="copy").values_list("sha256", "role")
        assert sorted(kept) == [("b" * 64, "file"), ("f" * 64, "picture")]
        assert not EarlierState.objects.exists()

    def test_a_chapter_that_was_gone_and_one_that_came_back(self) -> None:
        work = accept(incoming(told("lamp", "fog", "bell"), "a"), by=OPERATOR)
        revise(key=work.key, incoming=incoming(told("lamp", "bell"), "b"), by=OPERATOR)
        middle = everything(work)
        revise(key=work.key, incoming=incoming(told("lamp", "fog", "bell"), "c"), by=OPERATOR)
        take(work, "c")
        assert everything(work) == middle

    def test_changed_since_it_is_left_alone(self) -> None:
        work = accept(incoming(told("lamp"), "a"), by=OPERATOR)
        start = everything(work)
        revise(key=work.key, incoming=incoming(told("lamp", "fog"), "b"), by=OPERATOR)
        revise(key=work.key, incoming=incoming(told("lamp", "fog", "bell"), "c"), by=OPERATOR)
        now = everything(work)
        with pytest.raises(Conflict, match="changed since"):
            take(work, "b")
        assert everything(work) == now
        take(work, "b", "c")
        assert everything(work) == start

    def test_changed_by_hand_it_is_left_alone(self) -> None:
        work = accept(incoming(told("lamp"), "a"), by=OPERATOR)
        revise(key=work.key, incoming=incoming(told("lamp", "fog"), "b"), by=OPERATOR)
        Work.objects.update(summary="<p>Somebody wrote this.</p>")
        with pytest.raises(Conflict):
            take(work, "b")

    def test_a_copy_with_nothing_new_takes_only_itself_along(self) -> None:
        work = accept(incoming(told("lamp"), "a"), by=OPERATOR)
        before = everything(work)
        assert not revise(key=work.key, incoming=incoming(told("lamp"), "b", pictures=[PICTURE]), by=OPERATOR).happened
        take(work, "b")
        assert everything(work) == before
        kinds = list(Change.objects.order_by("pk").values_list("kind", flat=True))
        assert kinds == ["work.accepted", PICTURED, PICTURED], "nobody need read the work's words again"

    def test_a_copy_whose_pictures_are_not_the_first_changes_nothing(self) -> None:
        work = accept(incoming(told("lamp"), "a", pictures=[PICTURE]), by=OPERATOR)
        other = Kept("e" * 64, 9, "", "image/png")
        revise(key=work.key, incoming=incoming(told("lamp"), "b", pictures=[PICTURE, other]), by=OPERATOR)
        take(work, "b")
        assert Change.objects.count() == 1, "nobody need read the work again"

    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.data())
    def test_whatever_a_copy_changed(self, data: st.DataObject) -> None:
        with transaction.atomic():
            work = accept(incoming(_some(data), "a"), by=OPERATOR)
            stack = []
            for name in "bcd":
                before = everything(work)
                revise(key=work.key, incoming=incoming(_some(data), name), by=OPERATOR)
                stack.append((name, before))
            for name, before in reversed(stack):
                take(work, name)
                assert everything(work) == before
            transaction.set_rollback(True)


WORDS = st.sampled_from(("lamp", "fog", "bell", "tide", "gull"))
TAGS = st.lists(st.sampled_from([LAMP, *(Tag("freeform", name) for name in ("Fog", "FOG", "Salt"))]), unique=True)


def _some(data: st.DataObject) -> Manuscript:
    said = told(*data.draw(st.lists(WORDS, min_size=1, max_size=4)), tags=tuple(data.draw(TAGS)))
    last = data.draw(TAGS)
    chapters = (*said.chapters[:-1], replace(said.chapters[-1], tags=tuple(last)))
    places = data.draw(st.lists(st.sampled_from([SeriesPlace("Keepers", 1), SeriesPlace("Winter", 2.5)]), unique=True))
    creators = data.draw(st.lists(st.sampled_from([Creator("oar"), Creator("marrow", "m")]), min_size=1, unique=True))
    day = data.draw(st.sampled_from(["2020-01-01", "2021-01-01", "2022-01-01", None]))
    summary = data.draw(st.sampled_from(["<p>One</p>", None]))
    return replace(
        said, chapters=chapters, series=tuple(places), creators=tuple(creators), updated=day, summary=summary
    )


class TestPurging:
    def test_files_go_but_those_that_something_names(self, library: Library) -> None:
        data = {name: name.encode() * 10 for name in ("alone", "shared", "reviewed", "twice")}
        sha = {name: originals().put(content) for name, content in data.items()}
        for number, name in enumerate(data):
            source = Source("archiveofourown.org", str(number), None)
            accept(Incoming(told(name, source=source), file=Kept(sha[name], 10, name, "ao3-html")), by=OPERATOR)
        accept(Incoming(told("other"), file=Kept(sha["shared"], 10, "shared", "ao3-html")), by=OPERATOR)
        keys = list(Work.objects.exclude(source=None).order_by("pk").values_list("key", flat=True))
        remove_many(keys=keys[:3], by=OPERATOR, cause=CAUSE)
        remove_many(keys=keys[3:], by=OPERATOR, cause="import:other")
        done = purge(cause=CAUSE, by=OPERATOR, named=lambda _: {sha["reviewed"]})
        assert done is not None
        assert (done.files, done.bytes, done.spared) == (1, 10, 2)
        assert set(originals().names()) == {sha["shared"], sha["reviewed"], sha["twice"]}
        assert purge(cause=CAUSE, by=OPERATOR, named=lambda _: set()) is None
        assert list(Removal.objects.values_list("cause", flat=True)) == ["import:other"]

    def test_what_is_in_again_is_forgotten(self) -> None:
        work = accept(incoming(told("lamp"), "a", pictures=[PICTURE]), by=OPERATOR)
        remove_many(keys=[work.key], by=OPERATOR, cause=CAUSE)
        accept(incoming(told("lamp"), "a"), by=OPERATOR)
        forget_originals_in_use(cause=CAUSE)
        assert list(KeptOriginal.objects.values_list("sha256", flat=True)) == [PICTURE.sha256]
