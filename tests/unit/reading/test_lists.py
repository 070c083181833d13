"""A reader's own lists, and what they accepted."""

from collections.abc import Callable

import pytest

from fanlight.accounts.models import User
from fanlight.accounts.viewers import GUEST, OPERATOR, Viewer, viewer_of
from fanlight.kernel.errors import Invalid, NotFound, Refused
from fanlight.reading.actions import consents, lists
from fanlight.reading.models import ListedTag
from fanlight.reading.rules.forewarnings import Told
from fanlight.reading.selectors.forewarnings import get_forewarning, list_withheld
from fanlight.reading.selectors.lists import list_hidden_works, list_listed, list_warned
from fanlight.tags.models import Tag as TagRow
from fanlight.works.actions.removals import remove_many
from fanlight.works.actions.taggings import set_tags
from fanlight.works.manuscript import Chapter, Tag
from fanlight.works.models import Work

pytestmark = pytest.mark.django_db

MakeWork = Callable[..., str]
WARN, HIDE = ListedTag.Does.WARN, ListedTag.Does.HIDE
DEATH = Tag("warning", "Major Character Death")


@pytest.fixture
def tam(reader: User) -> Viewer:
    return viewer_of(reader)


@pytest.fixture
def work(make_work: MakeWork) -> Work:
    return Work.objects.get(key=make_work(chapters=tuple(Chapter(n, text="<p>x</p>") for n in (1, 2, 3))))


def test_a_tag_is_on_one_list_alone_in_any_spelling(tam: Viewer) -> None:
    lists.list_tag(kind="freeform", name="Storms  at Sea", does=WARN, by=tam)
    lists.list_tag(kind="freeform", name="STORMS AT SEA", does=HIDE, by=tam)
    assert [(line.name, line.does) for line in list_listed(tam)] == [("STORMS AT SEA", "hide")]
    lists.unlist_tag(kind="freeform", name="storms at sea", by=tam)
    assert list_listed(tam) == []
    with pytest.raises(NotFound):
        lists.unlist_tag(kind="freeform", name="storms at sea", by=tam)


def test_lists_are_their_reader_s_own(tam: Viewer, owner_viewer: Viewer) -> None:
    lists.list_tag(kind="", name="Gulls", does=WARN, by=tam)
    assert list_listed(owner_viewer) == list_listed(GUEST) == []
    with pytest.raises(NotFound):
        lists.unlist_tag(kind="", name="Gulls", by=owner_viewer)
    for viewer in (GUEST, OPERATOR):
        with pytest.raises(Refused):
            lists.list_tag(kind="", name="Gulls", does=WARN, by=viewer)


@pytest.mark.parametrize(("kind", "name"), [("", ""), ("", " \u200b "), ("mood", "Sad"), ("freeform", "x" * 501)])
def test_what_will_not_do(tam: Viewer, kind: str, name: str) -> None:
    with pytest.raises(Invalid):
        lists.list_tag(kind=kind, name=name, does=WARN, by=tam)
    assert list_listed(tam) == []


def test_lists_have_an_end(tam: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MOST", 1)
    lists.list_tag(kind="", name="Gulls", does=WARN, by=tam)
    lists.list_tag(kind="", name="Gulls", does=HIDE, by=tam)
    with pytest.raises(Invalid, match="take one away"):
        lists.list_tag(kind="", name="Geese", does=WARN, by=tam)


def test_a_name_covers_its_spellings_and_any_kind(tam: Viewer, work: Work) -> None:
    set_tags(key=work.key, lists={2: [Tag("freeform", "Tempests"), Tag("character", "Tempests")]}, by=OPERATOR)
    storms = TagRow.objects.create(kind="freeform", name="Storms", folded="storms", is_canonical=True)
    TagRow.objects.filter(kind="freeform", name="Tempests").update(synonym_of=storms)
    lists.list_tag(kind="", name="tempests", does=WARN, by=tam)
    ids = set(TagRow.objects.filter(name__in=["Tempests", "Storms"]).values_list("pk", flat=True))
    assert list_warned(tam) == ids
    assert list(get_forewarning(tam, work_id=work.pk).forewarning.chapters) == [2]


def test_what_is_accepted_is_accepted_in_this_work(tam: Viewer, work: Work, make_work: MakeWork) -> None:
    other = Work.objects.get(key=make_work(title="Other", chapters=(Chapter(1, text="<p>x</p>", tags=(DEATH,)),)))
    set_tags(key=work.key, lists={3: [DEATH]}, by=OPERATOR, said="It ends badly.")
    before = get_forewarning(tam, work_id=work.pk)
    [cause] = before.forewarning.chapters[3]
    assert [(word.said, word.by) for word in before.words[3]] == [("It ends badly.", "operator")]
    consents.accept(key=work.key, tags=[cause.tag.id, 10**9], until=10**9, by=tam)
    after = get_forewarning(tam, work_id=work.pk)
    assert (dict(after.forewarning.chapters), after.is_known) == ({}, True)
    assert list(get_forewarning(tam, work_id=other.pk).forewarning.chapters) == [1]
    assert list_withheld(tam, [work.pk, other.pk]) == {other.pk: frozenset({1})}
    assert list_withheld(GUEST, [work.pk]) == {work.pk: frozenset({3})}


def test_a_change_since_they_last_read_is_told_once(tam: Viewer, work: Work) -> None:
    own = [Tag("rating", "Teen And Up Audiences"), Tag("freeform", "Lighthouses")]
    consents.note_read(work_id=work.pk, until=get_forewarning(tam, work_id=work.pk).until, by=tam)
    set_tags(key=work.key, lists={None: own}, by=OPERATOR)
    told = get_forewarning(tam, work_id=work.pk)
    assert [cause.tag.name for cause in told.forewarning.whole] == ["Teen And Up Audiences"]
    consents.accept(key=work.key, tags=[told.forewarning.whole[0].tag.id], until=told.until, by=tam)
    assert not get_forewarning(tam, work_id=work.pk).forewarning.whole
    set_tags(key=work.key, lists={None: [*own, DEATH]}, by=OPERATOR)
    assert [c.tag.name for c in get_forewarning(tam, work_id=work.pk).forewarning.whole] == [DEATH.name]
    assert not get_forewarning(OPERATOR, work_id=work.pk).forewarning.whole  # who never read saw it on the card


def test_a_guest_s_consent_is_given_back_and_kept_nowhere_here(work: Work) -> None:
    set_tags(key=work.key, lists={3: [DEATH]}, by=OPERATOR)
    with pytest.raises(NotFound):  # the library is not open to guests
        consents.accept(key=work.key, tags=[], until=0, by=GUEST)
    told = Told(frozenset(TagRow.objects.filter(name=DEATH.name).values_list("pk", flat=True)), 0)
    assert not get_forewarning(GUEST, work_id=work.pk, remembered=told).forewarning.chapters


def test_a_work_is_hidden_and_shown_again(tam: Viewer, work: Work) -> None:
    lists.hide_work(key=work.key, by=tam)
    lists.hide_work(key=work.key, by=tam)
    assert [line.key for line in list_hidden_works(tam)] == [work.key]
    lists.show_work(key=work.key, by=tam)
    assert list_hidden_works(tam) == []
    for call in (lambda: lists.show_work(key=work.key, by=tam), lambda: lists.hide_work(key="0", by=tam)):
        with pytest.raises(NotFound):
            call()
    with pytest.raises(Refused):
        lists.hide_work(key=work.key, by=GUEST)


def test_what_a_reader_keeps_about_a_work_goes_with_it(tam: Viewer, work: Work) -> None:
    lists.hide_work(key=work.key, by=tam)
    consents.note_read(work_id=work.pk, until=1, by=tam)
    remove_many(keys=[work.key], by=OPERATOR, cause="test")
    assert list_hidden_works(tam) == []
