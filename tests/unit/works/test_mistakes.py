"""Mistakes in works' tags: found from the database, put right, taken back, dismissed."""

from collections.abc import Iterable

import pytest
from pytest_django import DjangoAssertNumQueries

from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.changes.models import Change
from fanlight.kernel.errors import Conflict, Invalid, NotFound, Refused
from fanlight.search.language import parse
from fanlight.search.selectors import find
from fanlight.tags.actions.decisions import undo
from fanlight.tags.models import MetaLink, MetaPath, ParentLink
from fanlight.tags.models import Tag as TagRow
from fanlight.works.actions import mistakes
from fanlight.works.actions.removals import remove_many
from fanlight.works.manuscript import Chapter, Tag
from fanlight.works.models import EarlierState, TagChange, TagRepair, Work
from fanlight.works.selectors.manuscripts import get_manuscript
from fanlight.works.selectors.mistakes import Mistake, find_last_repair, get_mistakes, list_queue
from tests.factories import LAMP, accept, manuscript

pytestmark = pytest.mark.django_db

ORLA, PIP = Tag("character", "Orla Brannigan"), Tag("character", "Philippa Finch")
PAIR = Tag("relationship", "Orla Brannigan/Philippa Finch")


def known() -> None:
    """Let three works make the names known."""
    for number in range(3):
        accept(manuscript(title=f"Known {number}", tags=(LAMP, PAIR, ORLA, PIP, Tag("freeform", "Lighthouses"))))
    TagRow.objects.filter(name="Lighthouses").update(uses=40)


def a_work(*tags: Tag, **fields: object) -> Work:
    return accept(manuscript(tags=(LAMP, *tags), **fields))


def said(work: Work) -> list[tuple[str, list[str]]]:
    found = get_mistakes(OPERATOR, key=work.key).mistakes
    return [(each.proposal.rule, [word.name for word in each.proposal.repair.adds]) for each in found]


def one(work: Work, rule: str) -> Mistake:
    return next(each for each in get_mistakes(OPERATOR, key=work.key).mistakes if each.proposal.rule == rule)


def names(work: Work) -> Iterable[str]:
    return [tag.name for tag in get_manuscript(OPERATOR, key=work.key).tags]


def test_what_is_known_here_tells_what_is_wrong() -> None:
    known()
    turned = Tag("relationship", "Philippa Finch/Orla Brannigan")
    assert said(a_work(turned, ORLA, PIP)) == [("R3", [PAIR.name])]
    assert said(a_work(PAIR, ORLA)) == [("R4", ["Philippa Finch"])]
    assert said(a_work(Tag("relationship", "Orla/Finch"), ORLA, PIP)) == [("R2", [PAIR.name])]
    assert said(a_work(Tag("relationship", "Philipa Finch/Orla Brannigan"), ORLA, PIP)) == [("R2", [PAIR.name])]
    assert said(a_work(Tag("freeform", PAIR.name), ORLA, PIP)) == [("R7", [PAIR.name])]
    assert said(a_work(Tag("freeform", "Lighthuoses"))) == [("R12", ["Lighthouses"])]
    assert said(a_work(Tag("freeform", "Lighthouses."))) == [("R13", ["Lighthouses"])]
    assert said(a_work(PAIR, ORLA, PIP, Tag("freeform", "Lighthouses"))) == []


def test_a_synonym_leads_to_its_canonical() -> None:
    known()
    TagRow.objects.filter(name=PAIR.name).update(is_canonical=True)
    head = TagRow.objects.get(name="Philippa Finch")
    TagRow.objects.filter(pk=head.pk).update(is_canonical=True)
    TagRow.objects.create(kind="character", name="Pip", folded="pip", synonym_of=head)
    assert said(a_work(Tag("relationship", "Pip/Orla Brannigan"), ORLA, PIP)) == [("R2", [PAIR.name])]


def test_a_repair_changes_the_tags_writes_history_and_is_found_at_once() -> None:
    known()
    work = a_work(Tag("relationship", "Philippa Finch/Orla Brannigan"), ORLA, PIP, Tag("freeform", "Fog"))
    last = Change.objects.latest("pk").pk
    made = mistakes.mend(key=work.key, mistake=one(work, "R3").key, by=OPERATOR)
    assert names(work) == [LAMP.name, PAIR.name, ORLA.name, PIP.name, "Fog"]
    entry = TagChange.objects.filter(work=work).latest("pk")
    assert (entry.added, entry.removed) == (
        [{"kind": "relationship", "name": PAIR.name}],
        [{"kind": "relationship", "name": "Philippa Finch/Orla Brannigan"}],
    )
    assert (entry.by_name, entry.said) == ("operator", made.said)
    assert "known in another order" in made.said
    assert list(Change.objects.filter(pk__gt=last).values_list("kind", "subject_id")) == [("work.revised", work.pk)]
    assert work.pk in find(parse(f'relationship:"{PAIR.name}"').query, OPERATOR).ids
    assert TagRow.objects.get(name=PAIR.name).uses == 4
    assert TagRow.objects.get(name="Philippa Finch/Orla Brannigan").uses == 0
    assert said(work) == []


def test_undo_gives_back_exactly_what_was_there() -> None:
    known()
    work = a_work(Tag("relationship", "Philippa Finch/Orla Brannigan"), ORLA)
    before = get_manuscript(OPERATOR, key=work.key)
    first = mistakes.mend(key=work.key, mistake=one(work, "R3").key, by=OPERATOR)
    second = mistakes.mend(key=work.key, mistake=one(work, "R4").key, by=OPERATOR)
    assert names(work) == [LAMP.name, PAIR.name, ORLA.name, PIP.name]
    with pytest.raises(Conflict):
        mistakes.undo(key=work.key, repair=first.pk, by=OPERATOR)
    mistakes.undo(key=work.key, repair=second.pk, by=OPERATOR)
    mistakes.undo(key=work.key, repair=first.pk, by=OPERATOR)
    assert get_manuscript(OPERATOR, key=work.key) == before
    assert not TagRepair.objects.exists()
    assert not EarlierState.objects.filter(work=work).exists()
    with pytest.raises(NotFound):
        mistakes.undo(key=work.key, repair=first.pk, by=OPERATOR)


def test_a_tag_of_a_chapter_is_put_right_there() -> None:
    known()
    chapters = tuple(
        Chapter(
            n, text="<p>Fog.</p>", tags=(Tag("freeform", "Lighthouses."), Tag("freeform", "Bells")) if n == 2 else ()
        )
        for n in (1, 2)
    )
    work = a_work(Tag("freeform", "Fog"), chapters=chapters)
    mistakes.mend(key=work.key, mistake=one(work, "R13").key, by=OPERATOR)
    now = get_manuscript(OPERATOR, key=work.key)
    assert [tag.name for tag in now.chapters[1].tags] == ["Lighthouses", "Bells"]
    assert [tag.name for tag in now.tags] == [LAMP.name, "Fog"]
    entry = TagChange.objects.filter(work=work).latest("pk")
    assert entry.chapter
    assert entry.chapter.position == 2
    assert entry.added == [{"kind": "freeform", "name": "Lighthouses"}]


def test_a_mistake_is_dismissed_for_good_and_asked_about_again() -> None:
    known()
    work, other = a_work(Tag("freeform", "Lighthuoses")), a_work(Tag("freeform", "Lighthuoses"), title="Other")
    dismissed = mistakes.dismiss(key=work.key, mistake=one(work, "R12").key, by=OPERATOR)
    assert said(work) == []
    assert said(other) == [("R12", ["Lighthouses"])]
    assert [line.name for line in get_mistakes(OPERATOR, key=work.key).dismissed] == ["Lighthuoses"]
    mistakes.ask_again(key=work.key, dismissed=dismissed.pk, by=OPERATOR)
    assert said(work) == [("R12", ["Lighthouses"])]
    with pytest.raises(NotFound):
        mistakes.ask_again(key=work.key, dismissed=dismissed.pk, by=OPERATOR)


def test_what_is_out_of_date_refused_or_nobodys_changes_nothing() -> None:
    known()
    work = a_work(Tag("freeform", "Lighthuoses"), Tag("relationship", "they are friends"))
    slip, flag = one(work, "R12").key, one(work, "R1").key
    before = get_manuscript(OPERATOR, key=work.key)
    with pytest.raises(Refused):
        mistakes.mend(key=work.key, mistake=slip, by=GUEST)
    with pytest.raises(Invalid):
        mistakes.mend(key=work.key, mistake=flag, by=OPERATOR)
    with pytest.raises(Conflict):
        mistakes.mend(key=work.key, mistake="0" * 16, by=OPERATOR)
    with pytest.raises(NotFound):
        mistakes.dismiss(key="0" * 10, mistake=slip, by=OPERATOR)
    with pytest.raises(NotFound):
        get_mistakes(GUEST, key=work.key)
    assert list_queue(GUEST).works == ()
    assert get_manuscript(OPERATOR, key=work.key) == before
    assert not TagRepair.objects.exists()


def test_the_queue_goes_through_all_works_newest_first_in_pages() -> None:
    known()
    wrong = [a_work(Tag("freeform", "Lighthouses."), title=f"Wrong {number}") for number in range(5)]
    first = list_queue(OPERATOR, limit=3)
    assert [work.title for work in first.works] == ["Wrong 4", "Wrong 3", "Wrong 2"]
    rest = list_queue(OPERATOR, before=first.next, limit=3)
    assert [work.title for work in rest.works] == ["Wrong 1", "Wrong 0"]
    assert (first.looked_at + rest.looked_at, rest.next) == (8, 0)
    mistakes.mend(key=wrong[0].key, mistake=one(wrong[0], "R13").key, by=OPERATOR)
    last = find_last_repair(OPERATOR)
    assert last
    assert last[1] == "Wrong 0"


def test_as_many_statements_for_many_works_as_for_few(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    known()
    a_work(Tag("freeform", "Lighthouses."))
    with django_assert_num_queries(16):
        assert len(list_queue(OPERATOR).works) == 1
    for number in range(12):
        a_work(Tag("freeform", "Lighthouses."), title=f"Another {number}")
    with django_assert_num_queries(16):
        assert len(list_queue(OPERATOR).works) == 13


def test_a_work_that_goes_takes_its_repairs_along() -> None:
    known()
    work = a_work(Tag("freeform", "Lighthuoses"), Tag("relationship", "they are friends"))
    mistakes.mend(key=work.key, mistake=one(work, "R12").key, by=OPERATOR)
    mistakes.dismiss(key=work.key, mistake=one(work, "R1").key, by=OPERATOR)
    assert remove_many(keys=[work.key], by=OPERATOR, cause="import:x") == [work.key]
    assert not TagRepair.objects.exists()


def test_what_wranglers_decided_tells_whose_name_it_is_and_what_is_implied() -> None:
    fandom, saga = (
        TagRow.objects.create(kind="fandom", name=name, folded=name.lower(), is_canonical=True)
        for name in ("Tide", "Saga")
    )
    people = [
        TagRow.objects.create(kind="character", name=name, folded=name.lower(), is_canonical=True, uses=9)
        for name in ("Wilf (Saga)", "Wilf (Orchard)")
    ]
    MetaLink.objects.create(lower=fandom, upper=saga)
    MetaPath.objects.create(lower=fandom, upper=saga)
    ParentLink.objects.create(lower=people[0], upper=saga)
    other = TagRow.objects.create(kind="fandom", name="Tide (old name)", folded="tide (old name)", synonym_of=fandom)
    work = accept(manuscript(tags=(Tag("fandom", other.name), Tag("character", "Wilf"))))
    assert said(work) == [("R10", ["Wilf (Saga)"])]
    both = accept(manuscript(tags=(Tag("fandom", "Tide"), Tag("fandom", "Saga"))))
    (implied,) = get_mistakes(OPERATOR, key=both.key).mistakes
    assert (implied.proposal.reason, implied.proposal.about.name) == ("metatag-implied", "Saga")


def test_what_holds_for_all_works_is_decided_for_all_and_undone() -> None:
    known()
    turned = Tag("relationship", "Philippa Finch/Orla Brannigan")
    work, other = a_work(turned, ORLA, PIP), a_work(turned, ORLA, PIP, title="Other")
    mistake = one(work, "R3")
    assert mistake.works == 2
    decision = mistakes.mend_everywhere(key=work.key, mistake=mistake.key, by=OPERATOR)
    assert said(work) == said(other) == []
    assert turned.name in names(other)
    assert len(find(parse(f'relationship:"{PAIR.name}"').query, OPERATOR).ids) == 5
    undo(decision=decision, by=OPERATOR)
    assert said(other) == [("R3", [PAIR.name])]
    short = a_work(Tag("relationship", "Orla/Finch"), ORLA, PIP)
    with pytest.raises(Invalid):
        mistakes.mend_everywhere(key=short.key, mistake=one(short, "R2").key, by=OPERATOR)
