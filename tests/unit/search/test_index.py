"""The index over time: what changed is found at once, whatever is lost is made again, nobody is told half of it."""

from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.db import transaction

from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.changes.actions import News, record
from fanlight.changes.models import Change
from fanlight.kernel.checks import Check
from fanlight.kernel.errors import Refused
from fanlight.search import selectors, tasks
from fanlight.search.actions.index import rebuild
from fanlight.search.health import examine_index
from fanlight.search.index import archive as archives
from fanlight.search.index import building, columns, texts
from fanlight.search.index import engine as engines
from fanlight.search.index.engine import Engine
from fanlight.search.index.rowsets import rows_of
from fanlight.search.language import parse
from fanlight.search.query import Query, TagNamed, Words
from fanlight.search.results import Results, Wanted
from fanlight.tags.actions.links import add_metatag
from fanlight.tags.actions.states import canonicalize
from fanlight.tags.actions.synonyms import merge
from fanlight.tags.models import Tag as TagRow
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.works import Incoming
from fanlight.works.manuscript import Chapter, Tag
from fanlight.works.models import Work
from tests import factories

pytestmark = pytest.mark.django_db
FOG = Query((TagNamed("freeform", "Fog"),))


def find(text: str, **options: object) -> Results:
    found = selectors.find(parse(text).query, OPERATOR, **options)  # type: ignore[arg-type]
    assert found.source == "index"
    return found


def test_a_work_is_found_as_soon_as_it_is_in_by_tag_and_by_word(engine, make_work) -> None:
    assert find("freeform:fog").total == 0
    make_work(title="Beacon", tags=(Tag("freeform", "Fog"),))
    assert (find("freeform:fog").total, find("beacons").total) == (1, 1)
    assert Engine(settings.LIBRARY).fresh_archive().changes == 1, "another process reads it from the log"


def test_facets_are_counted_once_for_the_same_works_and_anew_when_anything_changed(engine, make_work) -> None:
    wanted = Wanted(("freeform",))
    for title in ("Beacon", "Gull"):
        make_work(title=title, tags=(Tag("freeform", "Fog"), Tag("freeform", title)))

    def ask(text: str, **options: object) -> tuple[bool, dict[str, int]]:
        found = find(text, facets=wanted, **options)
        return "facets: counted before" in found.plan, {row.name: row.count for row in found.facets[0].rows}

    first = {"Fog": 2, "Beacon": 1, "Gull": 1}
    assert ask("freeform:fog") == (False, first)
    assert ask("freeform:fog sort:title") == (True, first)
    assert ask("freeform:fog", limit=1) == (True, first)
    assert ask("freeform:beacon") == (False, {"Fog": 1, "Beacon": 1})
    assert ask("freeform:gull") == (False, {"Fog": 1, "Gull": 1}), "as many works, and others"
    make_work(title="Lamp", tags=(Tag("freeform", "Fog"),))
    assert ask("freeform:fog") == (False, first | {"Fog": 3})
    with transaction.atomic():
        TagRow.objects.filter(name="Fog").update(name="Fogs", folded="fogs")
        record([News("tag.renamed", TagRow.objects.get(name="Fogs").pk)])
    assert ask("freeform:fogs") == (False, {"Fogs": 3, "Beacon": 1, "Gull": 1})


def test_a_new_chapter_is_found_and_the_old_one_no_more(engine) -> None:
    before = factories.manuscript(chapters=(Chapter(1, text="<p>An albatross.</p>"),), updated="2021-01-01")
    work = factories.accept(before)
    assert find("albatross").total == 1
    after = factories.manuscript(chapters=(Chapter(1, text="<p>A cormorant.</p>"),), updated="2022-01-01")
    revise(key=work.key, incoming=Incoming(after), by=OPERATOR)
    assert (find("albatross").total, find("cormorants").total, find("updated:2022").total) == (0, 1, 1)


@pytest.mark.parametrize("look_up", [0.0, 1e9], ids=["looked up", "all told"])
def test_words_are_found_alike_among_few_and_among_all(engine, make_work, monkeypatch, look_up: float) -> None:
    monkeypatch.setattr(texts, "FEW", 0)
    monkeypatch.setattr(texts, "LOOK_UP", look_up)
    for number in range(12):
        said = "storm bell" if number % 3 == 0 else "bell storm" if number % 3 == 1 else "calm"
        tags = (Tag("freeform", "Fog"),) if number % 2 else ()
        make_work(title=f"Work {number:02}", tags=tags, chapters=(Chapter(1, text=f"<p>The {said} again.</p>"),))
    questions = {
        "freeform:fog storm": 4, "freeform:fog storm bell": 4, '"storm bell" freeform:fog': 2, "freeform:fog -storm": 2,
        "freeform:fog stor*": 4, "freeform:fog storm words:>3 sort:title": 4, "freeform:fog calm": 2, "storm": 8,
    }  # fmt: skip
    spy = mock.patch.object(texts.Texts, "_all_but", autospec=True, side_effect=texts.Texts._all_but)
    others = spy.start()
    for _ in range(2):
        assert {text: find(text).total for text in questions} == questions
    spy.stop()
    assert others.called, "what most say is found by those that do not"
    make_work(title="Storm", tags=(Tag("freeform", "Fog"),))
    assert (find("freeform:fog storm").total, find("freeform:fog storm again").total) == (5, 4)


def test_words_are_told_of_the_rows_of_the_labels_that_ask(engine, make_work) -> None:
    for title, said in (("Gone", "Storm"), ("Kept", "Storm"), ("Calm", "Calm")):
        make_work(title=title, chapters=(Chapter(1, text=f"<p>{said}.</p>"),))
    engine.make_labels()
    engine.make_texts()
    asked, (known, _) = Words("storm"), engine.fresh_texts()
    assert len(known.rows(engine.fresh_archive(), asked, chapter_text=True)) == 2
    Work.objects.filter(title="Gone").delete()
    other = archives.of_draft(building.build())
    assert other.version == engine.fresh_archive().version
    found = other.columns.ids(rows_of(known.rows(other, asked, chapter_text=True)))
    assert found.tolist() == [Work.objects.get(title="Kept").pk]


def test_pages_go_on_past_works_that_stand_elsewhere_now(engine, make_work, monkeypatch) -> None:
    monkeypatch.setattr(columns, "_STEP", 0.0)  # the order is walked, however few works there are
    pks = {title: Work.objects.get(key=make_work(title=title)).pk for title in "bcdefgh"}
    engine.make_labels()
    assert [find("sort:title", limit=1).total, engine.fresh_archive().changes] == [7, 0]
    with transaction.atomic():
        Work.objects.filter(pk=pks["e"]).update(title="a", title_sort=b"a")
        record([News("work.revised", pks["e"])])
    found, after = "", None
    while after is not None or not found:
        page = find("sort:title", limit=2, after=after)
        found += "".join(Work.objects.get(pk=pk).title for pk in page.ids)
        after = page.next
    assert found == "abcdfgh"


def test_what_was_rolled_back_was_never_there(engine, make_work) -> None:
    make_work(title="Stays", tags=(Tag("freeform", "Fog"),))
    with transaction.atomic():
        make_work(title="Goes", tags=(Tag("freeform", "Fog"),))
        assert find("freeform:fog").total == find("lamp freeform:fog").total == 2
        transaction.set_rollback(True)
    assert (find("freeform:fog").total, find("lamp freeform:fog").total) == (1, 1)
    make_work(title="Comes", tags=(Tag("freeform", "Bell"),))
    assert (find("freeform:fog").total, find("title:goes").total, find("title:comes").total) == (1, 0, 1)


def test_a_merge_is_seen_at_once_and_rewrites_no_work(engine, make_work) -> None:
    make_work(tags=(Tag("freeform", "Fog"),))
    make_work(tags=(Tag("freeform", "Mist"),))
    make_work(tags=(Tag("freeform", "Mist"), Tag("freeform", "Fog")))
    assert find("freeform:fog", facets=Wanted(("freeform",))).total == 2
    with transaction.atomic(), mock.patch("fanlight.search.index.entries.read", side_effect=AssertionError):
        fog, mist = (TagRow.objects.get(folded=name) for name in ("fog", "mist"))
        TagRow.objects.filter(pk=mist.pk).update(synonym_of=fog)
        record([News("tag.merged", mist.pk)])
        found = find("freeform:mist", facets=Wanted(("freeform",)))
    assert (found.total, [(row.name, row.count) for row in found.facets[0].rows]) == (3, [("Fog", 3)])


def test_a_tag_that_no_work_carries_itself_lies_below_another_all_the_same(engine, make_work) -> None:
    make_work(tags=(Tag("freeform", "Weather"),))
    gone = Work.objects.get(key=make_work(tags=(Tag("freeform", "Mist"),)))
    merge(tag=TagRow.objects.get(name="Mist"), name="Fog", by=OPERATOR)
    canonicalize(tag=TagRow.objects.get(name="Weather"), by=OPERATOR)
    fog, weather = (TagRow.objects.get(name=name) for name in ("Fog", "Weather"))
    add_metatag(tag=fog, metatag=weather, by=OPERATOR)
    with transaction.atomic():
        record([News("work.removed", gone.pk)])
        gone.delete()
    engine.make_labels()
    make_work(tags=(Tag("freeform", "Mist"),))
    rows = find("", facets=Wanted(("freeform",))).facets[0].rows
    assert [(row.name, row.count, row.is_parent) for row in rows] == [("Weather", 2, True), ("Fog", 1, False)]


def test_a_plan_can_be_read(engine, make_work) -> None:
    make_work(tags=(Tag("freeform", "Fog"),))
    plan = find("freeform:fog -freeform:bell words:>1 lamp", facets=Wanted(("freeform",))).plan
    assert [line.partition(":")[0] for line in plan][:2] == ["freeform “Fog”", "words 2.."]
    assert plan[-2].startswith("page by relevance: ")


@pytest.mark.parametrize(
    "name", ["about.json", "label-rows.npy", "column-id.npy", "order-title.npy", "rank-fandom.npy"]
)
def test_a_damaged_index_is_not_believed(engine, make_work, name, monkeypatch) -> None:
    make_work(tags=(Tag("freeform", "Fog"),))
    folder = engine.make_labels()
    path = folder / name
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    monkeypatch.setattr(engines, "_engine", fresh := Engine(settings.LIBRARY))
    assert find("freeform:fog").total == 1, "a small library's is made again in memory"
    assert not fresh.is_mapped
    monkeypatch.setattr(engines, "SMALL", 0)
    monkeypatch.setattr(engines, "_engine", Engine(settings.LIBRARY))
    answered = selectors.find(FOG, OPERATOR)
    assert (answered.total, answered.source, answered.notices[0].code) == (1, "database", "no-index")
    tasks.Keeper(Engine(settings.LIBRARY)).step()
    assert find("freeform:fog").total == 1, "and the indexer makes the files anew"


def test_damaged_texts_are_not_believed(engine, make_work, monkeypatch) -> None:
    make_work(title="Beacon")
    folder = engine.make_texts().folder
    (folder / "meta.json").write_text("{")
    monkeypatch.setattr(engines, "_engine", Engine(settings.LIBRARY))
    assert find("beacon").total == 1
    (engine.words.current() or Path()).joinpath("read.json").unlink()
    monkeypatch.setattr(engines, "SMALL_TEXT", 0)
    monkeypatch.setattr(engines, "_engine", Engine(settings.LIBRARY))
    answered = selectors.find(Query((Words("beacon"),)), OPERATOR)
    assert (answered.total, answered.source, answered.notices[0].code) == (1, "database", "no-index-of-words")


def test_killed_while_it_is_made_the_old_one_holds(engine, make_work) -> None:
    make_work(tags=(Tag("freeform", "Fog"),))
    held = engine.labels.current()
    with pytest.raises(KeyboardInterrupt), mock.patch.object(Path, "rename", side_effect=KeyboardInterrupt):
        engine.make_labels()
    assert engine.labels.current() == held
    assert Engine(settings.LIBRARY).fresh_archive().changes == 1
    engine.make_labels()
    assert len([path for path in engine.labels.root.iterdir() if path.is_dir() and "labels" in path.name]) == 1


def test_killed_between_writing_and_noting_it_is_written_once(engine, make_work) -> None:
    make_work(title="Beacon")
    with pytest.raises(KeyboardInterrupt), mock.patch.object(texts, "_note", side_effect=KeyboardInterrupt):
        find("beacon")
    other = Engine(settings.LIBRARY)
    held, behind = other.fresh_texts()
    assert (held.count(), behind) == (1, 0)


def test_many_changed_texts_are_left_to_the_indexer_and_that_is_said(engine, make_work, monkeypatch) -> None:
    monkeypatch.setattr(engines, "MOST_WRITTEN", 1)
    make_work(title="Beacon"), make_work(title="Beacon")
    found = find("beacon")
    assert (found.total, [(n.code, n.values["works"]) for n in found.notices]) == (0, [("texts-behind", 2)])
    keeper = tasks.Keeper(Engine(settings.LIBRARY))
    assert keeper.step()
    assert not keeper.step()
    assert (find("beacon").total, find("beacon").notices) == (2, ())


def test_the_indexer_makes_the_files_anew_after_many_changes(engine, make_work, monkeypatch) -> None:
    monkeypatch.setattr(tasks, "WORTH", 2)
    keeper = tasks.Keeper(Engine(settings.LIBRARY))
    assert not keeper.step()
    make_work(), make_work()
    held = engine.labels.current()
    while keeper.step():
        pass
    assert engine.labels.current() != held
    assert find("").total == 2
    assert engine.fresh_archive().changes == 0


def test_another_database_s_index_is_not_believed(engine, make_work) -> None:
    make_work(title="One")
    engine.make_labels()
    Work.objects.all().delete()
    Change.objects.all().delete()
    make_work(title="Two"), make_work(title="Three")
    assert find("").total == 2


def test_doctor_finds_drift_and_mends_it(engine, make_work) -> None:
    def examine(*, fix: bool = False) -> list[Check]:
        return examine_index(OPERATOR, library=settings.LIBRARY, fix=fix)

    make_work(title="One")
    make_work(title="Two")
    engine.make_labels()
    assert [check.is_well for check in examine()] == [True, True]
    Work.objects.filter(title="One").update(words=77)  # past the log
    Work.objects.filter(title="Two").delete()
    labels, words = examine()
    assert (labels.is_well, words.is_well) == (False, False)
    assert [check.fixed > 0 for check in examine(fix=True)] == [True, True]
    assert [check.is_well for check in examine()] == [True, True]
    with pytest.raises(Refused):
        examine_index(GUEST, library=settings.LIBRARY, fix=False)


def test_it_is_made_anew_by_its_owner(engine, make_work) -> None:
    make_work()
    assert rebuild(by=OPERATOR, library=settings.LIBRARY).works == 1
    with pytest.raises(Refused):
        rebuild(by=GUEST, library=settings.LIBRARY)


@pytest.mark.parametrize(
    "text", ["a*", "(a*)*b", ".*", "[a-z]{1000}", "x" * 5_000, '"' + "the " * 300 + '"', "灯" * 200]
)
def test_no_word_is_too_much(engine, make_work, text) -> None:
    make_work()
    for query in (Query((Words(text, prefix=True),)), Query((Words(text),))):
        assert selectors.find(query, OPERATOR).total in (0, 1)
