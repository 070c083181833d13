"""Which works a library refuses or holds: in every spelling, of chapters, in new copies, whatever way they come."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from fanlight.accounts.models import User
from fanlight.accounts.viewers import OPERATOR, viewer_of
from fanlight.imports.actions.acceptances import accept, accept_certain
from fanlight.imports.models import Review
from fanlight.imports.policies import current_policy, list_policy
from fanlight.kernel.errors import Refused
from fanlight.kernel.library import Library
from fanlight.tags.actions.synonyms import merge
from fanlight.tags.models import Tag as TagRow
from fanlight.works.manuscript import Chapter, Tag
from fanlight.works.models import TagChange, Work
from fanlight.works.selectors.manuscripts import get_manuscript
from tests.factories import manuscript
from tests.unit.imports.test_jobs import outcomes, run, story

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]
F, FORBIDDEN = Tag("fandom", "F"), Tag("freeform", "Forbidden Thing")


@pytest.mark.parametrize(
    "tag",
    [
        Tag("warning", "Underage"),
        Tag("warning", "UNDERAGE SEX"),
        Tag("freeform", "Underage Sex"),
        Tag("freeform", "Underage Sex - Freeform"),
        Tag("freeform", "underage"),
    ],
)
def test_the_shipped_policy_refuses_every_wording_of_a_work_and_of_a_chapter(tag: Tag) -> None:
    chapters = (Chapter(1, text="<p>x</p>"), Chapter(2, text="<p>y</p>", tags=(tag,)))
    assert current_policy().refusal(manuscript(tags=(F, tag))) == f"{tag.kind}:{tag.name}"
    assert current_policy().refusal(manuscript(chapters=chapters)) == f"{tag.kind}:{tag.name}"
    assert current_policy().refusal(manuscript()) is None


def test_what_wranglers_decided_counts(write: Write, settings: Settings) -> None:
    settings.FANLIGHT_REFUSE = ["freeform:Forbidden Thing"]
    run(write("1.html", story(1, tags=(F, Tag("freeform", "Verboten")))))
    TagRow.objects.create(kind="freeform", name="Forbidden Thing", folded="forbidden thing", is_canonical=True)
    merge(tag=TagRow.objects.get(name="Verboten"), name="Forbidden Thing", by=OPERATOR)
    job = run(write("2.html", story(2, tags=(F, Tag("freeform", "verboten")))))
    assert list(outcomes(job).values()) == ["refused"]
    [line] = list_policy(OPERATOR)
    assert set(line.names) == {"freeform:Forbidden Thing", "freeform:Verboten"}


def test_a_newer_copy_that_brings_the_tag_changes_nothing(write: Write, settings: Settings, library: Library) -> None:
    settings.FANLIGHT_REFUSE = ["freeform:Forbidden Thing"]
    run(write("1.html", story(1, tags=(F,))))
    before, entries = get_manuscript(OPERATOR, key=Work.objects.get().key), TagChange.objects.count()
    job = run(write("2.html", story(1, tags=(F, FORBIDDEN), updated="2026-01-01")))
    assert list(outcomes(job).values()) == ["refused"]
    assert get_manuscript(OPERATOR, key=Work.objects.get().key) == before
    assert TagChange.objects.count() == entries
    assert len(list(library.originals.names())) == 1


def test_what_is_held_waits_and_says_why(write: Write, settings: Settings) -> None:
    settings.FANLIGHT_HOLD = ["freeform:Forbidden Thing"]
    run(write("1.html", story(1, tags=(F,))))
    held, copy = story(2, tags=(F, FORBIDDEN)), story(1, tags=(F, FORBIDDEN), updated="2026-01-01")
    job = run(write("2.html", held), write("3.html", copy))
    assert list(outcomes(job).values()) == ["review", "review"]
    assert Work.objects.count() == 1
    assert accept_certain(by=OPERATOR).accepted == []
    for review in Review.objects.order_by("pk"):
        assert review.unsure >= 1
        accept(by=OPERATOR, key=review.key)
    works = {work.title: work for work in Work.objects.all()}
    assert sorted(works) == ["Story 1", "Story 2"]
    assert any("Forbidden Thing" in finding["said"] for finding in works["Story 2"].findings)
    assert FORBIDDEN in get_manuscript(OPERATOR, key=works["Story 1"].key).tags


def test_only_the_owner_sees_the_policy(reader: User) -> None:
    with pytest.raises(Refused):
        list_policy(viewer_of(reader))
